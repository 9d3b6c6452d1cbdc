"""What differs between versions of a document, and what becomes of two edits of one version.

Here lives the thinking only: which part of one version is which part of another, how a leaf
changed, how two sets of changes go together. No bytes, no sentences for people: ``reports``
words what is found, ``formats`` writes it, ``services`` joins them. Standard library only; may
import ``model`` and ``kernel``. Import from the module, not from here.
"""
