"""What the program costs, as ratios to what the machine can do at that moment; `make bench`.

Every figure is measured together with its floor, turn by turn, so that a busy machine slows both down. A ratio is the
median over rounds of (percentile of ours / percentile of the floor) within the round. Bounds are those of the issue that
asked for them; one that is broken ends the run with status 1.
"""
