"""Calendar: promises, attempts, and what kind of day it is."""
