"""Papers: the ways a letter leaves the program, on paper and as files."""
