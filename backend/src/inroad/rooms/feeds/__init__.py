"""The seeker's own calendar program: feeds by secret address, and single events as files."""
