"""Pages of docs/, done as they say."""
