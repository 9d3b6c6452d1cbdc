"""Everything that reads: pages see what these return, never rows."""
