"""A whole county at once, for measuring: departments, years and projects by the hundred.

The words are those of the invented county (``departments.txt``), the rows are written without the
acts that would make them one by one; so the audit trail tells of the moves only. What is in the
tables is what the acts would have left: parts with versions, frozen snapshots, rows for lists and
search, findings of the real rules, comments, sealed events.
"""

import hashlib
import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import cache
from typing import Any, NamedTuple

from jixiao.formats.exchange.writing import Source
from jixiao.formats.findings.exchange import finding_entry
from jixiao.model.lifecycle import Role, State
from jixiao.services.checking import check_file
from jixiao.services.parts import (
    PROJECT,
    Locator,
    Part,
    fingerprint,
    joined,
    loaded,
    parts_of,
    stored,
)
from jixiao.services.reading import FileRead, read_bytes
from jixiao.services.settings import Settings
from jixiao.webapp.records import models as records
from tools.county.plans import Form, Row, outline
from tools.county.words import offices

PROJECTS, INDICATORS = 10, 8
"""Of each plan, and of each project."""
STAGES = (
    State.WITH_FINANCE, State.DRAFT, State.WITH_FINANCE, State.RETURNED, State.WITH_FINANCE,
    State.APPROVED, State.WITH_FINANCE, State.DRAFT, State.WITH_APPROVER, State.PUBLISHED,
)  # fmt: skip
"""Where the plans of this year stand, in turn: a week before the deadline."""
_PATH = ("submit", "forward", "approve", "publish")
_DONE = {
    State.DRAFT: 0, State.WITH_APPROVER: 1, State.WITH_FINANCE: 2, State.RETURNED: 2,
    State.APPROVED: 3, State.PUBLISHED: 4,
}  # fmt: skip


class Words(NamedTuple):
    """A part as text, in which names are put in the place of those of the invented county."""

    kind: str
    title: str
    text: str
    office: str
    code: str


def found_county(code: str, now: datetime, *, departments: int = 100, years: int = 5) -> None:
    """Write a county; call it inside a transaction.

    Args:
        code: Six digits of the region.
        now: The time that is pretended.
        departments: How many.
        years: How many, the last one being prepared.
    """
    region = records.Region.objects.create(
        code=code, name=f"清河{code[-3:]}县", finance_name=f"清河{code[-3:]}县财政局"
    )
    own = records.Department.objects.bulk_create(_departments(region, departments))
    people = _people(region, own)
    trail: list[records.Event] = []
    for ago in range(years - 1, -1, -1):
        due = now + timedelta(days=6 - 364 * ago)
        cycle = records.Cycle.objects.create(
            region=region, fiscal_year=now.year + 1 - ago, opens=(due - timedelta(days=18)).date(),
            deadline=due, is_open=ago == 0,
        )  # fmt: skip
        _year(cycle, own, people, trail)
    seal(trail)


def _departments(region: records.Region, many: int) -> Iterator[records.Department]:
    words = offices()
    for at in range(many):
        office = words[at % len(words)]
        short = f"{office.short}{at}处"
        yield records.Department(
            region=region, code=str(100 + at), name=f"{region.name}{short}", short_name=short,
            division=office.division,
        )  # fmt: skip


def _people(
    region: records.Region, departments: list[records.Department]
) -> dict[Role, records.Person]:
    """Somebody in every role, a preparer and an approver in every department."""
    made = records.Person.objects.bulk_create(
        records.Person(username=f"{region.code}-{role.value}", name=role.word) for role in Role
    )
    people = dict(zip(Role, made, strict=True))
    clerks = records.Person.objects.bulk_create(
        records.Person(username=f"{region.code}-{kind}{each.code}", name=f"{each.code}{kind}")
        for each in departments
        for kind in ("clerk", "chief")
    )  # fmt: skip
    held = [
        records.Assignment(person=people[role], role=role, region=region)
        for role in Role
        if role not in {Role.PREPARER, Role.APPROVER}
    ]
    for at, department in enumerate(departments):
        for role, person in (
            (Role.PREPARER, clerks[2 * at]), (Role.APPROVER, clerks[2 * at + 1]),
            (Role.REVIEWER, people[Role.REVIEWER]),
        ):  # fmt: skip
            held.append(records.Assignment(
                person=person, role=role, region=region, department=department
            ))  # fmt: skip
    records.Assignment.objects.bulk_create(held)
    people[Role.PREPARER] = clerks[0]
    return people


