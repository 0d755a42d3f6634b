"""A Koha to test against: a real server process with Koha's doors, rules and faults, and its database in SQLite."""
