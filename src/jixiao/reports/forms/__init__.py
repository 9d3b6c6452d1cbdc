"""Forms filled in: documents become papers as the forms of ``regulation/forms`` want them."""
