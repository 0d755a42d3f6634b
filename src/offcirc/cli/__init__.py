"""The same use cases for scripts, schedulers and tests, as COMMANDS.md has them."""
