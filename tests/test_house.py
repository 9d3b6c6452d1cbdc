"""The habits of the house that no linter knows."""

import ast
import re
import shutil
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.truth import REPOSITORY

PACKAGE = REPOSITORY / "src" / "jixiao"
MACHINE = re.compile(rb"/(?:root|home|Users|work|workspace)/[\w.-]")
ADDRESS = re.compile(r"https?://|file://|git\+")


@cache
def files() -> tuple[Path, ...]:
    """All files of the project: those that git knows, or all that are not made by tools."""
    if shutil.which("git") and (REPOSITORY / ".git").exists():
        done = subprocess.run(
            ["git", "ls-files", "-z"], cwd=REPOSITORY, capture_output=True, check=True
        )
        names = [name.decode("utf-8") for name in done.stdout.split(b"\0") if name]
        return tuple(path for name in names if (path := REPOSITORY / name).exists())
    hidden = (".venv", ".git", "__pycache__", "_cache", ".hypothesis", "dist", "build")
    return tuple(
        path
        for path in REPOSITORY.rglob("*")
        if path.is_file() and not any(part.startswith(hidden) for part in path.parts)
    )


def modules(*rooms: str) -> Iterator[tuple[str, str]]:
    """Path below the repository and text of every Python file in some folders."""
    for path in files():
        name = path.relative_to(REPOSITORY).as_posix()
        if path.suffix == ".py" and name.startswith(rooms):
            yield name, path.read_text(encoding="utf-8")


def columns(line: str) -> int:
    """Width of a line in which a Chinese sign counts two."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in line)


def test_no_file_has_400_lines() -> None:
    written = (each for each in modules("src", "tests", "tools") if "/migrations/0" not in each[0])
    long = [name for name, text in written if text.count("\n") >= 400]

    assert long == []


def test_no_function_has_40_lines() -> None:
    long = [
        f"{name}:{node.lineno} {node.name}"
        for name, text in modules("src", "tests", "tools")
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and lines_of(node) >= 40
    ]

    assert long == []


def lines_of(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of a function below its docstring: shape, units and errors may take their room."""
    has_docstring = ast.get_docstring(node) is not None
    first = node.body[0]
    begin = (first.end_lineno or first.lineno) if has_docstring else first.lineno - 1
    return (node.end_lineno or node.lineno) - begin


def test_no_line_is_wider_than_100_columns() -> None:
    wide = [
        f"{name}:{number} has {columns(line)} columns"
        for name, text in modules("src", "tools")
        for number, line in enumerate(text.splitlines(), 1)
        if columns(line.partition("  # noqa")[0]) > 100
        and not is_data(line)
        and not is_example(name, line)
    ]

    assert wide == []


def is_example(name: str, line: str) -> bool:
    """A line of an outline in a rule's example: a row of a form can not be wrapped."""
    return name.startswith("src/jixiao/rules/") and re.match(r" {12}\S*[一-鿿]", line) is not None


def is_data(line: str) -> bool:
    """A line that is mostly strings, or a table that the formatter leaves alone, is data."""
    without_strings = re.sub(r"""(["']).*?\1""", "", line)
    return "fmt: skip" in line or columns(without_strings) <= 60


def test_no_file_is_larger_than_500_kilobytes() -> None:
    large = [
        f"{path.relative_to(REPOSITORY)}: {path.stat().st_size}"
        for path in files()
        if path.stat().st_size > 500_000
    ]

    assert large == []


@pytest.mark.parametrize(
    "name", ["requirements.lock", "requirements-bench.lock", "requirements-fuzz.lock"]
)
def test_a_lock_file_has_hashes_and_no_address(name: str) -> None:
    text = (REPOSITORY / name).read_text(encoding="utf-8")
    pinned = re.findall(r"^[\w.\[\]-]+==", text, re.MULTILINE)

    assert ADDRESS.findall(text) == []
    assert pinned
    assert len(re.findall(r"^[\w.\[\]-]+==.*\\\n    --hash=sha256:", text, re.MULTILINE)) == len(
        pinned
    )


def test_no_file_names_a_place_on_somebodys_machine() -> None:
    found = {
        path.relative_to(REPOSITORY).as_posix()
        for path in files()
        if path.suffix not in {".pdf", ".jpg", ".png"} and MACHINE.search(path.read_bytes())
    }

    assert found - {"tests/test_house.py"} == set()


def test_every_room_says_what_lives_in_it_and_exports_nothing() -> None:
    rooms = sorted(PACKAGE.rglob("__init__.py"))

    for room in rooms:
        tree = ast.parse(room.read_text(encoding="utf-8"))
        assert ast.get_docstring(tree), room
        if room.parent != PACKAGE:
            assert len(tree.body) == 1, f"{room} exports something; import from the module"


def test_no_room_is_a_drawer_for_anything() -> None:
    junk = {"utils", "helpers", "common", "core", "misc", "base"}

    assert [path for path in PACKAGE.rglob("*") if path.stem in junk] == []


def test_the_licence_is_the_plain_text_of_apache_2() -> None:
    text = (REPOSITORY / "LICENSE").read_text(encoding="utf-8")

    assert text.split()[:4] == ["Apache", "License", "Version", "2.0,"]
    assert "END OF TERMS AND CONDITIONS" in text
    assert len(text) == 11_358


def test_the_thinking_floors_import_the_standard_library_only() -> None:
    allowed = {*sys.stdlib_module_names, "jixiao"}

    found = [
        f"{name}:{node.lineno} imports {imported}"
        for room in ("kernel", "model", "regulation")
        for name, text in modules(f"src/jixiao/{room}/")
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for imported in imports(node)
        if imported.partition(".")[0] not in allowed
    ]

    assert found == []


def imports(node: ast.Import | ast.ImportFrom) -> list[str]:
    """Modules that one statement imports."""
    return (
        [each.name for each in node.names] if isinstance(node, ast.Import) else [node.module or ""]
    )
