"""Formats of files that somebody carries."""
