"""JSON Schema of what ``jixiao check --format json`` prints; snapshots are checked by it.

It is committed as docs/findings.schema.json (``schema_text``), and a test keeps it current.
"""

import json

from jixiao.formats.exchange.schema import (
    TEXT,
    WHOLE,
    Schema,
    keys_of,
    list_of,
    map_of,
    nullable,
    object_of,
    one_of,
)
from jixiao.kernel.span import Span

SCHEMA = "jixiao-findings/1"
SAID: Schema = {"type": "string"}
COUNT: Schema = {"type": "integer"}


def _finding() -> Schema:
    return object_of(
        {
            "rule": {"type": "string", "pattern": "^[A-Z]{3}[0-9]{3}$"},
            "name": SAID,
            "severity": one_of(("error", "warning", "note")),
            "where": SAID,
            "span": nullable(object_of(keys_of(WHOLE, *Span._fields))),
            "text": SAID,
            "row": TEXT,
            "message": SAID,
            "fix": SAID,
            "fix_kind": one_of(("safe", "suggested", "none")),
            "replacement": TEXT,
            "cites": list_of(SAID),
            "cause": TEXT,
            "suppressed": nullable(object_of({"by": SAID, "reason": SAID, "until": TEXT})),
        },
        beside=nullable(object_of({"where": SAID, "text": SAID})),
    )


def findings_schema() -> Schema:
    """The JSON Schema (draft 2020-12) of the findings of one file."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Jixiao findings",
        **object_of(
            {
                "schema": {"type": "string", "enum": [SCHEMA]},
                "source": object_of(
                    {
                        **keys_of(SAID, "name", "sha256", "media_type", "reader", "reader_version"),
                        "pages": WHOLE,
                    }
                ),
                "catalogue": object_of({"version": SAID, "rules": COUNT}),
                "findings": list_of({"$ref": "#/$defs/finding"}),
                "looked_at": map_of(COUNT),
                "not_applicable": list_of(object_of(keys_of(SAID, "rule", "where", "reason"))),
            }
        ),
        "$defs": {"finding": _finding()},
    }


def schema_text() -> str:
    """The schema as the text of docs/findings.schema.json."""
    return json.dumps(findings_schema(), ensure_ascii=False, indent=2) + "\n"
