"""What was done in a search, by whom and when: a chain that cannot be changed unseen (S15)."""
