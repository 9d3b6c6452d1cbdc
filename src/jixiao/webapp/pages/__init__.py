"""Pages: parse, one action or query, render; what knows HTTP and HTML."""
