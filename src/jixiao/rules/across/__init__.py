"""Across documents (文本之间): years, units, plans and self-evaluations compared."""
