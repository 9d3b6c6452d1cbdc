"""Reads the files of forms (表样) and says in one sentence what is wrong with one."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from jixiao.regulation.forms import (
    FaultyForm,
    Form,
    FormBand,
    FormCell,
    FormPart,
    FormRow,
    FormTable,
)

_FOLDER = "forms"
_FORM: dict[str, type] = {
    "title": str, "kinds": list, "edition": str, "regions": list, "from_year": int, "looks": str,
    "document": list, "project": list, "table": dict,
}  # fmt: skip
_PARTS: dict[str, dict[str, type]] = {
    "line": {"text": str, "leaf": str, "style": str, "open": bool, "default": str},
    "heading": {"text": str, "leaf": str, "level": int, "listed": bool, "default": str},
    "contents": {"title": str},
    "turn": {"wide": bool, "numbers": bool, "between": bool},
    "sections": {"level": int},
    "projects": {},
    "table": {"table": str},
}
_BANDS: dict[str, dict[str, type]] = {
    "rows": {"rows": list, "repeated": bool},
    "months": {"label": dict, "months": list},
    "each": {
        "of": str,
        "inner": str,
        "head": list,
        "columns": list,
        "repeated": bool,
        "least": int,
        "pair": str,
    },
}
_CELL: dict[str, type] = {
    "text": str, "leaf": str, "across": int, "down": int, "style": str, "entry": str,
    "choices": list, "open": bool, "when": list, "merge": bool, "of": str, "inner": bool,
    "indent": str, "mark": str, "count": bool, "without": list, "piece": str, "sum": str,
    "default": str,
}  # fmt: skip
_TYPES = {str: "文字", list: "列表", int: "整数", bool: "true 或 false", dict: "表"}
_LINES = ("title", "subtitle", "body", "centre", "right", "unit-line", "note", "sign")
_BOXES = ("label", "text", "centred", "number", "prose", "caption")
_PIECES = ("operator", "number", "unit")
_ENTRIES = ("money", "percent", "points", "year", "choice")


@cache
def forms() -> tuple[Form, ...]:
    """All forms by id.

    Raises:
        FaultyForm: One of them has an error.
    """
    folder = files("jixiao.regulation").joinpath(_FOLDER)
    paths = sorted(
        (each for each in folder.iterdir() if each.name.endswith(".toml")),
        key=lambda each: each.name.removesuffix(".toml"),
    )
    return tuple(read_form(each.read_bytes(), each.name) for each in paths)


def form_named(id_: str) -> Form | None:
    """A form by its id."""
    return next((each for each in forms() if each.id == id_), None)


def read_form(data: bytes, name: str) -> Form:
    """Read a form from the bytes of its file.

    Args:
        data: The file.
        name: Its name, which without ".toml" is the form's id.

    Raises:
        FaultyForm: With one sentence that names file and place.
    """
    try:
        loaded = tomllib.loads(data.decode("utf-8"))
        return _form(loaded, name.rpartition("/")[2].removesuffix(".toml"))
    except UnicodeDecodeError:
        message = f"{name}：不是 UTF-8 编码，请另存为 UTF-8 后再用。"
        raise FaultyForm(message) from None
    except tomllib.TOMLDecodeError as error:
        message = f"{name}：不是正确的 TOML（{error}），请改正后再用。"
        raise FaultyForm(message) from None
    except FaultyForm as error:
        message = f"{name}：{error}"
        raise FaultyForm(message) from None


def _form(loaded: dict[str, Any], id_: str) -> Form:
    _check(loaded, _FORM, "开头", needs=("title", "kinds", "document"))
    tables = {key: _table(each, f"[table.{key}]") for key, each in loaded.get("table", {}).items()}
    return Form(
        id_,
        loaded["title"],
        _words(loaded["kinds"], "kinds"),
        loaded.get("edition", ""),
        _words(loaded.get("regions", []), "regions"),
        loaded.get("from_year", 0),
        loaded.get("looks", "official"),
        *(
            tuple(
                _part(each, tables, f"第 {n} 个 [[{scope}]]")
                for n, each in enumerate(loaded.get(scope, ()), 1)
            )
            for scope in ("document", "project")
        ),
    )


def _part(entry: object, tables: dict[str, FormTable], place: str) -> FormPart:
    kind, entry = _kind_of(entry, "part", _PARTS, place)
    known: dict[str, type] = {"part": str, "when": list, **_PARTS[kind]}
    _check(entry, known, place, needs=("table",) if kind == "table" else ())
    if kind in {"line", "heading"} and not ("text" in entry or "leaf" in entry):
        raise _fault(place, "要写 text 或 leaf")
    _one_of(entry, "style", _LINES, place)
    table = None
    if kind == "table" and (table := tables.get(entry["table"])) is None:
        raise _fault(place, f"没有 [table.{entry['table']}] 这张表")
    return FormPart(
        kind,
        entry.get("text", entry.get("title", "")),
        entry.get("leaf", ""),
        entry.get("style", "body"),
        entry.get("open", False),
        entry.get("level", 1),
        entry.get("listed", True),
        entry.get("wide", False),
        entry.get("numbers", False),
        entry.get("between", False),
        table,
        _words(entry.get("when", []), f"{place}的 when"),
        entry.get("default", ""),
    )


def _table(entry: object, place: str) -> FormTable:
    if not isinstance(entry, dict):
        raise _fault(place, "应当是一张表")
    known = {"name": str, "widths": list, "band": list}
    _check(entry, known, place, needs=("widths", "band"))
    widths = entry["widths"]
    if not widths or not all(isinstance(each, int) and each > 0 for each in widths):
        raise _fault(place, "的 widths 应当是正整数的列表")
    total = sum(widths)
    bands = tuple(
        _band(each, len(widths), f"{place}的第 {n} 个 band")
        for n, each in enumerate(entry["band"], 1)
    )
    thousandths = tuple(round(each * 1000 / total) for each in widths)
    return FormTable(entry.get("name", ""), thousandths, bands)


def _band(entry: object, width: int, place: str) -> FormBand:
    kind, entry = _kind_of(entry, "band", _BANDS, place)
    needs = {"rows": ("rows",), "months": ("label",), "each": ("of", "columns")}[kind]
    known: dict[str, type] = {"band": str, "when": list, "unless": list, **_BANDS[kind]}
    _check(entry, known, place, needs=needs)
    rows = tuple(
        _row(each, f"{place}第 {n} 行")
        for n, each in enumerate(entry.get("rows", entry.get("head", ())), 1)
    )
    _fits(rows, width, place)
    columns = _row(entry.get("columns", ()), f"{place}的 columns")
    if kind == "each":
        _fits((columns,), width, f"{place}的 columns")
    months = entry.get("months", [3, 6, 10, 12])
    if not months or not all(isinstance(each, int) and 1 <= each <= 12 for each in months):
        raise _fault(place, "的 months 应当是 1 到 12 的月份")
    label = _cell(entry.get("label", ""), f"{place}的 label")
    if kind == "months" and label.across >= width:
        raise _fault(place, "的 label 占满了整行，没有地方写月份")
    return FormBand(
        kind, rows, label, tuple(months), entry.get("of", ""), entry.get("inner", ""), columns,
        entry.get("repeated", False), entry.get("least", 0),
        _words(entry.get("when", []), f"{place}的 when"),
        _words(entry.get("unless", []), f"{place}的 unless"), entry.get("pair", ""),
    )  # fmt: skip


def _row(cells: object, place: str) -> FormRow:
    if not isinstance(cells, list | tuple):
        raise _fault(place, "应当是一列格子")
    return tuple(_cell(each, f"{place}第 {n} 格") for n, each in enumerate(cells, 1))


def _cell(entry: object, place: str) -> FormCell:
    if isinstance(entry, str):
        return FormCell(entry)
    if not isinstance(entry, dict):
        raise _fault(place, "应当是文字或 {…}")
    _check(entry, _CELL, place)
    _one_of(entry, "style", _BOXES, place)
    _one_of(entry, "entry", _ENTRIES, place)
    _one_of(entry, "piece", _PIECES, place)
    if entry.get("across", 1) < 1 or entry.get("down", 1) < 1:
        raise _fault(place, "的 across、down 不能小于 1")
    return FormCell(
        entry.get("text", ""), entry.get("leaf", ""), entry.get("across", 1), entry.get("down", 1),
        entry.get("style", ""), entry.get("entry", ""),
        _words(entry.get("choices", []), f"{place}的 choices"), entry.get("open", False),
        _words(entry.get("when", []), f"{place}的 when"), entry.get("merge", False),
        entry.get("of", ""), entry.get("inner", False), entry.get("indent", ""),
        entry.get("mark", ""), entry.get("count", False),
        _words(entry.get("without", []), f"{place}的 without"), entry.get("piece", ""),
        entry.get("sum", ""), entry.get("default", ""),
    )  # fmt: skip


def _fits(rows: tuple[FormRow, ...], width: int, place: str) -> None:
    """Every slot of these rows must be covered exactly once."""
    below = [0] * width
    for number, row in enumerate(rows, 1):
        free = [column for column in range(width) if not below[column]]
        taken = sum(cell.across for cell in row)
        if taken != len(free):
            raise _fault(place, f"第 {number} 行有 {len(free)} 列空着，格子却占 {taken} 列")
        for cell in row:
            for column in free[: cell.across]:
                below[column] = cell.down
            del free[: cell.across]
        below = [max(each - 1, 0) for each in below]
    if any(below):
        raise _fault(place, "有格子的 down 伸到了最后一行下面")


def _kind_of(
    entry: object, key: str, kinds: Mapping[str, object], place: str
) -> tuple[str, dict[str, Any]]:
    if not isinstance(entry, dict) or entry.get(key) not in kinds:
        raise _fault(place, f"的 {key} 应当是 {'、'.join(kinds)} 之一")
    return entry[key], entry


def _check(
    entry: dict[str, Any], known: Mapping[str, type], place: str, needs: tuple[str, ...] = ()
) -> None:
    for key, value in entry.items():
        if key not in known:
            raise _fault(place, f"有不认识的“{key}”")
        if not isinstance(value, known[key]) or (known[key] is int and isinstance(value, bool)):
            raise _fault(place, f"的“{key}”应当是{_TYPES[known[key]]}")
    for key in needs:
        if key not in entry:
            raise _fault(place, f"缺“{key}”")


def _one_of(entry: dict[str, Any], key: str, known: tuple[str, ...], place: str) -> None:
    if key in entry and entry[key] not in known:
        raise _fault(place, f"的 {key} 应当是 {'、'.join(known)} 之一，不是“{entry[key]}”")


def _words(entry: list[Any], place: str) -> tuple[str, ...]:
    if not all(isinstance(each, str) for each in entry):
        raise _fault(place, "应当是文字的列表")
    return tuple(entry)


def _fault(place: str, message: str) -> FaultyForm:
    return FaultyForm(f"{place}{message}。")
