"""Fixes and comments in a user's Word file against the cost of reading it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

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
from tools.measuring import Line, at_most, in_turn

ROOT = Path(__file__).resolve().parents[1]
_AUTHOR = Author("审核", "审", "2025-01-31T00:00:00")


def bench_patching() -> list[Line]:
    """What patching costs, measured in readings of the same file down to the typed plan."""
    lines = []
    reader = next(each for each in readers() if each.name == "docx")
    sample = ROOT / "samples" / "qinghekou-union-2025" / "plan.docx"
    for name, data in (
        ("4 个项目", make_docx(4, 7)),
        ("30 个项目", make_docx(30, 7)),
        ("写出的样例", sample.read_bytes()),
    ):
        edits = _edits(data)
        file = read_bytes(data, "a.docx")
        said = remarks_of(file, check_file(file).counted())
        few = said[:: max(len(said) // (3 * len(file.documents[0].projects)), 1)]
        comment = partial(comment_word, data, limits=DEFAULT_LIMITS, author=_AUTHOR)
        fix = partial(patch_word, data, edits, DEFAULT_LIMITS)
        work: dict[str, Callable[[], object]] = {
            f"改 {len(edits)} 处": fix,
            f"以修订方式改 {len(edits)} 处": partial(fix, _AUTHOR),
            f"加 {len(few)} 条批注": partial(comment, few),
            f"全部问题加批注，{len(said)} 条": partial(comment, said),
        }
        cost, *costs = in_turn([partial(reader.read, data, DEFAULT_LIMITS), *work.values()])
        lines += [
            at_most(f"docx（{name}）{what} / 读取", own, cost, 2)
            for what, own in zip(work, costs, strict=True)
        ]
    return lines


def _edits(data: bytes) -> list[Edit]:
    """An edit in every fortieth long cell."""
    tables = (item for item in read(data, DEFAULT_LIMITS).items if isinstance(item, Table))
    cells = [(table, cell) for table in tables for cell in table.cells if len(cell.text) > 3]
    return [
        Edit(table.place(cell)._replace(start=1), cell.text[1:3], "甲")
        for table, cell in cells[::40]
    ]