def _year(
    cycle: records.Cycle, departments: list[records.Department],
    people: dict[Role, records.Person], trail: list[records.Event],
) -> None:  # fmt: skip
    """The plans of a year with everything that hangs on them."""
    author, at = people[Role.PREPARER], cycle.deadline - timedelta(days=9)
    plans = records.Plan.objects.bulk_create(
        records.Plan(
            cycle=cycle, department=each, state_since=at + timedelta(hours=n),
            state=STAGES[n % len(STAGES)] if cycle.is_open else State.PUBLISHED,
            round=2 if cycle.is_open and n % 5 == 2 else 1,
        )
        for n, each in enumerate(departments)
    )  # fmt: skip
    shapes = [_plan_words(n % len(offices()), cycle.fiscal_year) for n in range(len(plans))]
    parts = records.Part.objects.bulk_create(
        (
            records.Part(plan=plan, kind=words.kind, position=position)
            for plan, shape in zip(plans, shapes, strict=True)
            for position, words in enumerate(shape, 1)
        ),
        batch_size=2000,
    )
    given = iter(parts)
    versions, own = [], []
    for plan, shape in zip(plans, shapes, strict=True):
        mine = [_version(next(given), words, plan.department, author, at) for words in shape]
        own.append(mine)
        versions += mine
    records.PartVersion.objects.bulk_create(versions, batch_size=200)
    for version in versions:
        version.part.head = version
    records.Part.objects.bulk_update(parts, ("head",), batch_size=500)
    tell_rows(plans, own)
    _move(plans, own, people, at, trail)
    if cycle.is_open:
        keep_findings(plans, own)


def _version(
    part: records.Part, words: Words, department: records.Department, author: records.Person,
    at: datetime,
) -> records.PartVersion:  # fmt: skip
    text = words.text.replace(words.office, department.name)
    if words.code:
        text = text.replace(
            words.code, f"{words.code[:8]}P00{department.code}1001{20 + part.position}A"
        )
    content = json.loads(text)
    return records.PartVersion(
        part=part, number=1, title=words.title[:200], content=content,
        sha256=fingerprint(content), author=author, saved_at=at, why="新建",
    )  # fmt: skip


@cache
def _plan_words(shape: int, year: int) -> tuple[Words, ...]:
    """One of as many plans as there are invented departments, with projects of several of them."""
    chapters = [each for each in _office_words(shape, year) if each.kind != PROJECT]
    pool = [
        each
        for office in range(len(offices()))
        for each in _office_words(office, year)
        if each.kind == PROJECT
    ]
    return (*chapters, *(pool[(3 * shape + n) % len(pool)] for n in range(PROJECTS)))


@cache
def _office_words(at: int, year: int) -> tuple[Words, ...]:
    office = offices()[at]
    words = outline(office, year, [_more_rows] * len(office.works))
    document = read_bytes(words.encode(), f"{office.code}.perf.txt").documents[0]
    return tuple(
        Words(
            each.kind, each.title, json.dumps(stored(each.document), ensure_ascii=False),
            office.name, each.document.projects[0].code.raw if each.kind == PROJECT else "",
        )
        for each in parts_of(document)
    )  # fmt: skip


