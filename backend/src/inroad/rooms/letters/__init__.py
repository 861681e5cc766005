"""Letters: drafts, findings, and what was sent."""
