"""Connectors that talk to nobody."""
