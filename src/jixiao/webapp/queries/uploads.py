"""What the pages of importing show: the files of a person, one file beside what was read of it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from django.utils.timezone import localdate
from django.utils.translation import gettext

from jixiao.comparing.differences import differences
from jixiao.kernel.span import Span
from jixiao.model.documents import PerformanceDocument
from jixiao.model.lifecycle import EDITABLE, State
from jixiao.reports.differences import counted, counts_words, told
from jixiao.services.editing import leaf_words
from jixiao.services.importing import PLANS, is_told, prepared
from jixiao.services.parts import Locator, Part, fingerprints, joined, parts_of
from jixiao.services.succession import DOUBT, Look
from jixiao.webapp import access
from jixiao.webapp.queries.originals import (
    Original,
    ShownPage,
    ShownTable,
    ShownWords,
    box_of,
    original,
    shown_original,
)
from jixiao.webapp.queries.plans import PartSeen
from jixiao.webapp.records import models as records

MOST_SHOWN = 300
"""Files that a list shows at once."""
_MOST_CHANGES = 60
_LIGHT = ("content", "shown")
_ORDER = {"reading": 0, "waiting": 1, "read": 2, "unreadable": 3, "skipped": 4}


class FileSeen(NamedTuple):
    """A file in the list.

    Args:
        pk: Its number.
        name: Its folders and name.
        size: Its bytes.
        state: Where it stands.
        message: What is to be said of it.
        department: Short name of the department that it is for, "" for none.
        year: The year that it states.
        cells: Cells with words.
        doubts: Doubtful places.
        plan: The plan that it became.
        is_good: Whether nothing about it is in doubt.
        is_earlier: Whether it is of an earlier year.
    """

    pk: int
    name: str
    size: int
    state: str
    message: str
    department: str
    year: int | None
    cells: int
    doubts: int
    plan: int | None
    is_good: bool
    is_earlier: bool


class ImportsSeen(NamedTuple):
    """The page of importing.

    Args:
        cycle: The year's number in the tables, None when there is no year.
        fiscal_year: The year.
        years: All years of the region, newest first.
        files: The files, those at work first.
        left: Files that are not shown.
        counts: State to number of files, "good" to those without doubt.
        succeeds: Departments without a plan that have one of an earlier year: number and name.
        begins: Departments of a preparer without a plan: number and name.
    """

    cycle: int | None
    fiscal_year: int | None
    years: tuple[int, ...]
    files: tuple[FileSeen, ...]
    left: int
    counts: dict[str, int]
    succeeds: tuple[tuple[int, str], ...]
    begins: tuple[tuple[int, str], ...]

    @property
    def is_working(self) -> bool:
        """Whether a worker still has something to do."""
        return any(self.counts.get(each) for each in ("waiting", "reading"))


class Doubt(NamedTuple):
    """A doubtful place with the number that it has on both sides.

    ``box`` is its page and its edges there as shares, () where it can not be looked at closely;
    ``read`` is how the whole cell was read.
    """

    number: int
    part: int
    path: str
    words: str
    message: str
    place: str
    read: str = ""
    box: tuple[float, ...] = ()


class Difference(NamedTuple):
    """What would change in the department's plan."""

    sentence: str
    is_style: bool


class UploadSeen(NamedTuple):
    """One file beside what was read of it.

    Args:
        file: The file.
        sha256: Its hash.
        handed_in: When it came.
        by: Who handed it in.
        fiscal_year: The year that it is imported for.
        original: The original: pages, or paragraphs and tables.
        parts: What was read, part by part.
        doubts: Doubtful places.
        notices: What is to be said of the file as a whole.
        department: The department that was found.
        departments: Those that it can be for: number and name.
        existing: Number and state of the plan that is there already.
        changes: What would change in it.
        summary: The same in one line.
        refusal: Why it can not be accepted now, "" when it can.
        is_own: Whether the person handed it in.
    """

    file: FileSeen
    sha256: str
    handed_in: datetime
    by: str
    fiscal_year: int
    original: tuple[ShownWords | ShownTable | ShownPage, ...]
    parts: tuple[PartSeen, ...]
    doubts: tuple[Doubt, ...]
    notices: tuple[str, ...]
    department: int | None
    departments: tuple[tuple[int, str], ...]
    existing: tuple[int, State] | None
    changes: tuple[Difference, ...]
    summary: str
    refusal: str
    is_own: bool


