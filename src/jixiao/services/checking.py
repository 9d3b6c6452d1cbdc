"""Checks performance documents: the one road for command line, pages and everything later."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from jixiao.kernel.collector import without_collector
from jixiao.kernel.findings import Finding, Inapplicable, Severity
from jixiao.model.documents import PerformanceDocument
from jixiao.regulation.parameters import Parameters
from jixiao.reports.findings import ordered, with_causes
from jixiao.rules.catalogue import rules, version
from jixiao.rules.comparing import compare
from jixiao.rules.declare import Rule
from jixiao.rules.engine import check_document
from jixiao.rules.traces import Trace, Traces
from jixiao.rules.tracing import trace_of
from jixiao.services.reading import FileRead
from jixiao.services.settings import Settings, Silence

_BEFORE_ANY = date(2015, 1, 1)


@dataclass(frozen=True, slots=True)
class FileChecked:
    """What the rules say of one file.

    Args:
        file: The file as read.
        findings: Worst first, then in document order; suppressed ones are among them.
        looked_at: How many things each rule looked at, by id.
        not_applicable: Rules that had nothing to look at, and why.
        catalogue: Version of the catalogue.
        rules: How many rules were asked.
        used: Entries of the settings that suppressed something.
    """

    file: FileRead
    findings: tuple[Finding, ...]
    looked_at: dict[str, int]
    not_applicable: tuple[Inapplicable, ...]
    catalogue: str
    rules: int
    used: frozenset[Silence] = frozenset()

    def counted(self, level: Severity = Severity.NOTE) -> tuple[Finding, ...]:
        """Findings at or above a level that are not suppressed."""
        return tuple(
            each for each in self.findings if each.suppressed is None and each.severity >= level
        )


class More(NamedTuple):
    """What the rules say that compare documents.

    Args:
        findings: By ordinal of the file.
        looked_at: How many documents each rule looked at, by id.
    """

    findings: dict[int, tuple[Finding, ...]]
    looked_at: dict[str, int]


def selected(select: Collection[str] = (), ignore: Collection[str] = ()) -> tuple[Rule, ...]:
    """Rules by id, name or family letters.

    Args:
        select: Which to ask, all when empty.
        ignore: Which of these not to ask.

    Raises:
        KeyError: A word names no rule and no family; it is the error's argument.
    """
    known = rules()
    for word in (*select, *ignore):
        if not any(_is_meant(rule, word) for rule in known.values()):
            raise KeyError(word)
    return tuple(
        rule
        for rule in known.values()
        if (not select or any(_is_meant(rule, word) for word in select))
        and not any(_is_meant(rule, word) for word in ignore)
    )


def _is_meant(rule: Rule, word: str) -> bool:
    return word.upper() in {rule.id, rule.family} or word.lower() == rule.name


def check_file(
    file: FileRead, settings: Settings | None = None, asked: Sequence[Rule] | None = None
) -> FileChecked:
    """Ask the rules about one file.

    Args:
        file: The file as read.
        settings: A bureau's own settings.
        asked: Rules to ask, the whole catalogue unless given.
    """
    settings = settings or Settings()
    asked = tuple(rules().values()) if asked is None else asked
    asked = with_levels(asked, settings)
    findings: list[Finding] = []
    looked_at: dict[str, int] = {}
    inapplicable: list[Inapplicable] = []
    for ordinal, document in enumerate(file.documents):
        checked = check_document(document, asked, parameters_of(document, settings), ordinal)
        findings += checked.findings
        inapplicable += checked.not_applicable
        for rule, count in checked.looked_at.items():
            looked_at[rule] = looked_at.get(rule, 0) + max(count, 0)
    return _finished(
        FileChecked(
            file=file,
            findings=tuple(findings),
            looked_at=looked_at,
            not_applicable=tuple(inapplicable),
            catalogue=version(),
            rules=len(asked),
        ),
        settings,
    )


def check_together(
    checked: Sequence[FileChecked],
    settings: Settings | None = None,
    asked: Sequence[Rule] | None = None,
) -> list[FileChecked]:
    """Ask the rules that compare documents about files that were checked one by one.

    Returns:
        The same files in the same order, with what the comparison found added.
    """
    settings = settings or Settings()
    with without_collector():
        more = compared([traces_of(each.file) for each in checked], settings, asked)
    return [completed(each, more, at, settings) for at, each in enumerate(checked)]


def traces_of(file: FileRead) -> tuple[Trace, ...]:
    """What is kept of a file to compare it with others."""
    return tuple(
        trace_of(file.source.name, ordinal, document)
        for ordinal, document in enumerate(file.documents)
    )


def compared(
    traces: Sequence[Sequence[Trace]],
    settings: Settings,
    asked: Sequence[Rule] | None = None,
) -> More:
    """Ask the rules that compare documents.

    Args:
        traces: What is kept of each file.
        settings: A bureau's own settings.
        asked: Rules to ask, the whole catalogue unless given.
    """
    asked = with_levels(tuple(rules().values()) if asked is None else asked, settings)
    owner = [at for at, each in enumerate(traces) for _ in each]
    day = max(settings.today, _BEFORE_ANY)
    every = Traces(
        [one for each in traces for one in each], Parameters(day, own=settings.parameters)
    )
    with without_collector():
        said = compare(every, asked)
    found: dict[int, list[Finding]] = {}
    for ordinal, finding in said.findings:
        found.setdefault(owner[ordinal], []).append(finding)
    return More({at: tuple(each) for at, each in found.items()}, said.looked_at)


def completed(checked: FileChecked, more: More, at: int, settings: Settings) -> FileChecked:
    """A file that was checked alone, with what the comparison found.

    Args:
        checked: The file.
        more: What the comparison found.
        at: Ordinal of the file among those compared.
        settings: A bureau's own settings.
    """
    if found := more.findings.get(at):
        checked = _finished(replace(checked, findings=(*checked.findings, *found)), settings)
    return replace(checked, looked_at=checked.looked_at | more.looked_at)


def parameters_of(document: PerformanceDocument, settings: Settings) -> Parameters:
    """What regulation says in a document's year and region, a bureau's settings before it."""
    year = document.fiscal_year.value
    codes = (project.code.value for project in document.projects)
    region = next((code.region for code in codes if code is not None and code.region), "")
    if year is not None and 1990 <= year <= 2100:
        day = date(year, 1, 1)
    else:
        day = max(settings.today, _BEFORE_ANY)
    return Parameters(day, region, settings.parameters)


def with_levels(asked: Sequence[Rule], settings: Settings) -> tuple[Rule, ...]:
    """Rules with the levels that a bureau sets."""
    if not settings.levels:
        return tuple(asked)
    return tuple(
        replace(rule, severity=settings.levels[rule.id]) if rule.id in settings.levels else rule
        for rule in asked
    )


def _finished(checked: FileChecked, settings: Settings) -> FileChecked:
    """Suppressions, common causes and order."""
    findings, used = [], set(checked.used)
    for finding in checked.findings:
        found = settings.suppression(finding, checked.file.source.name)
        if found is None:
            is_open = finding.suppressed is None
            findings.append(finding if is_open else finding._replace(suppressed=None))
        else:
            findings.append(finding._replace(suppressed=found[0]))
            used.add(found[1])
    return replace(checked, findings=tuple(ordered(with_causes(findings))), used=frozenset(used))
