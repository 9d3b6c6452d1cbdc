"""Comma-separated rows (.csv): one row an indicator, for a spreadsheet; read by ``engines.text``.

A flat table holds the indicators of projects and activities with their typed targets, not the
chapters, the objectives or the disbursement plan. The whole is held by .json; one row a value,
with its place, is printed by ``jixiao read --where --format csv``.
"""

from jixiao.formats.layout.indicator_rows import INDICATOR_HEAD
from jixiao.formats.writer import Manuscript, PlainWriter, UnwritableDocument
from jixiao.formats.written.rows import BOM, csv_text, indicator_rows
from jixiao.formats.written.signs import whole

_NOTHING = "没有一条指标，写不成 CSV 表格；章节等内容请改写成 .docx 或 .json。"


def write(manuscript: Manuscript) -> bytes:
    """The indicators as rows; half a sign that no UTF-8 can hold stands as "\ufffd".

    Raises:
        UnwritableDocument: There is no indicator.
    """
    rows = list(indicator_rows(manuscript.name, manuscript.documents))
    if not rows:
        raise UnwritableDocument(_NOTHING)
    text = BOM + csv_text([INDICATOR_HEAD, *rows])
    return whole(text).encode()


WRITER = PlainWriter("rows", ".csv", "CSV 表格", write)
