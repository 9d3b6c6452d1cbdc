"""Copies all tables of a PostgreSQL database into files and back, as they are at one moment.

Nothing but the driver is needed: each table is one file in the text form of ``COPY``, ordered by
its first column, so the same rows give the same bytes. The tables themselves are not described:
they are made by the migrations whose names are kept beside the rows.
"""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

LIST = "tables/list.json"
_CHUNK = 1 << 20


class OtherTables(Exception):  # noqa: N818 -- a refusal, not our error
    """The rows are of other tables than there are."""


@contextmanager
def _connected(database: dict[str, Any]) -> Iterator[Any]:
    import psycopg  # noqa: PLC0415 -- an extra

    known = {
        "dbname": database["NAME"], "user": database["USER"], "password": database["PASSWORD"],
        "host": database["HOST"], "port": database["PORT"],
    }  # fmt: skip
    with psycopg.connect(**{name: value for name, value in known.items() if value}) as line:
        yield line


def save_tables(database: dict[str, Any], folder: Path) -> list[str]:
    """Write the rows of all tables; others may go on working meanwhile.

    Args:
        database: Django's settings of it.
        folder: Where to.

    Returns:
        Names of the files within the folder.
    """
    (folder / LIST).parent.mkdir(parents=True)
    with _connected(database) as line:
        line.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        columns = _columns(line)
        for table, names in columns.items():
            asked = f"COPY (SELECT {_listed(names)} FROM {_name(table)} ORDER BY 1) TO STDOUT"  # noqa: S608 -- names of the database
            with (folder / _file(table)).open("wb") as out, line.cursor().copy(asked) as rows:
                for piece in rows:
                    out.write(piece)
        told = {"migrations": _migrations(line), "tables": columns}
    (folder / LIST).write_text(json.dumps(told, indent=1), encoding="utf-8")
    return [LIST, *map(_file, columns)]


def load_tables(database: dict[str, Any], folder: Path) -> None:
    """Put rows in the place of all that there are, in one transaction.

    Raises:
        OtherTables: The rows are of another version; nothing has changed.
    """
    told = json.loads((folder / LIST).read_text(encoding="utf-8"))
    with _connected(database) as line:
        columns = _columns(line)
        if told != {"migrations": _migrations(line), "tables": columns}:
            raise OtherTables
        _switch(line, columns, "DISABLE")  # the trail refuses to be emptied
        line.execute(f"TRUNCATE {', '.join(map(_name, columns))}")
        for table, names in columns.items():
            into = f"COPY {_name(table)} ({_listed(names)}) FROM STDIN"
            with (folder / _file(table)).open("rb") as rows, line.cursor().copy(into) as copy:
                while piece := rows.read(_CHUNK):
                    copy.write(piece)
            _count_on(line, table, names)
        line.execute("SET CONSTRAINTS ALL IMMEDIATE")  # what refers to nothing is found now
        _switch(line, columns, "ENABLE")


def _switch(line: Any, tables: Iterable[str], how: str) -> None:  # noqa: ANN401 -- the driver is an extra
    """Turn the guards of tables off or on."""
    for table in tables:
        line.execute(f"ALTER TABLE {_name(table)} {how} TRIGGER USER")


def has_rows(database: dict[str, Any]) -> bool:
    """Whether there are people in it."""
    with _connected(database) as line:
        if "records_person" not in _columns(line):
            return False
        return bool(line.execute("SELECT EXISTS (SELECT 1 FROM records_person)").fetchone()[0])


def _columns(line: Any) -> dict[str, list[str]]:  # noqa: ANN401 -- the driver is an extra
    """Table to its columns, both by name, of the schema that Django uses."""
    found: dict[str, list[str]] = {}
    for table, column in line.execute(
        "SELECT c.table_name, c.column_name FROM information_schema.columns c "
        "JOIN information_schema.tables t USING (table_schema, table_name) "
        "WHERE c.table_schema = current_schema() AND t.table_type = 'BASE TABLE' "
        "ORDER BY c.table_name, c.ordinal_position"
    ):
        found.setdefault(table, []).append(column)
    return found


def _migrations(line: Any) -> list[list[str]]:  # noqa: ANN401 -- likewise
    if "django_migrations" not in _columns(line):
        return []
    rows = line.execute("SELECT app, name FROM django_migrations ORDER BY app, name")
    return [list(each) for each in rows]


def _count_on(line: Any, table: str, names: list[str]) -> None:  # noqa: ANN401 -- likewise
    """Let the numbers of a table go on behind the last row."""
    if "id" not in names:
        return
    line.execute(
        f"SELECT setval(s, max(id)) FROM {_name(table)}, "  # noqa: S608 -- a name of the database
        f"pg_get_serial_sequence('{_name(table)}', 'id') s WHERE s IS NOT NULL GROUP BY s"
    )


def _file(table: str) -> str:
    return f"tables/{table}.copy"


def _name(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _listed(names: list[str]) -> str:
    return ", ".join(map(_name, names))
