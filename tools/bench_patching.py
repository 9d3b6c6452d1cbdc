"""Fixes and comments in a user's Word file against the cost of reading it."""

from jixiao.formats.blocks import Table
from jixiao.formats.limits import DEFAULT_LIMITS
from jixiao.formats.patching.commenting import comment_word
from jixiao.formats.patching.orders import Author, Edit
from jixiao.formats.patching.word import patch_word
from jixiao.formats.registry import readers
from jixiao.formats.word.document import read
from jixiao.services.checking import check_file
from jixiao.services.reading import read_bytes
from jixiao.services.remarks import remarks_of
from tools.make_docx import make_docx
from tools.measuring import Line, at_most, fine_cpu

_AUTHOR = Author("审核", "审", "2025-01-31T00:00:00")


def bench_patching() -> list[Line]:
    """What patching costs, measured in readings of the same file down to the typed plan."""
    lines = []
    reader = next(each for each in readers() if each.name == "docx")
    for projects in (4, 30):
        data = make_docx(projects, 7)
        cost = fine_cpu(lambda d=data: reader.read(d, DEFAULT_LIMITS))
        edits = _edits(data)
        fixing = fine_cpu(lambda d=data, e=edits: patch_word(d, e, DEFAULT_LIMITS))
        what = f"docx（{projects} 个项目）改 {len(edits)} 处 / 读取"
        lines.append(at_most(what, fixing, cost, 2))
        file = read_bytes(data, "a.docx")
        remarks = remarks_of(file, check_file(file).counted())[: 3 * projects]
        said = fine_cpu(lambda d=data, r=remarks: comment_word(d, r, DEFAULT_LIMITS, _AUTHOR))
        what = f"docx（{projects} 个项目）加 {len(remarks)} 条批注 / 读取"
        lines.append(at_most(what, said, cost, 2))
    return lines


def _edits(data: bytes) -> list[Edit]:
    """An edit in every fortieth long cell."""
    tables = (item for item in read(data, DEFAULT_LIMITS).items if isinstance(item, Table))
    cells = [(table, cell) for table in tables for cell in table.cells if len(cell.text) > 3]
    return [
        Edit(table.place(cell)._replace(start=1), cell.text[1:3], "甲")
        for table, cell in cells[::40]
    ]
