"""Who asked to be forgotten: marks by which they are known again, and nothing else of them (P2)."""
