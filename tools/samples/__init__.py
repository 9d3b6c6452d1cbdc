"""The project's own sample documents: content as data, truth and files made from it.

``content/*.toml`` is what three departments of an invented county say. ``truth`` turns it
into the exchange form, ``plan_pages`` and ``form_pages`` into pages, and one module for each
format writes the pages. Run ``python -m tools.samples`` to write everything anew.
"""
