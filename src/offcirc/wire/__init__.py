"""The central server's protocol as msgspec structs: one definition for both ends."""
