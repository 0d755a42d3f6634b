"""Data and connection: how fresh the local data is, what waits, what the server keeps, and proofs of the journal."""
