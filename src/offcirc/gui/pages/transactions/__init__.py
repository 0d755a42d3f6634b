"""The review window: every row, its result, and what can be done about it (K16 to K21)."""
