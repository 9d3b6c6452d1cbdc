"""Blocks to model: which table is which, by header words and editions, never by position."""
