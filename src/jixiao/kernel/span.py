"""Where on the page something stands (位置)."""

from typing import NamedTuple


class Span(NamedTuple):
    """A place in a source document; what the source has not is None.

    Args:
        page: Page, 1 upwards (页).
        table: Ordinal of the table within the file, 1 upwards (表). In a workbook the sheet.
        row: Grid row, 1 upwards (行). In a workbook the sheet's own row number.
        column: Grid column, 1 upwards (列). In a workbook the sheet's own column number.
        line: Line of a text file or ordinal of the paragraph, 1 upwards.
        start: Offset of the first character within the cell, or the line where no cell is known;
            lists have their numbers, field codes and bookmarks are gone when signs are counted.
        end: Offset behind the last character; ``text[start:end]`` are the words. None when the
            words go on in a following line or cell, so that only their beginning has a place.
    """

    page: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    line: int | None = None
    start: int | None = None
    end: int | None = None

    def words(self) -> str:
        """The place as a clerk says it: 第3页 表2 第5行 第4列."""
        parts = []
        if self.page is not None:
            parts.append(f"第{self.page}页")
        if self.table is not None:
            parts.append(f"表{self.table}")
        if self.row is not None:
            parts.append(f"第{self.row}行")
        if self.column is not None:
            parts.append(f"第{self.column}列")
        if self.line is not None and self.row is None:
            parts.append(f"第{self.line}段" if self.page is not None else f"第{self.line}行文字")
        return " ".join(parts)
