"""What must hold when power, disk, network or process fail."""
