"""All text of the window, in the reader's language. Nothing else in `gui` makes a sentence."""
