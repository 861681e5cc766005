"""Telling other programs what happened: signed, tried again, logged, replayed (api.md 1.13)."""
