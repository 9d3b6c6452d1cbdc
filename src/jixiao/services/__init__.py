"""The use cases: one function each, values in, values out. No argv, no print, no database."""
