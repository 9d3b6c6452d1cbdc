"""Differences between versions in public formats: json with its schema, csv, a page.

What differs is found by ``comparing`` and worded by ``reports``; here it only gets its form.
"""
