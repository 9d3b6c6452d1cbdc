"""Tables: what is kept. Only actions, queries and access may import from here."""
