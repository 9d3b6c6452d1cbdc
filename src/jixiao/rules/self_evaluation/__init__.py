"""Self-evaluation (绩效自评): sums, scores, reasons."""
