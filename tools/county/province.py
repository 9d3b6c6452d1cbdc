"""A province of counties on PostgreSQL: one county is written, the others are copied by the server."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection, models
from django.db.backends.utils import CursorWrapper

from jixiao.webapp.records import models as records

COPIED: tuple[type[models.Model], ...] = (
    records.Region, records.Person, records.Department, records.Cycle, records.Assignment,
    records.Snapshot, records.Plan, records.PartVersion, records.Part, records.ProjectRow,
    records.IndicatorRow, records.PublicRow, records.FindingRow, records.Comment, records.Event,
)  # fmt: skip
"""Tables of a county; the events of copies are not chained anew."""
_STEP = 10_000_000
"""Numbers of one county's rows lie this far from those of the next."""


def copy_county(most: int, *, seconds: float) -> int:
    """Copy the one county that there is; returns how many there are then.

    Args:
        most: How many there should be.
        seconds: Time after which no further one is begun.
    """
    ends = time.monotonic() + seconds
    number = 1
    with connection.cursor() as cursor, _without_indexes(cursor):
        cursor.execute("SET session_replication_role = replica")
        while number < most and time.monotonic() < ends:
            for model in COPIED:
                cursor.execute(_copying(model, number))
            number += 1
        cursor.execute("SET session_replication_role = DEFAULT")
    return number


@contextmanager
def _without_indexes(cursor: CursorWrapper) -> Iterator[None]:
    """Indexes that no constraint needs are made once behind the last row, not for each of them."""
    cursor.execute(
        "SELECT c.relname, pg_get_indexdef(i.indexrelid) FROM pg_index i"
        " JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_class t ON t.oid = i.indrelid"
        " WHERE NOT i.indisprimary AND t.relname = ANY(%s) AND NOT EXISTS"
        " (SELECT 1 FROM pg_constraint o WHERE o.conindid = i.indexrelid)",
        [[each._meta.db_table for each in COPIED]],
    )
    indexes = cursor.fetchall()
    for name, _ in indexes:
        cursor.execute(f'DROP INDEX "{name}"')
    yield
    for _, definition in indexes:
        cursor.execute(definition)


def settle_numbers() -> None:
    """Let the tables count on after the copies, and tell the planner what is in them."""
    with connection.cursor() as cursor:
        for model in COPIED:
            table = model._meta.db_table
            last = f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), max(id)) FROM {table}"  # noqa: S608 -- our own tables
            cursor.execute(last)
        cursor.execute("ANALYZE")


def _copying(model: type[models.Model], number: int) -> str:
    table = model._meta.db_table
    columns = ", ".join(f'"{each.column}"' for each in _fields(model))
    values = ", ".join(_value(each, number) for each in _fields(model))
    return f"INSERT INTO {table} ({columns}) SELECT {values} FROM {table} WHERE id < {_STEP}"  # noqa: S608 -- our own tables


def _fields(model: type[models.Model]) -> Iterator["models.Field[Any, Any]"]:
    yield from model._meta.concrete_fields


def _value(field: "models.Field[Any, Any]", number: int) -> str:
    """The column of a copy: numbers of copied rows lie further on, codes and names are its own."""
    more = number * _STEP
    is_copied = field.primary_key or (
        isinstance(field, models.ForeignKey) and field.related_model in COPIED
    )
    if is_copied:
        return f'"{field.column}" + {more}'
    if (field.model, field.column) == (records.Region, "code"):
        return f"'{130_301 + number}'"
    if (field.model, field.column) == (records.Person, "username"):
        return f"'{130_301 + number}' || substr(username, 7)"
    return f'"{field.column}"'
