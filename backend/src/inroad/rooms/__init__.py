"""One room a feature, the same doors in each."""
