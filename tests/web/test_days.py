"""A day is the day of the people, not of the clock in London."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from jixiao.model.lifecycle import Role
from jixiao.webapp.queries.plans import plan_seen
from jixiao.webapp.records import models as records
from tests.truth import REPOSITORY
from tests.web.county import NOW, county

MORNING = datetime(2026, 11, 9, 23, 30, tzinfo=UTC)
"""Half past seven in the morning of the tenth in China."""


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("begins", "ends", "holds"), [(0, 0, True), (0, 9, True), (-9, -1, False), (1, 9, False)]
)
def test_a_role_holds_from_morning_to_midnight_of_its_days(
    begins: int, ends: int, holds: bool
) -> None:
    here = county()
    plan = here.start()
    auditor = here.people[Role.AUDITOR]
    day = NOW.date()
    auditor.assignments.update(begins=day + timedelta(days=begins), ends=day + timedelta(days=ends))

    for moment in (MORNING, MORNING + timedelta(hours=16, minutes=29)):
        if holds:
            assert plan_seen(auditor, plan.pk, moment).pk == plan.pk
        else:
            with pytest.raises(records.Plan.DoesNotExist):
                plan_seen(auditor, plan.pk, moment)


def test_nobody_asks_a_moment_for_its_day_without_asking_where() -> None:
    said = [
        f"{path.name}: {line.strip()}"
        for path in sorted((REPOSITORY / "src/jixiao/webapp").rglob("*.py"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if re.search(r"\w\.date\(\)|date\.today\(\)", line)
    ]

    assert said == []
