"""HTTP, once for the whole API: errors, lists, preconditions, idempotency, the contract."""
