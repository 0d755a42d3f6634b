"""The system's own schedule for `offcirc sync --quiet`, with no window open."""
