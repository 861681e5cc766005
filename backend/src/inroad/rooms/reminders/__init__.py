"""Reminders: the day in the morning, and what was promised for it, by e-mail and in the browser."""
