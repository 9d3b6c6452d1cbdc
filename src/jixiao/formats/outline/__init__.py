"""The outline format (提纲, .perf.txt): a performance document typed by a person in a few lines.

Examples of rules are written in it; ``reading`` makes the model of it, ``writing`` makes it of
the model. Import from the module, not from here.
"""
