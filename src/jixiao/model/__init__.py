"""What the paper says: typed, frozen, with its place on the page.

Here live the documents (performance plan, self-evaluation, monitoring record …) and the
reading of a target cell. No bytes, no files, no regulation data: which level an indicator
stands on is resolved by ``formats`` from ``regulation`` and stored here as a plain key.
May import ``kernel`` only. Import from the module, not from here.
"""
