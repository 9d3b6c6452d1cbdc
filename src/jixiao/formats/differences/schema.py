"""JSON Schema of what ``jixiao diff --format json`` prints.

It is committed as docs/diff.schema.json (``schema_text``), and a test keeps it current.
"""

import json

from jixiao.comparing.changes import KINDS
from jixiao.formats.differences.exchange import SCHEMA, SIGNS, STYLE
from jixiao.formats.exchange.schema import (
    FLAG,
    TEXT,
    WHOLE,
    Schema,
    keys_of,
    list_of,
    nullable,
    object_of,
    one_of,
)
from jixiao.kernel.span import Span

SAID: Schema = {"type": "string"}
COUNT: Schema = {"type": "integer"}
_SPAN = nullable(object_of(keys_of(WHOLE, *Span._fields)))


def differences_schema() -> Schema:
    """The JSON Schema (draft 2020-12) of what differs between two files."""
    file = object_of(
        {
            **keys_of(SAID, "name", "sha256", "media_type", "reader", "reader_version"),
            "pages": WHOLE,
        }
    )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Jixiao differences",
        **object_of(
            {
                "schema": one_of((SCHEMA,)),
                "old": nullable(file),
                "new": nullable(file),
                "same": FLAG,
                "counts": object_of(keys_of(COUNT, *KINDS, STYLE)),
                "changes": list_of({"$ref": "#/$defs/change"}),
            }
        ),
        "$defs": {"change": _change()},
    }


def _change() -> Schema:
    side = object_of(
        {
            "where": SAID,
            "text": SAID,
            "span": _SPAN,
            "form": TEXT,
            "row": TEXT,
            "ordinal": WHOLE,
        }
    )
    cell = object_of({"where": SAID, "field": TEXT, "text": SAID, "span": _SPAN})
    piece = object_of({"kind": one_of(tuple(SIGNS.values())), "text": SAID})
    return object_of(
        {
            "kind": one_of(KINDS),
            "part": SAID,
            "field": TEXT,
            "style": FLAG,
            **keys_of(SAID, "group", "label", "message"),
            "meaning": TEXT,
            "old": nullable(side),
            "new": nullable(side),
            "pieces": list_of(piece),
            "cells": list_of(cell),
        }
    )


def schema_text() -> str:
    """The schema as the text of docs/diff.schema.json."""
    return json.dumps(differences_schema(), ensure_ascii=False, indent=2) + "\n"
