"""Imports: files in, previewed, committed whole or not at all."""
