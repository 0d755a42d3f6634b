"""Tests of the central server, most of them against a real server process."""
