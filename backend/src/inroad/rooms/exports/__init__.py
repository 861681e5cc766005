"""Everything out, and in again: the whole search as one zip, and lists of contacts as small files."""
