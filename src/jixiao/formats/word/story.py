"""A story (文档正文): what both roads through document.xml put together, paragraph by paragraph."""

from collections.abc import Callable

from jixiao.formats.blocks import Block, Paragraph, Table
from jixiao.formats.limits import Limits, UnreadableDocument
from jixiao.formats.word.grid import Grid
from jixiao.formats.word.numbering import Numbering
from jixiao.formats.word.styles import Shape, Styles
from jixiao.kernel.notices import Notice
from jixiao.kernel.span import Span


class Story:
    """Blocks of a document in the making.

    Args:
        limits: Cells and nesting allowed.
        styles: Styles of the document.
        numbering: Gives its lists, with their counters at the beginning.
    """

    def __init__(self, limits: Limits, styles: Styles, numbering: Callable[[], Numbering]) -> None:
        self.limits = limits
        self.styles = styles
        self._numbering = numbering
        self.items: list[Block] = []
        self.notices: list[Notice] = []
        self._lines = 0
        self._tables = 0
        self._cells = 0

    def numbered(self, text: str, shape: Shape) -> str:
        """The text with the number of its list in front."""
        if shape.list_id:
            return self._numbering().put_before(text, shape.list_id, shape.at)
        return text

    def paragraph(self, text: str, shape: Shape, sink: list[Block]) -> None:
        """Add a paragraph outside tables; an empty one is counted and left out."""
        self._lines += 1
        if shape.list_id:
            text = self._numbering().put_before(text, shape.list_id, shape.at)
        if text and not text.isspace():
            sink.append(Paragraph(text.strip("\n"), self._lines, None, shape.level))

    def grid(self, parent: tuple[int, int, int] | None, depth: int) -> Grid:
        """Begin a table that stands in ``depth`` others."""
        if depth >= self.limits.table_depth:
            message = "表格嵌套过深，已停止读取。请把嵌套的表格改为普通表格后再试。"
            raise UnreadableDocument(message)
        self._tables += 1
        return Grid(self._tables, parent)

    def cell(self, grid: Grid, text: str, span: tuple[int, int, int], indented: bool) -> None:
        """Put a cell: its (columns, merge down, merge right) and text; counts against limits."""
        self._cells += 1
        if self._cells > self.limits.cells:
            message = (
                f"文件中的表格单元格超过 {self.limits.cells} 个，已停止读取。"
                "请确认是否选错了文件，或拆成几个文件后再试。"
            )
            raise UnreadableDocument(message)
        grid.cell(text, span, indented)

    def close(self, grid: Grid) -> Table:
        """Finish a table, with a notice for words that a merged cell hides."""
        for row, column, text in grid.hidden_text:
            place = Span(None, grid.index, row, column, None, 0, len(text))
            message = "合并单元格的被合并部分里还有文字，打印时看不见，没有读取，请核对。"
            self.notices.append(Notice(message, text, place))
        return grid.table()