def imports_of(person: records.Person, now: datetime, year: int | None = None) -> ImportsSeen:
    """The files that a person has handed in for a year, the newest unless one is named.

    Raises:
        NotAllowed: The person hands nothing in.
    """
    own = access.departments_with(person, access.IMPORT, localdate(now))
    if not own:
        message = gettext("导入由部门经办人或财政部门绩效管理机构来做；需要的话请联系系统管理员。")
        raise access.NotAllowed(message)
    cycles = list(records.Cycle.objects.filter(region__in={each.region_id for each in own}))
    years = tuple(dict.fromkeys(each.fiscal_year for each in cycles))
    cycle = next((each for each in cycles if year in {None, each.fiscal_year}), None)
    if cycle is None:
        return ImportsSeen(None, None, years, (), 0, {}, (), ())
    rows = records.Upload.objects.filter(cycle=cycle, uploaded_by=person).defer(*_LIGHT)
    files = [_file(each, cycle) for each in rows.select_related("department")]
    counts: dict[str, int] = {}
    for each in files:
        counts[each.state] = counts.get(each.state, 0) + 1
        counts["good"] = counts.get("good", 0) + each.is_good
    files.sort(key=lambda each: _ORDER.get(each.state, 5))
    shown, left = tuple(files[:MOST_SHOWN]), max(len(files) - MOST_SHOWN, 0)
    succeeds, begins = _to_begin(person, cycle, now)
    return ImportsSeen(
        cycle.pk, cycle.fiscal_year, years, shown, left, counts, succeeds, begins
    )  # fmt: skip


def waiting_for_acceptance(
    person: records.Person, cycle: int, now: datetime, *, is_good_only: bool
) -> list[int]:
    """Files of a person that are read and could be accepted, oldest first."""
    rows = access.visible_uploads(person, localdate(now)).filter(
        cycle=cycle, uploaded_by=person, state="read"
    )
    found = rows.defer(*_LIGHT).select_related("department", "cycle").order_by("id")
    return [each.pk for each in found if not is_good_only or _file(each, each.cycle).is_good]


