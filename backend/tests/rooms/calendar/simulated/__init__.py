"""A whole search, lived through the API."""
