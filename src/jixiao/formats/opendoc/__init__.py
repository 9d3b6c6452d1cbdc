"""What the engine for .odt consists of: styles with lists, and the walk through content.xml.

Not here: the package itself (``formats.packed``). Only ``engines`` imports it.
"""
