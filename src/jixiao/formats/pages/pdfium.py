"""The PDF engine's own functions, whose types it does not tell."""

import ctypes
from typing import Any

import pypdfium2
import pypdfium2.raw

raw: Any = pypdfium2.raw
"""FPDF_…, FPDFText_…, FPDFPageObj_… as the engine documents them."""

Handle = Any
"""A page, a text page or an object of the engine."""

open_document: Any = pypdfium2.PdfDocument
"""Opens a document from bytes."""

new_bitmap: Any = pypdfium2.PdfBitmap.new_native
"""Makes a bitmap."""


def address_of(handle: Handle) -> int:
    """The address of a handle, as the quick functions take it."""
    return ctypes.cast(handle, ctypes.c_void_p).value or 0


def quick(name: str, result: type | None, *rest: type) -> Handle:
    """A function of the engine that is called very often.

    Typed pointers for each call, and giving other threads a turn, cost more than such a call
    itself; here handles are addresses.

    Args:
        name: Its name.
        result: Type of its result, None when nobody looks at it.
        rest: Types of its arguments behind the handle, which comes first.
    """
    made = ctypes.PYFUNCTYPE(result, ctypes.c_void_p, *rest)
    return made(ctypes.cast(getattr(raw, name), ctypes.c_void_p).value or 0)
