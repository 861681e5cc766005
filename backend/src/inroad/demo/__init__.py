"""The story of one search, with made-up people, to look around in."""
