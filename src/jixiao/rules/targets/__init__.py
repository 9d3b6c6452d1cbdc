"""Targets (指标值): numbers, units, comparisons, dates, words."""
