"""Funds (预算资金): sums, units, use, quantities times unit costs."""
