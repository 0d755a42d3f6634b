"""The review window: this workstation's rows and the server's queue, in one list (K16 to K21)."""
