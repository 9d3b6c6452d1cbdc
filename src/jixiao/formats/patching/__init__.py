"""Patching (原件修补): fixes and comments put into a user's own file, and nothing else touched."""
