"""Accounts: who signs in, from where, and with which tokens."""
