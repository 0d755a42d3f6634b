"""The program as a person meets it: a real process on a virtual screen, typed into by real key events."""
