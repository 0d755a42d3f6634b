"""The tests of offcirc."""