def upload_seen(person: records.Person, upload_id: int, now: datetime) -> UploadSeen:
    """One file beside what was read of it.

    Raises:
        ObjectDoesNotExist: There is none for this person: no one learns which.
    """
    row = (
        access.visible_uploads(person, localdate(now))
        .select_related("cycle__region", "department", "uploaded_by", "plan")
        .get(pk=upload_id)
    )
    is_own = row.uploaded_by_id == person.pk
    own = access.departments_with(person, access.IMPORT, localdate(now)) if is_own else []
    choices = tuple((each.pk, each.name) for each in own if each.region_id == row.cycle.region_id)
    parts: tuple[PartSeen, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    document, places = None, list[tuple[int, Span]]()
    if row.content is not None and row.kind in PLANS:
        document, looks = prepared(row.content, row.cycle.fiscal_year, row.fiscal_year)
        parts = tuple(_parts(document, row))
        found = [each for each in looks if each.kind == DOUBT]
        spans = _spans(row)
        doubts = tuple(_doubts(found, parts, spans, row.shown or ()))
        places = [
            (number, spans[each.path]) for number, each in enumerate(found, 1) if each.path in spans
        ]
    existing, changes, summary, refusal = _against(person, row, document, now)
    return UploadSeen(
        _file(row, row.cycle), row.sha256, row.uploaded_at, row.uploaded_by.name,
        row.cycle.fiscal_year, tuple(shown_original(row.shown or (), row.pages, places)), parts,
        doubts, _notices(row), row.department_id, choices, existing, changes, summary, refusal,
        is_own,
    )  # fmt: skip


def original_of(person: records.Person, upload_id: int, now: datetime) -> Original:
    """Where the original of a file lies.

    Raises:
        ObjectDoesNotExist: There is none for this person.
    """
    row = access.visible_uploads(person, localdate(now)).defer(*_LIGHT).get(pk=upload_id)
    return original(row.sha256, row.name)


def _file(row: records.Upload, cycle: records.Cycle) -> FileSeen:
    department = row.department
    is_good = row.state == "read" and not (row.doubts or row.message) and department is not None
    return FileSeen(
        row.pk, row.name, row.size, row.state, row.message,
        "" if department is None else department.short_name, row.fiscal_year, row.cells,
        row.doubts, row.plan_id, is_good,
        row.fiscal_year is not None and row.fiscal_year < cycle.fiscal_year,
    )  # fmt: skip


_Choices = tuple[tuple[int, str], ...]


def _to_begin(
    person: records.Person, cycle: records.Cycle, now: datetime
) -> tuple[_Choices, _Choices]:
    """Departments of a preparer that could begin with their own last plan, and all of them."""
    edits = {
        each.pk: each.name
        for each in access.departments_with(person, access.EDIT, localdate(now))
        if each.region_id == cycle.region_id
    }
    begun = set(cycle.plans.values_list("department_id", flat=True))
    earlier = set(
        records.Plan.objects.filter(
            department__in=edits, cycle__fiscal_year__lt=cycle.fiscal_year
        ).values_list("department_id", flat=True)
    )
    begins = tuple((pk, name) for pk, name in edits.items() if pk not in begun)
    return tuple(each for each in begins if each[0] in earlier), begins


def _parts(document: PerformanceDocument, row: records.Upload) -> list[PartSeen]:
    return [
        PartSeen(at, each.kind, each.title, 1, row.uploaded_at, row.uploaded_by.name, each.document)
        for at, each in enumerate(parts_of(document))
    ]


def _doubts(
    found: Sequence[Look], parts: Sequence[PartSeen], spans: Mapping[str, Span],
    shown: Sequence[Any],
) -> Iterator[Doubt]:  # fmt: skip
    locator = Locator([Part(each.kind, each.title, each.document) for each in parts])
    cells: dict[int, dict[str, str]] = {}
    for number, each in enumerate(found, 1):
        at, path = locator.place(f"documents[0].{each.path}")
        span = spans.get(each.path, Span())
        box = box_of(shown, span)
        if at is not None and at not in cells:
            cells[at] = leaf_words(parts[at].document)
        read = "" if at is None else cells[at].get(path, "")
        yield Doubt(number, at or 0, path, each.words, each.message, span.words(), read, box)


def _spans(row: records.Upload) -> dict[str, Span]:
    """Path of a doubtful place to where it stands in the original."""
    return {
        each["where"]: Span(**{key: each["span"].get(key) for key in Span._fields})
        for document in (row.content or {}).get("documents", ())
        for each in document["notices"]
        if each["where"] and each["span"]
    }


def _notices(row: records.Upload) -> tuple[str, ...]:
    """What is to be said of the file, or of a document without a place."""
    content = row.content or {}
    loose = [
        each["message"]
        for document in content.get("documents", ())
        for each in document["notices"]
        if not each["where"] or is_told(each)
    ]
    return (*(each["message"] for each in content.get("notices", ())), *loose)


def _against(
    person: records.Person,
    row: records.Upload,
    document: PerformanceDocument | None,
    now: datetime,
) -> tuple[tuple[int, State] | None, tuple[Difference, ...], str, str]:
    """The plan that is there, what would change in it, and why it can not be replaced."""
    department = row.department
    if document is None or department is None or row.state != "read":
        return None, (), "", ""
    plan = (
        access.visible_plans(person, localdate(now))
        .filter(cycle=row.cycle, department=department)
        .first()
    )
    if plan is None:
        return None, (), "", ""
    state = State(plan.state)
    there = plan.parts.filter(is_removed=False).values_list("head__sha256", flat=True)
    if list(there) == fingerprints(document):
        return (plan.pk, state), (), "", gettext("和系统里现在的文本一字不差，不用再导入。")
    changes = differences([_joined(plan)], [document])
    listed = tuple(
        Difference(each.sentence, each.change.is_style) for each in told(changes[:_MOST_CHANGES])
    )
    refusal = ""
    if state not in EDITABLE:
        refusal = gettext("文本现在是“%(state)s”，不能换；需要换的，先撤回或申请调整。") % {
            "state": gettext(state.word)
        }
    elif not access.may(person, access.EDIT, department, localdate(now)):
        refusal = gettext("部门已经有草稿，要换由部门经办人来换。")
    return (plan.pk, state), listed, counts_words(counted(changes)), refusal


def _joined(plan: records.Plan) -> PerformanceDocument:
    rows = plan.parts.filter(is_removed=False).exclude(head=None).select_related("head")
    return joined(
        Part(row.kind, row.head.title, row.head.document()) for row in rows if row.head is not None
    )
