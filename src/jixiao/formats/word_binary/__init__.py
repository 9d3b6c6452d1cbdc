"""What the engine for binary .doc consists of: FIB, piece table, properties, tables, lists.

Not here: anything about .docx (``formats.word``), whose list numbers and symbols are shared. Only
``engines`` imports it.
"""
