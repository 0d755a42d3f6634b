"""What the program costs, as ratios to what the machine can do at that moment: `make bench`.

Every figure is measured in turns with its floor, so that a busy machine slows both down. A ratio is the median over
rounds of (percentile of ours / percentile of the floor) within the round. "CPU" is the measuring thread's own work: on
a busy machine the better half of the truth. Bounds are those the project promises; one that is broken ends the run with
status 1.
"""
