"""What everyone speaks: places, stated values, money, percents, codes, notices.

Here lives whatever two floors need and that knows no document. No file access, no
regulation, no document engine. Every other room may import it; it imports nothing of
Jixiao. Import from the module, not from here.
"""
