"""Workspaces: one search each, with its settings."""
