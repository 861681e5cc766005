"""Inroad: the informational interview, end to end."""
