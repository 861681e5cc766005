"""Organizations: where contacts work, their hours and their Fridays."""
