"""Contacts that are probably one person: found, dismissed, merged, and taken apart again."""
