"""What schemathesis thinks of, sent to the API as three people: no crash, every answer as documented."""

from collections.abc import Callable
from typing import Any

import pytest
import schemathesis
from django.conf import settings as installed
from django.core.wsgi import get_wsgi_application
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from jixiao.model.lifecycle import Role, State
from jixiao.webapp.actions.checking import check_plan
from jixiao.webapp.actions.talk import comment
from jixiao.webapp.actions.tokens import make_token
from jixiao.webapp.records import models as records
from tests.web.county import NOW, County, county
from tests.web.reviewing import FUNDS, first_project, publish

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
CHECKS = [
    not_a_server_error, status_code_conformance, content_type_conformance,
    response_schema_conformance,
]  # fmt: skip
EXAMPLES = 6


def peopled() -> tuple[County, dict[str, Any]]:
    """A county with a published plan of last year and this year's, and numbers of what there is."""
    here = county()
    clerk = here.people[Role.PREPARER]
    plan = here.start()
    check_plan(clerk, plan.pk, NOW)
    part = first_project(plan)
    said = comment(here.people[Role.OFFICE], part.pk, FUNDS, "依据是什么", NOW)
    upload = records.Upload.objects.create(
        sha256="0" * 64, name="去年.docx", size=1, cycle=here.cycle, uploaded_by=clerk,
        uploaded_at=NOW, state="unreadable", message="读不出来",
    )  # fmt: skip
    finding = plan.finding_rows.order_by("id")[0]
    publish(here, plan)
    records.Plan.objects.filter(pk=plan.pk).update(state=State.RETURNED)
    known = {
        "plan_id": plan.pk, "part_id": part.pk, "comment_id": said.pk, "upload_id": upload.pk,
        "finding_id": finding.pk, "region": here.region.code, "year": here.cycle.fiscal_year,
        "code": here.union.code,
    }  # fmt: skip
    return here, known


def headers_of(here: County, role: Role | None) -> dict[str, str]:
    if role is None:
        return {}
    _, words = make_token(here.people[role], "试", "write", 30, NOW.replace(year=2096))
    return {"Authorization": f"Bearer {words}"}


@pytest.mark.parametrize("role", [None, Role.PREPARER, Role.REVIEWER])
def test_whatever_is_sent_the_answer_is_as_the_document_says(
    role: Role | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    enough = dict.fromkeys(("token", "person", "address"), 10**9)
    monkeypatch.setattr(installed, "API_REQUESTS_A_MINUTE", enough)
    here, known = peopled()
    headers = headers_of(here, role)
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application())
    asked = 0
    for result in schema.get_all_operations():
        operation = result.ok()
        right = operation.as_strategy(generation_mode=GenerationMode.POSITIVE)
        wrong = operation.as_strategy(generation_mode=GenerationMode.NEGATIVE)
        hold(st.one_of(right, wrong), known, headers)
        asked += 1
    assert asked > 30


def hold(cases: Any, known: dict[str, Any], headers: dict[str, str]) -> None:
    """Ask the cases of one operation, most of them about what there is."""

    @settings(
        max_examples=EXAMPLES, deadline=None, database=None, derandomize=True,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(case=cases, is_known=st.integers(0, 4))
    def asks(case: Any, is_known: int) -> None:
        if is_known:
            for name in set(known) & set(case.path_parameters or {}):
                case.path_parameters[name] = known[name]
        response = case.call(headers={**headers, "If-Match": "*"})
        case.validate_response(response, checks=CHECKS)

    run: Callable[[], None] = asks
    run()
