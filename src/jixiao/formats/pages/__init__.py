"""Pages: words and rulings with their places become tables, paragraphs and blocks.

Shared by the engines for PDF with text and for scans. ``textlayer`` and ``drawings`` take words
and rulings out of the PDF engine; all other modules know places only, and no form beyond the
header words. Imported by formats.engines and formats.scans.
"""
