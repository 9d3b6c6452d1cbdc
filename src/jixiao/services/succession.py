"""This year's plan from last year's: the words are taken over, with a list of what to look at."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from jixiao.kernel.codes import read_project_code
from jixiao.model.documents import PerformanceDocument, PerformancePlan
from jixiao.services.editing import leaf_words, with_words

YEAR, AMOUNT, DATE, NAME, TARGET, CODE, DOUBT = (
    "year", "amount", "date", "name", "target", "code", "doubt",
)  # fmt: skip
"""Why a place has to be looked at."""
_YEARS = re.compile(r"(?<![\d〔\[（(])(?:19|20)\d{2}(?=\s*年)")
_DAYS = re.compile(r"\d{1,2}\s*月\s*\d{1,2}\s*日|\d{1,2}\s*月(?:底|末|初|上旬|中旬|下旬)")
_AMOUNTS = re.compile(r"\d[\d,.]*\s*(?:亿元|万元|元)")
_INDICATOR = re.compile(r"projects\[(\d+)\]\.indicators\[(\d+)\]\.target$")
_AMOUNT_FIELDS = {
    "total": "预算数", "fiscal_funds": "财政资金", "other_funds": "其他资金", "budget": "预算数",
}  # fmt: skip
_MOST_QUOTED = 40


class Look(NamedTuple):
    """A place to look at.

    Args:
        path: Where, within the document.
        kind: ``YEAR``, ``AMOUNT``, ``DATE``, ``NAME``, ``TARGET``, ``CODE`` or ``DOUBT``.
        words: The words there.
        message: Why, one Chinese sentence.
    """

    path: str
    kind: str
    words: str
    message: str


def of_year(document: PerformanceDocument, year: int) -> PerformanceDocument:
    """The document as one of another year: its year and its title, nothing else."""
    was = document.fiscal_year.value
    title = document.title.raw
    changed = {"fiscal_year": f"{year}年"}
    if was is not None and str(was) in title:
        changed["title"] = title.replace(str(was), str(year))
    for path, words in changed.items():
        document = with_words(document, path, words)
    return replace(document, fiscal_year_basis="stated")


def as_plan(document: PerformanceDocument) -> PerformanceDocument:
    """A document as a plan: objectives of projects become a plan with nothing around them."""
    if document.kind == PerformancePlan.kind:
        return document
    return PerformancePlan(
        layout=document.layout, department=document.department, fiscal_year=document.fiscal_year,
        fiscal_year_basis=document.fiscal_year_basis, title=document.title,
        compiled_by=document.compiled_by, reviewed_by=document.reviewed_by,
        amount_unit=document.amount_unit, sections=document.sections, projects=document.projects,
        activities_title=document.activities_title,
        activities_unit_line=document.activities_unit_line, activities=document.activities,
    )  # fmt: skip


def looks(document: PerformanceDocument, year: int) -> Iterator[Look]:
    """What to look at in words that were taken over from an earlier year, in their order.

    Args:
        document: The document with last year's words.
        year: The year that it is for now.
    """
    for path, words in leaf_words(document).items():
        found = _look(path, words, year)
        if found is not None:
            kind, message = found
            yield Look(path, kind, words, f"{_called(path, document)}{message}")


def _called(path: str, document: PerformanceDocument) -> str:
    """What a cell is called, with a colon; "" for prose, which speaks for itself."""
    match = _INDICATOR.match(path)
    if match is not None:
        name = document.projects[int(match[1])].indicators[int(match[2])].name.raw
        return f"“{_cut(name)}”" if name else ""
    field = path.rpartition(".")[2]
    return f"{_AMOUNT_FIELDS[field]}" if field in _AMOUNT_FIELDS else ""


def _look(path: str, words: str, year: int) -> tuple[str, str] | None:
    """Why a leaf has to be looked at: the strongest reason only."""
    field = path.rpartition(".")[2]
    if path in {"compiled_by", "reviewed_by"}:
        return NAME, f"上年是“{_cut(words)}”，今年换人了吗？"
    if path in {"fiscal_year", "title"} or path.startswith("toc["):
        return None
    if field == "code" and (code := read_project_code(words)) is not None:
        if code.year is not None and code.year != year:
            return CODE, f"项目编码里的年份是 {code.year}，今年用的是哪个编码？"
        return None
    if ".budget." in path or field in {"budget", "fiscal_funds", "other_funds"}:
        return AMOUNT, f"上年是 {_cut(words)}，今年是多少？"
    if field == "target":
        return TARGET, f"上年定的是“{_cut(words)}”，今年定多少？"
    return _in_text(words, year)


def _in_text(words: str, year: int) -> tuple[str, str] | None:
    if others := [each for each in _YEARS.findall(words) if int(each) != year]:
        said = "、".join(dict.fromkeys(f"{each}年" for each in others))
        return YEAR, f"写着“{_cut(said)}”，今年还对吗？"
    if found := _DAYS.findall(words):
        said = "、".join(dict.fromkeys(found))
        return DATE, f"写着“{_cut(said)}”，今年还是这个时间吗？"
    if found := _AMOUNTS.findall(words):
        said = "、".join(dict.fromkeys(found))
        return AMOUNT, f"写着“{_cut(said)}”，今年还是这个数吗？"
    return None


def _cut(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _MOST_QUOTED else f"{line[:_MOST_QUOTED]}…"
