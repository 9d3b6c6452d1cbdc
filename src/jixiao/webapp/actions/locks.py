"""Takes turns on a plan: whoever changes it holds its row until the act is over.

SQLite lets one act write at a time anyway, so nothing is asked there. On PostgreSQL the row is
locked by a question of its own and read by the next one: a single question that waits for a lock
answers with the new row of the plan, but with rows joined to the old one. Rows that refer to the
plan may still be added by others.
"""

from typing import Any

from django.db import connection

from jixiao.webapp.records import models as records


def in_turn_on(**wanted: Any) -> None:  # noqa: ANN401 -- lookups
    """Wait until nobody else changes a plan; call it first inside the transaction of an act.

    Raises:
        ObjectDoesNotExist: There is no such plan, where rows are locked; elsewhere the act's own
            questions say so.
    """
    if not connection.features.has_select_for_update:
        return
    records.Plan.objects.select_for_update(of=("self",), no_key=True).only("pk").get(**wanted)
