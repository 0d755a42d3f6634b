"""The web page for system librarians: rendered here, readable without JavaScript, in three languages."""
