"""Contacts: people, and everything one knows about them."""
