"""What happens between a workstation and its server: plain Python, run by window, commands and tests alike."""
