"""Reads a workbook: every visible sheet becomes a table of what its cells show."""

from jixiao.formats import office
from jixiao.formats.blocks import Blocks, Paragraph, Table
from jixiao.formats.limits import Limits, UnreadableDocument
from jixiao.formats.reader import OLE
from jixiao.formats.workbook.row_ids import GUIDE, PROSE, marks, paths
from jixiao.formats.workbook.sheet import Sheet, table_of
from jixiao.formats.workbook.xls import OldWorkbook, OtherExcel
from jixiao.formats.workbook.xlsx import Workbook
from jixiao.kernel.notices import Notice

_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_PASSWORD = "工作簿有密码，不能读取。请在 Excel 或 WPS 中打开并去掉密码，另存后再试。"  # noqa: S105
_HIDDEN = "隐藏的工作表“{}”没有读取；如果需要，请取消隐藏并另存后再读。"
_MACROS = "工作簿带有宏；宏没有运行，也没有读取，只读取了表格。"


def blocks(data: bytes, limits: Limits) -> Blocks:
    """The sheets of a workbook in the order of their tabs.

    Raises:
        UnreadableDocument: It has a password, is no whole workbook, or exceeds a limit.
    """
    if not data.startswith(OLE):
        return _modern(data, limits)
    if _ENCRYPTED in data:
        raise UnreadableDocument(_PASSWORD)
    try:
        book = OldWorkbook(data, limits)
    except OtherExcel:
        return _modern(office.converted(data, ".xls", "xlsx", limits), limits)
    return _sheets([(name, hidden, book.sheet(name, at) if not hidden else None)
                    for name, hidden, at in book.names], limits)  # fmt: skip


def _modern(data: bytes, limits: Limits) -> Blocks:
    book = Workbook(data, limits)
    made = _sheets([(name, hidden, book.sheet(name, part) if not hidden else None)
                    for name, hidden, part in book.names], limits)  # fmt: skip
    if book.has_macros:
        made.notices.append(Notice(_MACROS))
    return made


def _sheets(sheets: list[tuple[str, bool, Sheet | None]], limits: Limits) -> Blocks:
    """Visible sheets are numbered as a person counts their tabs; empty ones count too."""
    made = Blocks()
    index = 0
    for name, _hidden, sheet in sheets:
        if sheet is None:
            made.notices.append(Notice(_HIDDEN.format(name)))
            continue
        index += 1
        ids = marks(sheet)
        if GUIDE in ids.values():
            continue
        sheet.row_ids = ids
        known = set(made.rows.values())  # of a row that was copied the first is the original
        for row, path in paths(ids):
            if path not in known:
                made.rows[index, row] = path
                known.add(path)
        table, notices = table_of(sheet, index, limits)
        made.notices += notices
        if table is not None and any(words.startswith(PROSE) for words in ids.values()):
            made.items += _paragraphs(table, sum(isinstance(e, Paragraph) for e in made.items))
        elif table is not None:
            made.items.append(table)
        made.headers += [text for text in sheet.headers if text not in made.headers]
        made.footers += [text for text in sheet.footers if text not in made.footers]
    return made


def _paragraphs(table: Table, before: int) -> list[Paragraph]:
    """The rows of a sheet of prose that was written by us, each a paragraph.

    Args:
        table: The sheet.
        before: Number of paragraphs before them.
    """
    printed = (cell for cell in table.cells if cell.text.strip())
    return [Paragraph(cell.text, line) for line, cell in enumerate(printed, before + 1)]
