"""What the server knew at the last update. Disposable; written only by an update; never holds an unsent scan."""
