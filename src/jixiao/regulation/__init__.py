"""What the law and the forms say, as dated data: taxonomies, editions, header words, sources.

TOML files beside loaders; no document is known here. A number that a regulation fixes
stands here with its document number, or is marked ``checked = false``. May import ``kernel``
only. Import from the module, not from here.
"""
