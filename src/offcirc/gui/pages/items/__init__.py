"""Items: find, create, duplicate, edit, one or many (SPEC T)."""
