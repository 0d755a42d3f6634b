"""Values and rules of circulation, pure: no input or output, no clock, no Qt, no translation."""
