"""What staff do with items' records and exchange sets at the desk; each change is a durable row, offline or not."""
