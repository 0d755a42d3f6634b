"""Files that other systems take in, carried by hand: one module a format. None of them knows journal or replica."""
