"""Walks a document and asks every rule about everything that it looks at."""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache, reduce
from operator import or_
from typing import Any, NamedTuple

from jixiao.kernel.collector import without_collector
from jixiao.kernel.findings import Finding, Inapplicable
from jixiao.model.documents import PerformanceDocument, Section
from jixiao.model.duty_activity import ActivityIndicator, DutyActivity
from jixiao.model.project import Indicator, Project
from jixiao.regulation.parameters import Parameters
from jixiao.rules.context import Context
from jixiao.rules.declare import Fault, NotApplicable, Outcomes, Rule
from jixiao.rules.form_facts import facts_of as facts_of_form
from jixiao.rules.grid import Grid
from jixiao.rules.places import finding_at
from jixiao.rules.prose import Prose
from jixiao.rules.row_facts import facts_of as facts_of_rows
from jixiao.rules.row_table import Asked, FormTable, RowTable, RowTables, asked_of

_ONE = (str, Fault, NotApplicable)
NOTHING = {
    Section: "没有文字章节",
    Project: "没有项目绩效目标表",
    Indicator: "没有绩效指标",
    DutyActivity: "没有部门职责-工作活动表",
    ActivityIndicator: "没有带评价标准的指标",
    Prose: "没有文字",
}


class Checked(NamedTuple):
    """What the rules say of one document.

    Args:
        findings: In document order, as the rules gave them.
        looked_at: How many subjects each rule looked at, by id.
        not_applicable: Rules that had nothing to look at, and why.
    """

    findings: tuple[Finding, ...]
    looked_at: dict[str, int]
    not_applicable: tuple[Inapplicable, ...]


def check_document(
    document: PerformanceDocument,
    rules: Iterable[Rule],
    parameters: Parameters,
    ordinal: int = 0,
) -> Checked:
    """Ask rules about one document.

    Args:
        document: The document.
        rules: Rules of the catalogue; those for other kinds of documents are left out.
        parameters: What regulation says in its year and region.
        ordinal: Its ordinal in the file, for paths.

    Returns:
        Findings with rules that others speak for already taken out.
    """
    tables = _tables(tuple(rules), document.kind)
    with without_collector():
        return _checked(document, parameters, f"documents[{ordinal}]", tables)


def _checked(
    document: PerformanceDocument, parameters: Parameters, path: str, tables: "_Tables"
) -> Checked:
    """One walk; what it knew is gone before Python searches for cycles again."""
    walk = _Walk(document, parameters, path, tables)
    walk.ask_all()
    return Checked(
        tuple(_without_echoes(walk.findings, tables.gives_way)),
        walk.looked_at,
        tuple(walk.not_applicable()),
    )


class _Tables:
    """The rules for one kind of document, sorted by what they look at.

    Args:
        rules: The rules, those for other kinds of documents among them.
        kind: The kind.
    """

    def __init__(self, rules: Sequence[Rule], kind: str) -> None:
        self.rules = tuple(rule for rule in rules if kind in rule.kinds)
        self.by_subject: dict[type, list[Rule]] = {}
        for rule in self.rules:
            self.by_subject.setdefault(rule.subject, []).append(rule)
        self.ids = tuple(rule.id for rule in self.rules)
        self.nothing = {
            rule.id: "没有这一类指标"
            if rule.level2
            else NOTHING.get(rule.subject, "不适用于这份文件")
            for rule in self.rules
        }
        self.of_levels = [rule for rule in self.by_subject.get(Indicator, ()) if rule.level2]
        self.ids_by_subject = {
            subject: [rule.id for rule in those if not (rule.level2 and subject is Indicator)]
            for subject, those in self.by_subject.items()
        }
        self._asked = {subject: asked_of(those) for subject, those in self.by_subject.items()}
        self.forms = FormTable(self.by_subject.get(Project, ()))
        self.rows = RowTables(self.by_subject.get(Indicator, ()))
        self.gives_way = {
            rule.id: frozenset(rule.gives_way_to) for rule in self.rules if rule.gives_way_to
        }

    def of(self, subject: type) -> Asked:
        """Rules about a subject."""
        return self._asked.get(subject, ())


@lru_cache(maxsize=16)
def _tables(rules: tuple[Rule, ...], kind: str) -> _Tables:
    return _Tables(rules, kind)


def _without_echoes(
    found: Sequence[Finding], gives_way: dict[str, frozenset[str]]
) -> Sequence[Finding]:
    """Findings whose leaf no other rule speaks for."""
    spoke = {each.rule for each in found}
    ways = {
        rule: others for rule in spoke & gives_way.keys()
        if not (others := gives_way[rule]).isdisjoint(spoke)
    }  # fmt: skip
    if not ways:
        return found
    giving = [each for each in found if each.rule in ways]
    spoken: dict[str, set[str]] = {each.where: set() for each in giving}
    for each in found:
        there = spoken.get(each.where)
        if there is not None:
            there.add(each.rule)
    echoes = {id(each) for each in giving if not ways[each.rule].isdisjoint(spoken[each.where])}
    return [each for each in found if id(each) not in echoes] if echoes else found


