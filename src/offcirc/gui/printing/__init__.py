"""Paper: receipts on rolls and A4, reports on A4, PDF. Made as text in the GUI thread, painted beside it."""
