"""Exchange sets: crates of items that one library lends to another (T5, T23)."""
