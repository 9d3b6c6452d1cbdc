"""Pages: words and rulings with their places become tables, paragraphs and blocks.

Shared by the engines for PDF with text and for scans. Knows no file format, no engine and no
form; imports blocks and the header words only.
"""
