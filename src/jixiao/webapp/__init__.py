"""The web system: a year's plans from draft to publication, one more face on the one road.

``records`` are tables, ``access`` says who may, ``actions`` are all that writes, ``queries`` all
that reads, ``pages`` and ``api`` are faces. Nothing imports from here but the process that serves.
"""