def _more_rows(form: Form) -> Form:
    """A project with as many indicators as a county's have on average."""
    more = (
        Row("产出指标", "质量指标", f"{form.work.name}资料归档率", "已归档份数÷应归档份数×100%", "≥98%",
            f"{form.year - 1}年实际97%"),
        Row("效益指标", "可持续影响指标", f"{form.work.name}管理制度执行年限", "制度发布到修订的年数", "≥3年",
            f"{form.year}年工作计划"),
    )  # fmt: skip
    return form._replace(rows=(*form.rows, *more))


def tell_rows(plans: list[records.Plan], own: list[list[records.PartVersion]]) -> None:
    """The rows for lists and search."""
    projects, indicators, public = [], [], []
    for plan, versions in zip(plans, own, strict=True):
        ordinal = 0
        for version in versions:
            if version.part.kind != PROJECT:
                continue
            ordinal += 1
            found = _loaded(version.content)
            name, total, rows = found
            told = version.content["projects"][0]["code"]
            code = told if isinstance(told, str) else told["raw"]
            projects.append(records.ProjectRow(
                plan=plan, part=version.part, code=code, name=name, budget_yuan=total,
                indicators=len(rows),
            ))  # fmt: skip
            common = {"plan": plan, "part": version.part, "project": ordinal, "project_name": name}
            is_public = plan.state == State.PUBLISHED
            public += [records.PublicRow(**common)] if is_public else []
            for at, row in enumerate(rows):
                indicators.append(records.IndicatorRow(
                    plan=plan, part=version.part, position=at, level1=row[0], level2=row[1],
                    name=row[2], target=row[3],
                ))  # fmt: skip
                if is_public:
                    public.append(records.PublicRow(**common, indicator=row[2], target=row[3]))
    records.ProjectRow.objects.bulk_create(projects, batch_size=1000)
    records.IndicatorRow.objects.bulk_create(indicators, batch_size=2000)
    records.PublicRow.objects.bulk_create(public, batch_size=2000)


_READ: dict[str, tuple[str, Any, list[tuple[str, str, str, str]]]] = {}


def _loaded(content: dict[str, Any]) -> tuple[str, Any, list[tuple[str, str, str, str]]]:
    """Name, budget and indicators of a project; where all of them are the same, read once."""
    said = content["projects"][0]
    rows = [[row[each] for each in ("level1", "level2", "name", "target")]
            for row in said["indicators"]]  # fmt: skip
    key = json.dumps([said["name"], said["budget"], rows])
    if key not in _READ:
        project = loaded(content).projects[0]
        total = project.budget.total.value
        _READ[key] = (
            project.name.raw,
            None if total is None else total.yuan,
            [
                (row.level1.raw[:60], row.level2.raw[:60], row.name.raw[:300], row.target.raw[:300])
                for row in project.indicators
            ],
        )
    return _READ[key]


def _move(
    plans: list[records.Plan], own: list[list[records.PartVersion]],
    people: dict[Role, records.Person], at: datetime, trail: list[records.Event],
) -> None:  # fmt: skip
    """The moves that brought the plans where they stand, each frozen and told."""
    snapshots: list[records.Snapshot] = []
    comments: list[records.Comment] = []
    for plan, versions in zip(plans, own, strict=True):
        frozen = [[each.part_id, each.number, each.sha256] for each in versions]
        steps = list(_PATH[: _DONE[State(plan.state)]])
        if plan.round > 1 or plan.state == State.RETURNED:
            steps = ["submit", "forward", "return_", *steps[: 4 * (plan.round - 1)]]
            comments += _comments(plan, versions, people[Role.REVIEWER], at)
        before = ""
        for number, name in enumerate(steps, 1):
            snapshot = records.Snapshot(
                plan=plan, number=number, move=name, versions=frozen, previous_sha256=before,
                made_by=people[Role.OFFICE], made_at=at + timedelta(hours=number),
            )  # fmt: skip
            before = snapshot.sha256 = sha256_of(snapshot)
            snapshots.append(snapshot)
            trail.append(records.Event(
                at=snapshot.made_at, actor=people[Role.OFFICE], region=plan.cycle.region, act=name,
                subject=f"plan:{plan.pk}", detail={"round": plan.round},
            ))  # fmt: skip
    records.Snapshot.objects.bulk_create(snapshots, batch_size=500)
    records.Comment.objects.bulk_create(comments)
    for each in snapshots:
        if each.move == "publish":
            each.plan.published_snapshot = each
        if each.move == "return_":
            each.plan.returned_snapshot = each
    records.Plan.objects.bulk_update(
        plans, ("published_snapshot", "returned_snapshot"), batch_size=200
    )
    _mend([each for each in own if each[0].part.plan.round > 1], at)


