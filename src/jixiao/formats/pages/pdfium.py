"""The PDF engine's own functions, whose types it does not tell."""

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
