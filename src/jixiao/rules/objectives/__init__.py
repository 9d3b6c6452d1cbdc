"""Objectives (绩效目标): what they promise, and whether indicators keep up with it."""
