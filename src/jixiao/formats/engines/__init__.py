"""One module a format: bytes to blocks. Each module has a ``READER``.

The registry imports every module of this package; one without a ``READER`` is an error. An
engine never imports another one. What two of them need lies beside this package.
"""
