"""Mailbox: letters sent from the seeker's own e-mail account."""
