"""Grade criteria (评价标准): four grades without gaps and overlaps."""
