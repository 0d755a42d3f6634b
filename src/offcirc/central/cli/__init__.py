"""`offcirc-central`, for whoever runs the server."""
