"""The review form (审核表) as content: per project what can be proved, the judgement left open."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from jixiao.kernel.findings import Finding, Severity
from jixiao.model.documents import PerformanceDocument
from jixiao.regulation.review_form import Point, review_form
from jixiao.reports.findings import by_cost, place_key
from jixiao.reports.places import form_words, places_words

_MOST_PLACES = 6


class Evidence(NamedTuple):
    """What one rule found for one line of the form.

    Args:
        rule: Its id.
        severity: Its level.
        times: How many findings.
        message: The first in full.
        places: Where they all stand.
    """

    rule: str
    severity: Severity
    times: int
    message: str
    places: str


class Line(NamedTuple):
    """One line of the form.

    Args:
        point: What it asks.
        asked: How many rules that speak to it looked at the document; 0 leaves all to people.
        evidence: What was found, worst first.
    """

    point: Point
    asked: int
    evidence: tuple[Evidence, ...]


class Review(NamedTuple):
    """The form of one project, or of what stands outside of projects.

    Args:
        name: What it is about: 项目“劳模慰问”.
        facts: (what, words as printed) that head the form.
        lines: The lines, in the order of the form.
    """

    name: str
    facts: tuple[tuple[str, str], ...]
    lines: tuple[Line, ...]


def reviews(
    documents: Sequence[PerformanceDocument],
    findings: Sequence[Finding],
    looked_at: Mapping[str, int],
) -> Iterator[Review]:
    """One form a project, and one for all that is said outside of projects.

    Args:
        documents: The documents of one file.
        findings: What the rules said, worst first; suppressed ones are left out.
        looked_at: How many things each rule looked at.
    """
    counted = [each for each in findings if each.suppressed is None]
    forms: dict[str, list[Finding]] = {}
    for ordinal, document in enumerate(documents):
        root = f"documents[{ordinal}]"
        forms |= {f"{root}.projects[{at}]": [] for at in range(len(document.projects))}
        forms[root] = []
    for each in counted:
        steps = each.where.split(".")
        form = ".".join(steps[:2])
        forms[form if form in forms else steps[0]].append(each)
    asked = [rule for rule, count in looked_at.items() if count > 0]
    for path in sorted(forms, key=_order):
        is_project = "." in path
        if not is_project and not forms[path] and len(forms) > 1:
            continue
        yield Review(
            form_words(path, documents) if is_project else "整份文本（不属于某一个项目的意见）",
            _facts(path, documents),
            tuple(_lines(forms[path], asked, documents)),
        )


def _order(path: str) -> tuple[object, ...]:
    """Projects of a document in order, then the document itself."""
    first, _, rest = path.partition(".")
    return place_key(first), not rest, place_key(rest)


def _lines(
    findings: Sequence[Finding], asked: Sequence[str], documents: Sequence[PerformanceDocument]
) -> Iterator[Line]:
    form = review_form()
    spoken = [form.point_of(rule) for rule in asked]
    for point in form.points:
        found = [each for each in findings if form.point_of(each.rule) is point]
        evidence = tuple(
            Evidence(rule, each[0].severity, len(each), each[0].message, _places(each, documents))
            for rule, each in by_cost(found)
        )
        yield Line(point, sum(each is point for each in spoken), evidence)


def _places(findings: Sequence[Finding], documents: Sequence[PerformanceDocument]) -> str:
    words = places_words(findings, documents).split("；")
    return "；".join(words[:_MOST_PLACES]) + (" 等" if len(words) > _MOST_PLACES else "")


def _facts(path: str, documents: Sequence[PerformanceDocument]) -> tuple[tuple[str, str], ...]:
    first, _, rest = path.partition(".")
    document = documents[int(first.removeprefix("documents[")[:-1])]
    facts = [("部门", document.department.raw), ("年度", document.fiscal_year.raw)]
    if rest:
        project = document.projects[int(rest.removeprefix("projects[")[:-1])]
        unit = project.amount_unit.raw or document.amount_unit.raw
        facts += [
            ("项目名称", project.name.raw),
            ("项目编码", project.code.raw),
            (f"预算数（{unit}）" if unit else "预算数", project.budget.total.raw),
        ]
    return tuple((what, " ".join(words.split())) for what, words in facts if words.strip())
