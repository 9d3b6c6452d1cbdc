"""What was read as text in one of the public formats: json, jsonl, csv."""

import json

from jixiao.formats.exchange.writing import exchange
from jixiao.formats.layout.indicator_rows import INDICATOR_HEAD
from jixiao.formats.written.rows import (
    BOM,
    VALUE_HEAD,
    csv_text,
    indicator_rows,
    value_rows,
)
from jixiao.services.reading import FileRead

SUFFIXES = {"json": ".json", "jsonl": ".jsonl", "csv": ".csv", "table": ".txt"}


def exported(file: FileRead, form: str, *, places: bool = False) -> str:
    """What one file says, as text.

    Args:
        file: What was read.
        form: "json" (indented object), "jsonl" (object on one line) or "csv" (rows without head).
        places: Whether every value comes with its place; in csv then one row a value.
    """
    if form == "csv":
        rows = value_rows if places else indicator_rows
        return csv_text(rows(file.source.name, file.documents))
    entry = exchange(file.source, file.as_read, places=places)
    if form == "jsonl":
        return json.dumps(entry, ensure_ascii=False, separators=(",", ":")) + "\n"
    return json.dumps(entry, ensure_ascii=False, indent=2) + "\n"


def csv_opening(*, places: bool = False) -> str:
    """What a csv file begins with: byte order mark and head."""
    return BOM + csv_text([VALUE_HEAD if places else INDICATOR_HEAD])
