"""Tests that empty all tables may empty the audit trail too: its guards are lifted for that."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection

from jixiao.webapp.actions.spending import MEMORY
from jixiao.webapp.records.guards import LIFT


@pytest.fixture(autouse=True, scope="session")
def _trail_may_be_emptied() -> Iterator[None]:
    """For the whole run: tables are emptied after the last fixture of a test has gone."""
    emptied = connection.ops.sql_flush

    def lifted(*arguments: Any, **options: Any) -> list[str]:
        return [*LIFT[connection.vendor], *emptied(*arguments, **options)]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(connection.ops, "sql_flush", lifted)
        yield


@pytest.fixture(autouse=True)
def _nobody_has_asked_yet() -> None:
    """What one test has counted does not count in the next one."""
    MEMORY.forget()