def sha256_of(snapshot: records.Snapshot) -> str:
    """The hash that chains a snapshot to the one before, as a move makes it."""
    chained = [snapshot.plan_id, snapshot.move, snapshot.versions, snapshot.previous_sha256]
    return hashlib.sha256(json.dumps(chained, separators=(",", ":")).encode()).hexdigest()


def _comments(
    plan: records.Plan, versions: list[records.PartVersion], reviewer: records.Person, at: datetime
) -> Iterator[records.Comment]:
    for version in [each for each in versions if each.part.kind == PROJECT][:4]:
        yield records.Comment(
            plan=plan, part=version.part, path="projects[0].indicators[0].target", words="",
            text="这个数按什么口径统计？请补一句。", author=reviewer, written_at=at, round=1,
        )  # fmt: skip


def _mend(own: list[list[records.PartVersion]], at: datetime) -> None:
    """Second versions of some projects of the plans that were returned."""
    newer = []
    for versions in own:
        for old in [each for each in versions if each.part.kind == PROJECT][:3]:
            content = json.loads(json.dumps(old.content).replace("100%", "98%"))
            newer.append(records.PartVersion(
                part=old.part, number=2, title=old.title, content=content,
                sha256=fingerprint(content), author_id=old.author_id, saved_at=at,
            ))  # fmt: skip
    records.PartVersion.objects.bulk_create(newer, batch_size=200)
    for each in newer:
        each.part.head = each
    records.Part.objects.bulk_update([each.part for each in newer], ("head",))


def keep_findings(plans: list[records.Plan], own: list[list[records.PartVersion]]) -> None:
    """What the rules say of each shape of a plan, kept for every plan of that shape."""
    found: dict[int, list[tuple[int | None, dict[str, Any]]]] = {}
    rows = []
    for at, (plan, versions) in enumerate(zip(plans, own, strict=True)):
        shape = at % len(offices())
        if shape not in found:
            found[shape] = list(_said(plan, versions))
        rows += [
            records.FindingRow(
                plan=plan, part=None if part is None else versions[part].part, **said
            )
            for part, said in found[shape]
        ]
    records.FindingRow.objects.bulk_create(rows, batch_size=500)


def _said(
    plan: records.Plan, versions: list[records.PartVersion]
) -> Iterator[tuple[int | None, dict[str, Any]]]:
    parts = [Part(each.part.kind, each.title, loaded(each.content)) for each in versions]
    source = Source(f"plan-{plan.pk}", "", "application/json", "system", "1", None)
    locator = Locator(parts)
    settings = Settings(today=plan.state_since.date())
    for finding in check_file(FileRead(source, (joined(parts),)), settings).findings:
        at, path = locator.place(finding.where)
        yield at, {
            "rule": finding.rule, "severity": finding.severity, "path": path[:200],
            "text": finding.text, "content": finding_entry(finding),
        }  # fmt: skip


def seal(trail: list[records.Event]) -> None:
    """Chain the events to those that are there, and seal the head."""
    head = records.TrailHead.objects.order_by("id").first() or records.TrailHead(count=0, sha256="")
    for event in trail:
        event.previous_sha256 = head.sha256
        head.sha256 = event.sha256 = event.expected_sha256()
        head.count += 1
    records.Event.objects.bulk_create(trail, batch_size=1000)
    head.seal = head.expected_seal()
    head.save()
