"""A small invented county for tests: a finance department, two departments, people in every role."""

from datetime import datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from jixiao.model.lifecycle import Role
from jixiao.services.reading import read
from jixiao.webapp.actions.plans import start_plan
from jixiao.webapp.records import models as records
from tests.truth import SAMPLES

NOW = datetime(2026, 11, 10, 9, 30, tzinfo=ZoneInfo("Asia/Shanghai"))
PLAN = SAMPLES / "qinghekou-union-2025" / "plan.docx"


class County(NamedTuple):
    """What a test finds.

    Args:
        region: The county.
        cycle: The year 2027.
        union: The department that has a plan.
        roads: Another department, without one.
        people: Role to a person who holds it, for ``union`` where it is a department's.
        stranger: A person of ``roads``.
    """

    region: records.Region
    cycle: records.Cycle
    union: records.Department
    roads: records.Department
    people: dict[Role, records.Person]
    stranger: records.Person

    def before(self) -> records.Cycle:
        """The year before."""
        return records.Cycle.objects.create(
            region=self.region, fiscal_year=2026, opens=NOW.date(), deadline=NOW
        )

    def start(self) -> records.Plan:
        """The plan of the union."""
        document = read(PLAN).documents[0]
        return start_plan(self.people[Role.PREPARER], self.cycle, self.union, document, NOW)


def county() -> County:
    """A county with people in every role."""
    province = records.Region.objects.create(code="130000", name="冀东省", finance_name="省财政厅")
    region = records.Region.objects.create(
        code="130399", name="清河口县", finance_name="清河口县财政局", parent=province
    )
    cycle = records.Cycle.objects.create(
        region=region, fiscal_year=2027, opens=NOW.date(), deadline=NOW + timedelta(days=17)
    )
    union = records.Department.objects.create(
        region=region, code="711", name="清河口县总工会", short_name="总工会"
    )
    roads = records.Department.objects.create(
        region=region, code="348", name="清河口县交通运输局", short_name="交通局"
    )
    people = {}
    for role in Role:
        person = records.Person.objects.create_user(role.value, "a long pass", f"{role.word}甲")
        own = union if role in {Role.PREPARER, Role.APPROVER} else None
        held = province if role is Role.PROVINCE_READER else region
        records.Assignment.objects.create(person=person, role=role, region=held, department=own)
        people[role] = person
    stranger = records.Person.objects.create_user("stranger", "a long pass", "邻居甲")
    records.Assignment.objects.create(
        person=stranger, role=Role.PREPARER, region=region, department=roads
    )
    return County(region, cycle, union, roads, people, stranger)
