"""The exchange form: the public, versioned JSON of everything that was read.

``writing`` makes it of the model, ``reading`` makes the model of it, ``schema`` is the JSON
Schema that both keep to. May import ``model``, ``regulation`` and ``kernel``. Import from the
module, not from here.
"""
