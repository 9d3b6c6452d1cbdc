"""What we tell people (报告) as content: order, groups, headings, sentences; no file format.

May import ``kernel``, ``model``, ``regulation``, ``scoring`` and the standard library. Import
from the module, not from here.
"""
