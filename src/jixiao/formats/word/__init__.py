"""What the engine for .docx consists of: numbering, styles, grids, and two roads through the XML.

Not here: the package itself (``formats.packed``) and the binary .doc. Only ``engines`` imports it.
"""
