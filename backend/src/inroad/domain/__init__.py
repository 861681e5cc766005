"""The method. Pure: standard library only; no database, no HTTP, no clock."""
