"""Forms (表样): what a document looks like on paper; a new layout is a new file in ``forms/``.

A form is a TOML file; its name is its id. ``reports/forms`` fills it with data and makes a paper
of it. The words that may stand in a file:

    title = "河北省部门预算绩效文本"
    kinds = ["plan"]            # kinds of documents that it can hold
    edition = "hebei-project"   # the layout as which it is read back (regulation/editions)
    regions = ["13"]            # beginnings of region codes; left out: everywhere
    from_year = 2021            # first fiscal year of its use; left out: since ever
    looks = "official"          # fonts, sizes, margins (regulation/looks)

    [[document]]                # the parts of a document, one after the other
    part = "line"               # a paragraph
    text = "{compiled_by}编制"   # {leaf} is replaced; a line whose leaves are all empty is left out
    style = "centre"            # styles of model/paper.py

    [[document]]
    part = "contents"           # 目录

    [[document]]
    part = "turn"               # a new page; between = true: not before the first project
    numbers = true              # page numbers begin with 1; wide = true: paper on its side

    [[document]]
    part = "heading"            # text or leaf, level, listed = false: not in the contents
    text = "第一部分　部门整体绩效目标"
    when = ["sections"]         # only if one of these leaves or lists is not empty; so everywhere

    [[document]]
    part = "sections"           # all prose with its headings; level is that of its chapters
    level = 2

    [[document]]
    part = "projects"           # all [[project]] parts, once for each project

    [[project]]
    part = "table"
    table = "facts"

    [table.facts]
    name = "项目基本情况"        # for readers who do not see it
    widths = [16, 14, 16, 18]   # of its columns, one to another

    [[table.facts.band]]        # bands of rows from top to bottom
    band = "rows"               # rows as they stand here
    rows = [
        # words alone are a label of the form; the rest are cells
        ["项目编码", {leaf = "code"}, "项目名称", {leaf = "name"}],
        [{text = "资金", down = 2}, "其他资金", {leaf = "budget.other_funds", across = 2}],
        [{leaf = "use_of_funds", across = 3}],
    ]

    [[table.facts.band]]
    band = "months"             # disbursement plan: months of the data, these if it has none
    label = {text = "资金支出计划（%）"}
    months = [3, 6, 10, 12]

    [[table.facts.band]]
    band = "each"               # a row for each item of a list
    of = "indicators"
    repeated = true             # its head is repeated on every page (first band of a table only)
    head = [["一级指标", "三级指标", {text = "指标值", across = 2}]]
    columns = [{leaf = "level1", merge = true}, {leaf = "name"}, {leaf = "target", across = 2}]
    least = 1                   # rows that are printed, empty ones, where the list is shorter

A cell knows: text, leaf (path within the project, or the item, as in the exchange form), across
and down (columns and rows covered), style, entry, choices (else by the leaf), open = true (a
person must fill it in while it is empty), when, default (what stands where a leaf or the places
of a text are empty; lines have it too), without = ["经费保障"] (the value without such parts),
piece = "operator", "number" or "unit" (of a target that is split), mark = "yes" (√ where the
value is this one, or joins it with others by ；), sum = "annual_tasks.budget" (an amount added up
over a list), merge = true (words at the left edge of a table that go on through rows and bands).

Columns of ``each`` know besides: merge = true (equal cells below each other become one, within
those of the columns before), of = "long_term_indicators" (the item at the same place of another
list), inner = true (the column belongs to the items of the list ``inner`` within each item; other
columns are merged over them), indent = "activity" (indented by two signs where this leaf is
stated, and then its words), count = true (1, 2, 3 …). A band with pair = "long_term_indicators"
sets that list beside its own, rows of one level 1 together. unless = ["title"] is the contrary of
when for a band. A ``leaf`` of a list (objectives) prints its items numbered, a paragraph each.

In ``[[document]]`` tables the leaves are those of the document, and ``of`` may be "projects",
"activities", "annual_tasks".
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

_LEAF = re.compile(r"\{([a-z0-9_.]+)\}")


class FaultyForm(ValueError):  # noqa: N818 -- a fact about a file
    """A form that can not be used; one Chinese sentence: file, place, what is wrong."""


class FormCell(NamedTuple):
    """A cell of a form; see the words of the module."""

    text: str = ""
    leaf: str = ""
    across: int = 1
    down: int = 1
    style: str = ""
    entry: str = ""
    choices: tuple[str, ...] = ()
    is_open: bool = False
    when: tuple[str, ...] = ()
    merges: bool = False
    of: str = ""
    is_inner: bool = False
    indent: str = ""
    mark: str = ""
    counts: bool = False
    without: tuple[str, ...] = ()
    piece: str = ""
    sum: str = ""
    default: str = ""

    @property
    def is_label(self) -> bool:
        """Whether it holds words of the form only."""
        is_filled = self.leaf or self.is_open or self.mark or self.counts or self.sum
        return not is_filled and "{" not in self.text


FormRow = tuple[FormCell, ...]


class FormBand(NamedTuple):
    """Rows of a table that belong together; see the words of the module."""

    band: str
    rows: tuple[FormRow, ...] = ()
    label: FormCell = FormCell()
    months: tuple[int, ...] = ()
    of: str = ""
    inner: str = ""
    columns: FormRow = ()
    is_repeated: bool = False
    least: int = 0
    when: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    pair: str = ""


class FormTable(NamedTuple):
    """A table of a form.

    Args:
        name: What it is, for readers who do not see it.
        widths: Of its columns, in thousandths of the width of the text.
        bands: Its rows.
    """

    name: str
    widths: tuple[int, ...]
    bands: tuple[FormBand, ...]


class FormPart(NamedTuple):
    """A part of a form; see the words of the module."""

    part: str
    text: str = ""
    leaf: str = ""
    style: str = "body"
    is_open: bool = False
    level: int = 1
    is_listed: bool = True
    is_wide: bool = False
    starts_numbers: bool = False
    is_between: bool = False
    table: FormTable | None = None
    when: tuple[str, ...] = ()
    default: str = ""


class Form(NamedTuple):
    """A form.

    Args:
        id: File name without suffix.
        title: Its name, Chinese.
        kinds: Kinds of documents that it can hold.
        edition: Id of the layout edition as which it is read back, "" for none.
        regions: Beginnings of the region codes where it is used, () for everywhere.
        from_year: First fiscal year of its use, 0 for since ever.
        looks: Id of the looks.
        document: Parts of a document.
        project: Parts of each project.
    """

    id: str
    title: str
    kinds: tuple[str, ...]
    edition: str
    regions: tuple[str, ...]
    from_year: int
    looks: str
    document: tuple[FormPart, ...]
    project: tuple[FormPart, ...]

    @property
    def has_points(self) -> bool:
        """Whether it has places for points (分值)."""
        tables = (part.table for part in (*self.document, *self.project) if part.table is not None)
        bands = [band for table in tables for band in table.bands]
        cells = (cell for band in bands for row in (*band.rows, band.columns) for cell in row)
        return any(cell.leaf.endswith("points") for cell in cells)


def leaves_in(text: str) -> list[str]:
    """The leaves that a text with places names.

    >>> leaves_in("{unit_line}　单位：{amount_unit}")
    ['unit_line', 'amount_unit']
    """
    return _LEAF.findall(text)


def filled(text: str, words: Mapping[str, str]) -> str:
    """A text with the words of its places; "" when it has places and all of them are empty.

    >>> filled("{unit_line}编", {"unit_line": "甲"}), filled("{unit_line}编", {"unit_line": ""})
    ('甲编', '')
    """
    named = leaves_in(text)
    if named and not any(words[each] for each in named):
        return ""
    return _LEAF.sub(lambda match: words[match[1]], text)
