"""JSON Schemas of what ``jixiao diff`` and ``jixiao merge`` print with ``--format json``.

They are committed as docs/diff.schema.json and docs/merge.schema.json; tests keep them current.
"""

import json

from jixiao.comparing.changes import KINDS
from jixiao.comparing.merging import OURS, PLACE, PRESENCE, THEIRS, WORDS
from jixiao.formats.differences.exchange import MERGE_SCHEMA, SCHEMA, SIGNS, STYLE
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
    file = _file()
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


def merge_schema() -> Schema:
    """The JSON Schema (draft 2020-12) of what a merge could not decide."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Jixiao merge",
        **object_of(
            {
                "schema": one_of((MERGE_SCHEMA,)),
                **keys_of(_file(), "original", OURS, THEIRS),
                "conflicts": list_of({"$ref": "#/$defs/conflict"}),
            }
        ),
        "$defs": {"conflict": _conflict()},
    }


def _conflict() -> Schema:
    return object_of(
        {
            "kind": one_of((WORDS, PRESENCE, PLACE)),
            "part": SAID,
            "field": TEXT,
            "taken": one_of((OURS, THEIRS)),
            "message": SAID,
            **keys_of(nullable(_side()), "original", OURS, THEIRS),
            "cells": list_of(_cell()),
        }
    )


def _file() -> Schema:
    names = ("name", "sha256", "media_type", "reader", "reader_version")
    return object_of({**keys_of(SAID, *names), "pages": WHOLE})


def _side() -> Schema:
    return object_of(
        {**keys_of(SAID, "where", "text"), "span": _SPAN, **keys_of(TEXT, "form", "row"),
         "ordinal": WHOLE}
    )  # fmt: skip


def _cell() -> Schema:
    return object_of({"where": SAID, "field": TEXT, "text": SAID, "span": _SPAN})


def _change() -> Schema:
    side, cell = _side(), _cell()
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
    return _text(differences_schema())


def merge_schema_text() -> str:
    """The schema as the text of docs/merge.schema.json."""
    return _text(merge_schema())


def _text(schema: Schema) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
