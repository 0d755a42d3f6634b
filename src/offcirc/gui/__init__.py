"""The window: Qt only here. Widgets in the GUI thread; journal, replica and server in lanes and processes beside it."""
