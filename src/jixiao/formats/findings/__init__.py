"""Findings as bytes: the public JSON, SARIF, JUnit, CSV, and one self-contained page.

They know findings and the file that was read, no rule. Import from the module, not from here.
"""
