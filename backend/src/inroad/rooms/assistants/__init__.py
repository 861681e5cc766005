"""AI assistants of the seeker's own, let in by an access token (MCP)."""
