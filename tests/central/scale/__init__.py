"""The server at scale: several workers on PostgreSQL."""
