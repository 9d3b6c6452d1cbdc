"""What the engine for workbooks consists of: .xlsx and .xls parts, and how numbers are displayed.

Not here: csv (a text format). Only ``engines`` imports it.
"""
