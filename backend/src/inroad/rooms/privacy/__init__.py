"""Erasing somebody, leaving, how long things are kept, and what one may ask about oneself (P2 to P5)."""
