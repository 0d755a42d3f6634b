"""Paper: receipts on rolls and A4, reports on A4, PDF. Made in the GUI thread as text, painted in a thread beside it."""
