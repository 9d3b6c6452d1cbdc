"""Walks a document and asks every rule about everything that it looks at."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from jixiao.kernel.findings import Finding, Inapplicable
from jixiao.model.documents import PerformanceDocument, Section
from jixiao.model.duty_activity import ActivityIndicator, DutyActivity
from jixiao.model.project import Indicator, Project
from jixiao.regulation.parameters import Parameters
from jixiao.rules.context import Context
from jixiao.rules.declare import Fault, NotApplicable, Outcomes, Rule
from jixiao.rules.places import finding_at
from jixiao.rules.prose import Prose

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
    walk = _Walk(document, parameters, f"documents[{ordinal}]")
    asked = [rule for rule in rules if document.kind in rule.kinds]
    walk.ask_all(asked)
    return Checked(
        tuple(_without_echoes(walk.findings, asked)),
        walk.looked_at,
        tuple(walk.not_applicable(asked)),
    )


def _without_echoes(found: Sequence[Finding], rules: Sequence[Rule]) -> Iterator[Finding]:
    """Findings whose leaf no other rule speaks for."""
    gives_way = {rule.id: frozenset(rule.gives_way_to) for rule in rules if rule.gives_way_to}
    if not gives_way:
        yield from found
        return
    spoken: dict[str, set[str]] = {}
    for each in found:
        spoken.setdefault(each.where, set()).add(each.rule)
    for each in found:
        if gives_way.get(each.rule, frozenset()).isdisjoint(spoken[each.where]):
            yield each


class _Walk:
    """One walk through one document."""

    def __init__(self, document: PerformanceDocument, parameters: Parameters, path: str) -> None:
        self.context = Context(document, parameters)
        self.document = document
        self.path = path
        self.findings: list[Finding] = []
        self.looked_at: dict[str, int] = {}
        self.reasons: dict[str, str] = {}

    def ask_all(self, rules: Sequence[Rule]) -> None:
        """Ask every rule about all its subjects."""
        by_subject: dict[type, list[Rule]] = {}
        for rule in rules:
            by_subject.setdefault(rule.subject, []).append(rule)
            self.looked_at[rule.id] = 0
        self._ask(by_subject.get(PerformanceDocument, ()), self.document, "")
        for at, section in enumerate(self.document.sections):
            self._ask(by_subject.get(Section, ()), section, f"sections[{at}]")
        prose = by_subject.get(Prose, ())
        self._ask(prose, self.context.prose, "", len(self.context.prose.passages) if prose else 0)
        grid = _by_level2(by_subject.get(Indicator, ()))
        for at, project in enumerate(self.document.projects):
            self.context.project = project
            self.context.at = at
            self._ask(by_subject.get(Project, ()), project, f"projects[{at}]")
            for field in ("indicators", "long_term_indicators"):
                for row, indicator in enumerate(getattr(project, field)):
                    self.context.row = row
                    asked = grid.get(indicator.level2.value) or grid[None]
                    self._ask(asked, indicator, f"projects[{at}].{field}[{row}]")
        self.context.project = Project()
        self._ask_activities(by_subject)

    def _ask_activities(self, by_subject: dict[type, list[Rule]]) -> None:
        for at, activity in enumerate(self.document.activities):
            self.context.row = at
            self._ask(by_subject.get(DutyActivity, ()), activity, f"activities[{at}]")
            for n, graded in enumerate(activity.indicators):
                path = f"activities[{at}].indicators[{n}]"
                self._ask(by_subject.get(ActivityIndicator, ()), graded, path)

    def _ask(self, rules: Sequence[Rule], subject: Any, path: str, count: int = 1) -> None:  # noqa: ANN401 -- one of SUBJECTS
        context = self.context
        for rule in rules:
            self.looked_at[rule.id] += count
            outcomes = rule.check(subject, context) if rule.wants_context else rule.check(subject)
            if outcomes is not None:
                self._take(rule, subject, path, outcomes)

    def _take(self, rule: Rule, subject: Any, path: str, outcomes: Outcomes) -> None:  # noqa: ANN401 -- one of SUBJECTS
        if isinstance(outcomes, str | Fault | NotApplicable):
            outcomes = (outcomes,)
        for outcome in outcomes or ():
            if isinstance(outcome, NotApplicable):
                self.looked_at[rule.id] -= 1
                self.reasons[rule.id] = outcome.reason
                continue
            fault = Fault(outcome) if isinstance(outcome, str) else outcome
            self.findings.append(
                finding_at(rule, fault, subject, path, document=self.document, root=self.path)
            )

    def not_applicable(self, rules: Sequence[Rule]) -> Iterator[Inapplicable]:
        """Rules that had nothing to look at."""
        for rule in rules:
            if self.looked_at[rule.id] <= 0:
                reason = self.reasons.get(rule.id) or NOTHING.get(rule.subject, "不适用于这份文件")
                if rule.level2 and rule.id not in self.reasons:
                    reason = "没有这一类指标"
                yield Inapplicable(rule.id, self.path, reason)


def _by_level2(rules: Sequence[Rule]) -> dict[str | None, list[Rule]]:
    """Rules about indicators by the level 2 that they look at; those about all under None."""
    keys = {key for rule in rules for key in rule.level2}
    common = [rule for rule in rules if not rule.level2]
    grid: dict[str | None, list[Rule]] = {
        key: [rule for rule in rules if not rule.level2 or key in rule.level2] for key in keys
    }
    grid[None] = common
    return grid
