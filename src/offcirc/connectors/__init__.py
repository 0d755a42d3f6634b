"""One package per kind of central server, all behind one Protocol (`base.py`) with declared capabilities."""
