"""Use cases in desk words, and the composition root."""
