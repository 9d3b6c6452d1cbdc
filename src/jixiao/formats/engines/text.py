"""Text files (.txt, .csv, .tsv, .md): encodings, tables of tabs, pipes, commas; writes .txt."""

from jixiao.formats.blocks import Blocks, Cell, Paragraph, Table
from jixiao.formats.limits import Limits, UnreadableDocument
from jixiao.formats.plain.decoding import decode, looks_like_text
from jixiao.formats.plain.delimited import comma_table, pipe_table
from jixiao.formats.plain.lines import Line, split_lines, without_residue
from jixiao.formats.plain.tabs import cell_lines, is_cell, is_contents, is_row, tabbed_rows
from jixiao.formats.reader import BlockReader
from jixiao.formats.writer import Manuscript, PlainWriter
from jixiao.formats.written.doubts import unprintable

_TOO_MANY = "文件中的行或表格单元过多，超过了允许的数量，请拆分后再试。"
_OTHER_FORMATS = (b"PK\x03\x04", b"%PDF", b"\xd0\xcf\x11\xe0", b"{\\rtf", b"<", b'{"', b"[{")


def blocks(data: bytes, limits: Limits) -> Blocks:
    """A text file as blocks.

    A line is a paragraph exactly as it stands, outer blanks kept; an empty line is none (the
    line numbers have a gap). Tables are exact grids; text in which rows or cells are uncertain
    stays paragraphs.

    Raises:
        UnreadableDocument: The bytes are no text, or a limit is exceeded.
    """
    decoded = decode(data, limits)
    _check_size(decoded.text, limits)
    lines = split_lines(decoded.text)
    found = Blocks(notices=list(decoded.notices))
    if lines and lines[-1].page is not None:
        found.pages = lines[-1].page
    whole = comma_table(lines)
    if whole is not None:
        _count(whole, 0, limits)
        found.items.append(whole)
        return found
    _fill(found, lines, limits)
    return found


def _check_size(text: str, limits: Limits) -> None:
    """Stop before anything is made of a text with more lines and cells than are allowed.

    A line counts twice: as a row and as its first cell.
    """
    lines = max(text.count("\n"), text.count("\r"))
    if 2 * lines + sum(map(text.count, "\t|,")) > limits.cells:
        raise UnreadableDocument(_TOO_MANY)


def _fill(found: Blocks, lines: list[Line], limits: Limits) -> None:
    at = 0
    tables = 0
    cells = 0
    pipes_until = 0
    while at < len(lines):
        line = lines[at]
        run = None
        if "\t" in line.text:
            run = _tab_table(lines, at, tables + 1)
        elif "|" in line.text and at >= pipes_until:
            run = pipe_table(lines, at, tables + 1)
            if run is None:
                pipes_until = _behind_pipes(lines, at)
        if run is None:
            if line.text:
                found.items.append(Paragraph(without_residue(line.text), line.number, line.page))
            at += 1
            continue
        table, at = run
        tables += 1
        cells = _count(table, cells, limits)
        found.items.append(table)


def _tab_table(lines: list[Line], at: int, index: int) -> tuple[Table, int] | None:
    line = lines[at]
    if is_cell(line):
        return cell_lines(lines, at, index)
    if is_contents(line) or not is_row(line):
        return None
    return tabbed_rows(lines, at, index)


def _behind_pipes(lines: list[Line], at: int) -> int:
    """The first line behind a run of lines with pipes, so that the run is looked at once."""
    while at < len(lines) and "|" in lines[at].text:
        at += 1
    return at


def _count(table: Table, before: int, limits: Limits) -> int:
    table.cells = [_clean(cell) for cell in table.cells]
    if before + len(table.cells) > limits.cells:
        raise UnreadableDocument(_TOO_MANY)
    return before + len(table.cells)


def _clean(cell: Cell) -> Cell:
    if "[bookmark" in cell.text or "\\" in cell.text:
        return cell._replace(text=without_residue(cell.text))
    return cell


def sniff(data: bytes) -> bool:
    """Whether bytes look like text and like no other format that is written as text."""
    head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    return not head.startswith(_OTHER_FORMATS) and looks_like_text(data)


READER = BlockReader(
    name="text",
    version="1",
    suffixes=(".txt", ".csv", ".tsv", ".md"),
    media_type="text/plain",
    sniff=sniff,
    blocks=blocks,
)


def write(manuscript: Manuscript) -> bytes:
    """The paper as a text that Notepad and Word open rightly: UTF-8 with a mark, CR LF."""
    from jixiao.formats.written.text import text_of  # noqa: PLC0415 -- start-up time

    return text_of(manuscript.paper).replace("\n", "\r\n").encode("utf-8-sig")


WRITER = PlainWriter("text", ".txt", "文本文件", write, doubts=unprintable)
