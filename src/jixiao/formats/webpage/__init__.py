"""What the engine for web pages consists of: decoding, grids, and the walk through the tree.

Not here: Excel's web pages under the suffix .xls. Only ``engines`` imports it.
"""
