"""Plain text: encodings, and the tables that stand in it as tabs, pipes or commas.

Used by ``formats.engines.text`` alone. Import from the module, not from here.
"""
