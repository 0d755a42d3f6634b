"""The few dialogs there are: before the desk is open, and apart from it. A scan answers none of them."""
