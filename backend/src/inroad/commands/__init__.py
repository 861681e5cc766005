"""What `inroad COMMAND` does: each module has `main(arguments)` and imports no more than it needs."""
