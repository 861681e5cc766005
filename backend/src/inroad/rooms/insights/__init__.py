"""Insights: what has come of it, as figures with their definitions; read-only."""
