"""Indicators (绩效指标): levels, classes, names, descriptions."""
