"""The database itself refuses to change or remove what is in the audit trail.

The guards are set after every migration, not by one: where SQLite rebuilds a table, a migration's
triggers are gone. They stop our own mistakes and injected statements; who owns the database can
drop them, and is found out by the chain of hashes.
"""

from typing import Any

from django.db import connections

_SAID = "the audit trail is append-only"
_REFUSE = f"BEGIN SELECT RAISE(ABORT, '{_SAID}'); END"
_THERE = "WHEN EXISTS (SELECT 1 FROM records_event WHERE id = NEW.id)"
_SQLITE = (
    f"CREATE TRIGGER IF NOT EXISTS trail_no_update BEFORE UPDATE ON records_event {_REFUSE}",
    f"CREATE TRIGGER IF NOT EXISTS trail_no_delete BEFORE DELETE ON records_event {_REFUSE}",
    # REPLACE removes without asking the one above
    f"CREATE TRIGGER IF NOT EXISTS trail_no_replace BEFORE INSERT ON records_event {_THERE} "
    f"{_REFUSE}",
)
_POSTGRESQL = (
    "CREATE OR REPLACE FUNCTION trail_refuses() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN RAISE EXCEPTION '{_SAID}'; END $$",
    "DROP TRIGGER IF EXISTS trail_no_change ON records_event",
    "CREATE TRIGGER trail_no_change BEFORE UPDATE OR DELETE ON records_event "
    "FOR EACH ROW EXECUTE FUNCTION trail_refuses()",
    "DROP TRIGGER IF EXISTS trail_no_truncate ON records_event",
    "CREATE TRIGGER trail_no_truncate BEFORE TRUNCATE ON records_event "
    "FOR EACH STATEMENT EXECUTE FUNCTION trail_refuses()",
)
LIFT = {
    "sqlite": (
        "DROP TRIGGER IF EXISTS trail_no_update",
        "DROP TRIGGER IF EXISTS trail_no_delete",
        "DROP TRIGGER IF EXISTS trail_no_replace",
    ),
    "postgresql": (
        "DROP TRIGGER IF EXISTS trail_no_change ON records_event",
        "DROP TRIGGER IF EXISTS trail_no_truncate ON records_event",
    ),
}
"""What takes the guards away, for tests that empty the tables or tamper."""


def guard_trail(using: str, **_: Any) -> None:  # noqa: ANN401 -- what a signal sends
    """Set the guards; called after migrations."""
    connection = connections[using]
    if "records_event" not in connection.introspection.table_names():
        return
    with connection.cursor() as cursor:
        for statement in _SQLITE if connection.vendor == "sqlite" else _POSTGRESQL:
            cursor.execute(statement)
