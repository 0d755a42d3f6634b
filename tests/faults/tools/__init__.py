"""Real faults for the fault suite: nothing here is a mock."""
