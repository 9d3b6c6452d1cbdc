"""Finds published names by any words in them on PostgreSQL: an index of pairs of signs.

Most Chinese words have two signs, which an index of trigrams does not find. SQLite reads the rows
of its county through, which is quick enough. The index is set after every migration, not by one,
because only PostgreSQL has it.
"""

from typing import Any

from django.db import connection, connections
from django.db.models import QuerySet

from jixiao.webapp.records.review import PublicRow

_NAME = "CASE WHEN {0}indicator = '' THEN {0}project_name ELSE {0}indicator END"
_INDEX = (
    "CREATE OR REPLACE FUNCTION sign_pairs(words text) RETURNS text[] "
    "LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ "
    "SELECT coalesce(array_agg(DISTINCT substr(upper(words), at, 2)), '{}') "
    "FROM generate_series(1, length(words) - 1) at $$",
    "CREATE INDEX IF NOT EXISTS public_names_by_pairs ON records_publicrow "
    f"USING gin (sign_pairs({_NAME.format('')}))",
)


def index_names(using: str, **_: Any) -> None:  # noqa: ANN401 -- what a signal sends
    """Set the index; called after migrations."""
    there = connections[using]
    if there.vendor == "postgresql" and PublicRow._meta.db_table in (
        there.introspection.table_names()
    ):
        with there.cursor() as cursor:
            for statement in _INDEX:
                cursor.execute(statement)


def likely(rows: QuerySet[PublicRow], words: str) -> QuerySet[PublicRow]:
    """Those whose name may hold some words, by the index where there is one."""
    if connection.vendor != "postgresql" or len(words) < 2:
        return rows
    name = _NAME.format(f"{PublicRow._meta.db_table}.")
    return rows.extra(where=[f"sign_pairs({name}) @> sign_pairs(%s)"], params=[words])  # noqa: S610 -- our own table
