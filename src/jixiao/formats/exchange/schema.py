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


def _object(required: dict[str, Schema], **optional: Schema) -> Schema:
    return {
        "type": "object",
        "properties": {**required, **optional},
        "required": list(required),
    }


def _or_null(schema: Schema) -> Schema:
    return {**schema, "type": [schema["type"], "null"]}


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _map(values: Schema) -> Schema:
    return {"type": "object", "additionalProperties": values}


def _one_of(words: tuple[str, ...], *, or_null: bool = False) -> Schema:
    if or_null:
        return {"type": ["string", "null"], "enum": [*words, None]}
    return {"type": "string", "enum": list(words)}


def _keys(schema: Schema, *keys: str) -> dict[str, Schema]:
    return dict.fromkeys(keys, schema)


def _typed() -> Schema:
    required: dict[str, Schema] = {
        "kind": _one_of(TARGET_KINDS),
        "operator": _one_of(OPERATORS, or_null=True),
        "number": AMOUNT,
        "high": AMOUNT,
        "unit": TEXT,
        "baseline": _one_of(("previous-year",), or_null=True),
        "direction": _one_of(("increase", "decrease", "same"), or_null=True),
        "deadline": DATE,
        "problem": TEXT,
    }
    parts = {"type": "array", "items": {"$ref": "#/$defs/target"}}
    return _object(required, begin=DATE, approximate=FLAG, answer=FLAG, parts=parts)


def _indicator(span: Schema) -> Schema:
    typed = {"anyOf": [{"$ref": "#/$defs/target"}, {"type": "null"}]}
    return _object(
        {
            **_keys(TEXT, "level1", "level2", "name", "description", "target", "basis", "actual"),
            **_keys(AMOUNT, "points", "score"),
            "deviation_reason": TEXT,
            "typed": typed,
            "span": span,
        },
        **_keys(TEXT, "forecast", "likelihood", "note"),
        taxonomy=_object(_keys(TEXT, "level1", "level2")),
        actual_typed=typed,
        forecast_typed=typed,
    )


def _project(span: Schema) -> Schema:
    plan = _object(
        _keys(AMOUNT, "03", "06", "10", "12"),
        **_keys(AMOUNT, *(f"{month:02d}" for month in (1, 2, 4, 5, 7, 8, 9, 11))),
    )
    execution = _object(
        _keys(
            AMOUNT,
            "original_budget", "adjusted_budget", "spent", "execution_rate", "points", "score",
        ),
        forecast=AMOUNT,
    )  # fmt: skip
    indicators = _list({"$ref": "#/$defs/indicator"})
    return _object(
        {
            "ordinal": WHOLE,
            **_keys(TEXT, "title", "unit_line", "amount_unit", "code", "name"),
            "budget": _object(_keys(AMOUNT, "total", "fiscal_funds", "other_funds")),
            "use_of_funds": TEXT,
            "disbursement_plan": plan,
            "objectives": _list(TEXT),
            "execution": _or_null(execution),
            "indicators": indicators,
        },
        **_keys(TEXT, "department", "unit"),
        long_term_objectives=_list(TEXT),
        objective_results=_list(TEXT),
        long_term_indicators=indicators,
        **_keys(AMOUNT, "total_points", "total_score"),
        span=span,
    )


def _activity(span: Schema) -> Schema:
    grades = ("excellent", "good", "fair", "poor")
    typed = {"anyOf": [{"$ref": "#/$defs/target"}, {"type": "null"}]}
    indicator = _object(
        {"name": TEXT, "grade_criteria": _object(_keys(TEXT, *grades))},
        grade_criteria_typed=_object(_keys(typed, *grades)),
        span=span,
    )
    return _object(
        {
            **_keys(TEXT, "duty", "activity"),
            "budget": AMOUNT,
            **_keys(TEXT, "description", "objective"),
            "indicators": _list(indicator),
        },
        span=span,
    )


def _notice(span: Schema) -> Schema:
    return _object({"where": TEXT, "text": TEXT, "message": {"type": "string"}}, span=span)


def _document(span: Schema, place: Schema) -> Schema:
    section = _object({"heading": TEXT, "level": {"type": "integer"}, "text": TEXT})
    task = _object(
        {**_keys(TEXT, "name", "content"), **_keys(AMOUNT, "budget", "fiscal_funds", "other_funds")}
    )
    return _object(
        {
            "kind": _one_of(tuple(DOCUMENT_CLASSES)),
            "layout": TEXT,
            "department": _object(_keys(TEXT, "code", "name")),
            "fiscal_year": WHOLE,
            "fiscal_year_basis": _one_of(("stated", "inferred"), or_null=True),
            **_keys(TEXT, "title", "compiled_by", "reviewed_by", "amount_unit"),
            "toc": _list(_object({"title": TEXT, "page": WHOLE})),
            "sections": _list(section),
            "projects": _list({"$ref": "#/$defs/project"}),
            **_keys(TEXT, "activities_title", "activities_unit_line"),
            "activities": _list(_activity(span)),
            "notices": _list(_notice(span)),
        },
        annual_tasks=_list(task),
        printed=_map({"type": "string"}),
        places=_map(place),
    )


def exchange_schema() -> Schema:
    """The JSON Schema (draft 2020-12) of what ``jixiao read --format json`` prints of a file."""
    place = _object(_keys(WHOLE, *Span._fields))
    span = _or_null(place)
    source = _object(
        {
            **_keys({"type": "string"}, "name", "sha256", "media_type", "reader", "reader_version"),
            "pages": WHOLE,
        }
    )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Jixiao exchange form",
        **_object(
            {
                "schema": {"type": "string", "enum": [SCHEMA]},
                "source": source,
                "documents": _list(_document(span, place)),
            },
            notices=_list(_notice(span)),
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
