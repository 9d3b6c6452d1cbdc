"""Reads who is there: departments and units from a table, or from the codes of a plan."""

import csv
import io
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from jixiao.formats.blocks import Table
from jixiao.formats.limits import Limits, UnreadableDocument, limits_from_environment
from jixiao.formats.plain.decoding import decode
from jixiao.formats.workbook.reading import blocks
from jixiao.model.documents import PerformanceDocument
from jixiao.services.reading import read

_OF_DEPARTMENT = 3
"""Signs of a unit code (单位编码) that name the department, as budget systems number them."""
_UNIT = re.compile(r"([0-9]{6,12})\s*(\S{2,80})$")
"""The line over a form that names the unit: 711001 某县总工会本级."""
_HEADS = {
    "code": ("部门代码", "部门编码", "预算部门编码", "主管部门编码", "代码", "编码"),
    "name": ("部门名称", "预算部门", "主管部门", "部门", "名称"),
    "division": ("归口股室", "归口处室", "业务股室", "归口"),
    "unit_code": ("单位代码", "单位编码", "预算单位编码"),
    "unit_name": ("单位名称", "预算单位"),
}
_TABLES = (".csv", ".tsv", ".xlsx", ".xls", ".xlsm", ".et")


class Entry(NamedTuple):
    """A department, or a unit of one, as a list names it.

    Args:
        code: Code of the department.
        name: Its name, "" where only a unit is named and the department is known.
        division: The finance division in charge, "" for none.
        unit_code: Code of the unit, "" for the department itself.
        unit_name: Its name.
    """

    code: str
    name: str
    division: str = ""
    unit_code: str = ""
    unit_name: str = ""


def entries_of(name: str, data: bytes) -> list[Entry]:
    """Departments and units that a file names, each once, in its order.

    Args:
        name: Name of the file; its suffix says whether it is a table or a document.
        data: Its bytes.

    Raises:
        UnreadableDocument: It can not be read, or names nobody.
    """
    limits = limits_from_environment()
    suffix = Path(name).suffix.lower()
    found = list(_from_rows(_rows(data, suffix, limits))) if suffix in _TABLES else []
    if not found:
        found = list(_from_plan(data, suffix))
    if not found:
        message = (
            "没有读到部门或单位：表格要有“部门代码”“部门名称”两列（可以再有“归口股室”"
            "“单位代码”“单位名称”），文本要印有单位编码。"
        )
        raise UnreadableDocument(message)
    return list(dict.fromkeys(found))


def _rows(data: bytes, suffix: str, limits: Limits) -> Iterator[list[str]]:
    if suffix in {".csv", ".tsv"}:
        text = decode(data, limits).text
        first = text.partition("\n")[0]
        mark = "\t" if first.count("\t") > first.count(",") else ","
        yield from csv.reader(io.StringIO(text), delimiter=mark)
        return
    for table in blocks(data, limits).items:
        if isinstance(table, Table):
            for row in table.rows():
                cells = {cell.column: cell.text for cell in row}
                yield [cells.get(at, "") for at in range(1, table.width + 1)]


def _from_rows(rows: Iterator[list[str]]) -> Iterator[Entry]:
    columns: dict[str, int] = {}
    last = ""
    for row in rows:
        cells = ["".join(cell.split()) for cell in row]
        if heads := _heads(cells):
            columns, last = heads, ""
            continue
        if not columns:
            continue
        told = {key: cells[at] if at < len(cells) else "" for key, at in columns.items()}
        own, unit_code = told.get("code", ""), told.get("unit_code", "")
        last = own or last
        if code := own or (unit_code and (last or unit_code[:_OF_DEPARTMENT])):
            yield Entry(
                code, told.get("name", ""), told.get("division", ""), unit_code,
                told.get("unit_name", ""),
            )  # fmt: skip


def _heads(cells: list[str]) -> dict[str, int]:
    """Columns by what they hold, {} where the row is no head."""
    found = dict[str, int]()
    for key, names in _HEADS.items():
        for name in names:
            if name in cells and cells.index(name) not in found.values():
                found[key] = cells.index(name)
                break
    is_head = {"code", "name"} <= found.keys() or {"unit_code", "unit_name"} <= found.keys()
    return found if is_head else {}


def _from_plan(data: bytes, suffix: str) -> Iterator[Entry]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"file{suffix[:6] if suffix[1:6].isalnum() else ''}")
        path.write_bytes(data)
        documents = read(path).documents
    for document in documents:
        yield from _from_document(document)


def _from_document(document: PerformanceDocument) -> Iterator[Entry]:
    compiled = (document.compiled_by.value or "").strip()
    lines = [document.department.raw, *(each.unit_line.raw for each in document.projects)]
    for line in lines:
        if named := _UNIT.match(line.strip()):
            code, name = named.groups()
            yield Entry(code[:_OF_DEPARTMENT], compiled or name, "", code, name)
