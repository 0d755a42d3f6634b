"""The central server: records, extracts, the queue of all workstations, and its processing row by row."""
