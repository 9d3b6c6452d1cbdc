"""Identifiers follow docs/terms.toml: one Chinese term, one English word."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.truth import REPOSITORY

Term = dict[str, Any]
TERMS: list[Term] = tomllib.loads((REPOSITORY / "docs" / "terms.toml").read_text(encoding="utf-8"))[
    "term"
]
PACKAGE = REPOSITORY / "src" / "jixiao"
ROOMS = ("kernel", "model", "regulation", "formats", "services", "cli")


def identifiers(source: str) -> Iterator[tuple[int, str]]:
    """Line and identifier of everything that a module names itself."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.lineno, node.name
        elif isinstance(node, ast.arg):
            yield node.lineno, node.arg
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.lineno, node.id
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            yield node.lineno, node.attr
        elif isinstance(node, ast.alias) and node.asname:
            yield node.lineno, node.asname


def words_of(identifier: str) -> list[str]:
    """The lower-case words of a name in any case."""
    parted = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", identifier)
    return [word.lower() for word in parted.split("_") if word]


def is_meant(never: str, identifier: str, match: str) -> bool:
    """Whether an identifier says a forbidden word; a plural counts as its singular."""
    wrong, words = words_of(never), words_of(identifier)
    if match == "name":
        return words in (wrong, [*wrong[:-1], wrong[-1] + "s"])
    starts = range(len(words) - len(wrong) + 1)
    return any(_singular(words[at : at + len(wrong)], wrong) for at in starts)


def _singular(words: list[str], wrong: list[str]) -> bool:
    return words[:-1] == wrong[:-1] and words[-1] in (wrong[-1], wrong[-1] + "s")


def complaints(path: str, source: str, terms: list[Term] = TERMS) -> list[str]:
    """One line for each identifier that says a forbidden word.

    Args:
        path: Path below src/jixiao.
        source: The module's text.
        terms: Entries of terms.toml.
    """
    wanted = [
        term
        for term in terms
        if term.get("never") and any(path.startswith(each) for each in term.get("scope", ROOMS))
    ]
    return [
        f"{path}:{line}: say {' or '.join(term['en'])} for {term['zh']}, not {identifier}"
        for line, identifier in identifiers(source)
        for term in wanted
        for never in term["never"]
        if identifier not in term["en"] and is_meant(never, identifier, term["match"])
    ]


def modules() -> list[Path]:
    return [path for room in ROOMS for path in sorted((PACKAGE / room).rglob("*.py"))]


def test_no_identifier_says_a_forbidden_word() -> None:
    found = [
        complaint
        for path in modules()
        for complaint in complaints(
            str(path.relative_to(PACKAGE)), path.read_text(encoding="utf-8")
        )
    ]

    assert found == []


@pytest.mark.parametrize(
    ("path", "source", "said"),
    [
        ("model/project.py", "class KpiRow: ...", "say indicator for 绩效指标, not KpiRow"),
        ("model/project.py", "def f(goals): ...", "say objective for 绩效目标, not goals"),
        ("services/reading.py", "programs = 1", "say Project for 项目、预算项目, not programs"),
        (
            "model/project.py",
            "class A:\n    source: str",
            "say basis for 指标值确定依据, not source",
        ),
        (
            "formats/json.py",
            "payment_schedule = 1",
            "say disbursement_plan for 资金支出计划, not payment_schedule",
        ),
        (
            "regulation/law.py",
            "class Law: ...",
            "say Source or number or issuer for 依据文件、文号、制定机关, not Law",
        ),
    ],
)
def test_a_forbidden_word_is_found(path: str, source: str, said: str) -> None:
    found = complaints(path, source)

    assert [line.split(": ", 1)[1] for line in found] == [said]


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("formats/pages/lines.py", "gap = 1\nmeasure = 2\nclass_ = 3"),
        ("services/reading.py", "source = 1\nerror = 2\nsystem = 3"),
        ("kernel/codes.py", "year = 1\nstandard = 2"),
        ("model/project.py", "amount_unit = 2\nfiscal_year = 3"),
    ],
)
def test_ordinary_words_of_programming_are_left_alone(path: str, source: str) -> None:
    assert complaints(path, source) == []


def test_every_entry_is_complete_and_no_word_is_asked_for_and_forbidden() -> None:
    for term in TERMS:
        assert term["zh"]
        assert term["en"]
        assert term["source"]
        assert not set(term["en"]) & set(term.get("never", ()))
        assert ("never" in term) == (term.get("match") in {"word", "name"}), term["zh"]


def test_every_scope_is_a_place_in_the_package() -> None:
    scopes = {scope for term in TERMS for scope in term.get("scope", ())}

    assert [scope for scope in sorted(scopes) if not (PACKAGE / scope).exists()] == []
