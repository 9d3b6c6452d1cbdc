"""What may be wrong with a document: one file a rule, by family; reasons and messages Chinese.

``declare`` says what a rule is, ``catalogue`` finds all of them, ``engine`` walks a document and
asks each. Modules beside them hold what several rules need to know (numbers in prose, words,
dates). A rule never imports another rule. May import ``kernel``, ``model``, ``regulation`` and
the standard library only. Import from the module, not from here.
"""
