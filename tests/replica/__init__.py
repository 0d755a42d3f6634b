"""Real files, real SQLCipher."""
