"""Scans (扫描件): a picture of a page becomes words and rulings, and the page its tables and lines.

``reading`` is light and says what there is; the modules that need numpy and OpenCV are imported
by it when a picture is really read. ``doubts`` judges what was recognised by rules that need no
picture. Knows no file format; may be imported by engines only.
"""
