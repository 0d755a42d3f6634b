"""Check out: the patron at the left, the due date and the loans at the right."""
