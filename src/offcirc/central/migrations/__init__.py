"""Migrations of the server's database; run by `offcirc.central.migrate`."""