class _Walk:
    """One walk through one document."""

    def __init__(
        self, document: PerformanceDocument, parameters: Parameters, path: str, tables: _Tables
    ) -> None:
        self.context = Context(document, parameters)
        self.document = document
        self.path = path
        self.tables = tables
        self.findings: list[Finding] = []
        self.looked_at: dict[str, int] = {}
        self.passed_by: dict[str, int] = {}
        self.reasons: dict[str, str] = {}
        self.printed: dict[int, str | None] = {}
        self.levels: list[str | None] = []

    def ask_all(self) -> None:
        """Ask every rule about all its subjects."""
        document, tables = self.document, self.tables
        self._ask_projects()  # first: what it gathers of the rows is still at hand there
        of_projects, self.findings = self.findings, []
        self._ask(tables.of(PerformanceDocument), document, "")
        sections = tables.of(Section)
        for at, section in enumerate(document.sections):
            self._ask(sections, section, f"sections[{at}]")
        self._ask(tables.of(Prose), self.context.prose, "")
        self.findings += of_projects
        self._ask_activities()
        self._count()

    def _ask_projects(self) -> None:
        """Ask about each project what its facts give rise to, then about its rows."""
        context, tables = self.context, self.tables
        forms, rows = tables.forms, tables.rows.of(context.parameters)
        for at, project in enumerate(self.document.projects):
            context.project = project
            context.at = at
            path = f"projects[{at}]"
            own = facts_of_form(project, context)
            grid = context.grid(project)
            annual = facts_of_rows(grid)
            self._ask(forms.asked(reduce(or_, annual, own)), project, path)
            self._ask_rows(rows, grid, [own | each for each in annual], f"{path}.indicators")
            if project.long_term_indicators:
                grid = context.late_grid(project)
                late = [own | each for each in facts_of_rows(grid)]
                self._ask_rows(rows, grid, late, f"{path}.long_term_indicators")
        context.project, context.at, context.row = Project(), 0, 0

    def _ask_rows(self, table: RowTable, grid: Grid, facts: Sequence[int], path: str) -> None:
        context, rows = self.context, grid.indicators
        for at, asked in enumerate(table.asked(grid, facts)):
            context.row = at
            row = rows[at]
            for check, wants_context, rule in asked:
                outcomes = check(row, context) if wants_context else check(row)
                if outcomes is not None:
                    self._take(rule, row, f"{path}[{at}]", outcomes)
        self.levels += grid.level2

    def _ask_activities(self) -> None:
        activities, indicators = self.tables.of(DutyActivity), self.tables.of(ActivityIndicator)
        for at, activity in enumerate(self.document.activities):
            self.context.row = at
            self._ask(activities, activity, f"activities[{at}]")
            for n, graded in enumerate(activity.indicators):
                self._ask(indicators, graded, f"activities[{at}].indicators[{n}]")

    def _count(self) -> None:
        """How many subjects each rule looked at, those without what it needs among them."""
        document, rows = self.document, Counter(self.levels)
        counts = {
            PerformanceDocument: 1,
            Section: len(document.sections),
            Project: len(document.projects),
            Indicator: rows.total(),
            DutyActivity: len(document.activities),
            ActivityIndicator: sum(len(each.indicators) for each in document.activities),
        }
        if Prose in self.tables.by_subject:
            counts[Prose] = len(self.context.prose)
        looked_at = self.looked_at = dict.fromkeys(self.tables.ids, 0)
        for subject, ids in self.tables.ids_by_subject.items():
            if count := counts.get(subject, 0):
                looked_at.update(dict.fromkeys(ids, count))
        for rule in self.tables.of_levels if rows else ():
            looked_at[rule.id] = sum([rows[key] for key in rule.level2])
        for each, count in self.passed_by.items():
            looked_at[each] -= count

    def _ask(self, asked: Asked, subject: Any, path: str) -> None:  # noqa: ANN401 -- one of SUBJECTS
        context = self.context
        for check, wants_context, rule in asked:
            outcomes = check(subject, context) if wants_context else check(subject)
            if outcomes is not None:
                self._take(rule, subject, path, outcomes)

    def _take(self, rule: Rule, subject: Any, path: str, outcomes: Outcomes) -> None:  # noqa: ANN401 -- one of SUBJECTS
        document, root, printed = self.document, self.path, self.printed
        for outcome in (outcomes,) if isinstance(outcomes, _ONE) else outcomes or ():
            if isinstance(outcome, NotApplicable):
                self.passed_by[rule.id] = self.passed_by.get(rule.id, 0) + 1
                self.reasons[rule.id] = outcome.reason
                continue
            self.findings.append(finding_at(rule, outcome, subject, path, document, root, printed))

    def not_applicable(self) -> list[Inapplicable]:
        """Rules that had nothing to look at."""
        path, reasons, nothing = self.path, self.reasons, self.tables.nothing
        return [
            _inapplicable(each, path, reasons.get(each) or nothing[each])
            for each, count in self.looked_at.items()
            if count <= 0
        ]


@lru_cache(maxsize=4096)
def _inapplicable(rule: str, path: str, reason: str) -> Inapplicable:
    return Inapplicable(rule, path, reason)
