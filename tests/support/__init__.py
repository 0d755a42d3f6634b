"""What several suites share: a workstation driven through its commands."""
