"""Forms in flattened text: a web page or a dump in which a table's cells stand as mere words.

Cells may be parted by pipes, one on a line, by blanks or not at all; merged and empty cells may
be missing. ``reading.read_flow`` is the entry. Exact grids are not read here.
"""
