"""Bytes to model and back. Document engines live only here.

``engines`` turn bytes into blocks (paragraphs, tables with spans, cells), ``layout`` turns
blocks into the model by headings and header words, ``registry`` finds the engine for a file.
May import ``model``, ``regulation`` and ``kernel``. Import from the module, not from here.
"""
