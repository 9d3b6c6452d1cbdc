"""Codes (编码): projects, units, functions."""
