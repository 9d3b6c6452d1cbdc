"""JSON Schema of the exchange form, made from code; the reader checks files by it.

It is committed as docs/exchange.schema.json (``schema_text``), and a test keeps it current.
"""

import json
from typing import Any

from jixiao.formats.exchange.writing import SCHEMA
from jixiao.kernel.span import Span
from jixiao.model.documents import DOCUMENT_CLASSES
from jixiao.model.target import KINDS as TARGET_KINDS
from jixiao.model.target import OPERATORS

Schema = dict[str, Any]

TEXT: Schema = {"type": ["string", "null"]}
WHOLE: Schema = {"type": ["integer", "null"]}
AMOUNT: Schema = {"type": ["string", "null"], "pattern": r"^-?[0-9]+(\.[0-9]+)?$"}
DATE: Schema = {"type": ["string", "null"], "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
FLAG: Schema = {"type": "boolean"}


def object_of(required: dict[str, Schema], **optional: Schema) -> Schema:
    """An object with these keys; further ones may be there."""
    return {
        "type": "object",
        "properties": {**required, **optional},
        "required": list(required),
    }


def nullable(schema: Schema) -> Schema:
    """The same, or null."""
    return {**schema, "type": [schema["type"], "null"]}


def list_of(items: Schema) -> Schema:
    """A list of such values."""
    return {"type": "array", "items": items}


def map_of(values: Schema) -> Schema:
    """An object whose keys are not known beforehand."""
    return {"type": "object", "additionalProperties": values}


def one_of(words: tuple[str, ...], *, or_null: bool = False) -> Schema:
    """One of these words."""
    if or_null:
        return {"type": ["string", "null"], "enum": [*words, None]}
    return {"type": "string", "enum": list(words)}


def keys_of(schema: Schema, *keys: str) -> dict[str, Schema]:
    """Several keys of one kind."""
    return dict.fromkeys(keys, schema)


def _typed() -> Schema:
    required: dict[str, Schema] = {
        "kind": one_of(TARGET_KINDS),
        "operator": one_of(OPERATORS, or_null=True),
        "number": AMOUNT,
        "high": AMOUNT,
        "unit": TEXT,
        "baseline": one_of(("previous-year",), or_null=True),
        "direction": one_of(("increase", "decrease", "same"), or_null=True),
        "deadline": DATE,
        "problem": TEXT,
    }
    parts = {"type": "array", "items": {"$ref": "#/$defs/target"}}
    return object_of(required, begin=DATE, approximate=FLAG, answer=FLAG, parts=parts)


def _indicator(span: Schema) -> Schema:
    typed = {"anyOf": [{"$ref": "#/$defs/target"}, {"type": "null"}]}
    return object_of(
        {
            **keys_of(TEXT, "level1", "level2", "name", "description", "target", "basis", "actual"),
            **keys_of(AMOUNT, "points", "score"),
            "deviation_reason": TEXT,
            "typed": typed,
            "span": span,
        },
        **keys_of(TEXT, "forecast", "likelihood", "note"),
        taxonomy=object_of(keys_of(TEXT, "level1", "level2")),
        actual_typed=typed,
        forecast_typed=typed,
    )


def _project(span: Schema) -> Schema:
    plan = object_of(
        keys_of(AMOUNT, "03", "06", "10", "12"),
        **keys_of(AMOUNT, *(f"{month:02d}" for month in (1, 2, 4, 5, 7, 8, 9, 11))),
    )
    execution = object_of(
        keys_of(
            AMOUNT,
            "original_budget", "adjusted_budget", "spent", "execution_rate", "points", "score",
        ),
        forecast=AMOUNT,
    )  # fmt: skip
    indicators = list_of({"$ref": "#/$defs/indicator"})
    return object_of(
        {
            "ordinal": WHOLE,
            **keys_of(TEXT, "title", "unit_line", "amount_unit", "code", "name"),
            "budget": object_of(keys_of(AMOUNT, "total", "fiscal_funds", "other_funds")),
            "use_of_funds": TEXT,
            "disbursement_plan": plan,
            "objectives": list_of(TEXT),
            "execution": nullable(execution),
            "indicators": indicators,
        },
        **keys_of(TEXT, "department", "unit"),
        long_term_objectives=list_of(TEXT),
        objective_results=list_of(TEXT),
        long_term_indicators=indicators,
        **keys_of(AMOUNT, "total_points", "total_score"),
        span=span,
    )


def _activity(span: Schema) -> Schema:
    grades = ("excellent", "good", "fair", "poor")
    typed = {"anyOf": [{"$ref": "#/$defs/target"}, {"type": "null"}]}
    indicator = object_of(
        {"name": TEXT, "grade_criteria": object_of(keys_of(TEXT, *grades))},
        grade_criteria_typed=object_of(keys_of(typed, *grades)),
        span=span,
    )
    return object_of(
        {
            **keys_of(TEXT, "duty", "activity"),
            "budget": AMOUNT,
            **keys_of(TEXT, "description", "objective"),
            "indicators": list_of(indicator),
        },
        span=span,
    )


def _notice(span: Schema) -> Schema:
    return object_of({"where": TEXT, "text": TEXT, "message": {"type": "string"}}, span=span)


def _document(span: Schema, place: Schema) -> Schema:
    section = object_of({"heading": TEXT, "level": {"type": "integer"}, "text": TEXT})
    task = object_of(
        {
            **keys_of(TEXT, "name", "content"),
            **keys_of(AMOUNT, "budget", "fiscal_funds", "other_funds"),
        }
    )
    return object_of(
        {
            "kind": one_of(tuple(DOCUMENT_CLASSES)),
            "layout": TEXT,
            "department": object_of(keys_of(TEXT, "code", "name")),
            "fiscal_year": WHOLE,
            "fiscal_year_basis": one_of(("stated", "inferred"), or_null=True),
            **keys_of(TEXT, "title", "compiled_by", "reviewed_by", "amount_unit"),
            "toc": list_of(object_of({"title": TEXT, "page": WHOLE})),
            "sections": list_of(section),
            "projects": list_of({"$ref": "#/$defs/project"}),
            **keys_of(TEXT, "activities_title", "activities_unit_line"),
            "activities": list_of(_activity(span)),
            "notices": list_of(_notice(span)),
        },
        annual_tasks=list_of(task),
        printed=map_of({"type": "string"}),
        places=map_of(place),
    )


def exchange_schema() -> Schema:
    """The JSON Schema (draft 2020-12) of what ``jixiao read --format json`` prints of a file."""
    place = object_of(keys_of(WHOLE, *Span._fields))
    span = nullable(place)
    source = object_of(
        {
            **keys_of(TEXT, "name", "sha256", "media_type", "reader", "reader_version"),
            "pages": WHOLE,
        }
    )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Jixiao exchange form",
        **object_of(
            {
                "schema": {"type": "string", "enum": [SCHEMA]},
                "source": source,
                "documents": list_of(_document(span, place)),
            },
            notices=list_of(_notice(span)),
        ),
        "$defs": {
            "target": _typed(),
            "indicator": _indicator(span),
            "project": _project(span),
        },
    }


def schema_text() -> str:
    """The schema as the text of docs/exchange.schema.json."""
    return json.dumps(exchange_schema(), ensure_ascii=False, indent=2) + "\n"
