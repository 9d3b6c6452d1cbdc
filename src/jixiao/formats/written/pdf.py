"""Writes PDF: a paper is set by the typesetting engine with fonts that come with Jixiao.

The same paper gives the same bytes on every machine: no clock, no font of the system. Words go to
the engine as data (``pdf.typ`` says how they are set), so that none is ever taken for code.
"""

import json
from functools import cache, lru_cache
from importlib.resources import files
from threading import Lock
from typing import Any

from jixiao.formats.pages.joining import WHOLE_ROWS
from jixiao.formats.pages.tagged import TAGGED_ROWS
from jixiao.formats.writer import Manuscript, UnwritableDocument
from jixiao.formats.written.pdf_fonts import FontSet, font_set
from jixiao.formats.written.pdf_parts import sections
from jixiao.formats.written.pdf_tables import cells_in
from jixiao.formats.written.pdf_words import Words
from jixiao.regulation.looks import FaultyLooks, Lettering, Looks, looks_named

STANDARDS = ("a-2a", "ua-1")
"""Archives can keep it (PDF/A-2a), programs can read it aloud (PDF/UA-1)."""
_HEAVY = frozenset({"title"})
"""Kinds of letters that are heavy by nature; their stand-in gets a stroke."""
_DISTINCT = frozenset({"title", "black", "brush"})
"""Kinds that set a heading off from prose; there their stand-in gets a stroke too."""
_STROKE = 0.02
"""Width of the stroke that makes letters bold, in parts of their size."""
_MOST_CELLS = 200_000
"""Cells of a paper at most: the engine takes about ten kilobytes of memory for each."""
_TOO_LARGE = (
    "这份文稿的表格共有 {cells} 个单元格，超过 PDF 一次能排的 {most} 个。"
    "请按单位或项目分成几份，或改写成 .docx 或 .html。"
)
_ENGINE = Lock()


def pdf(manuscript: Manuscript) -> bytes:
    """A paper as PDF.

    Raises:
        UnwritableDocument: The fonts are not installed, or it is too large.
    """
    words = inputs(manuscript)
    with _ENGINE:
        return typeset(engine(manuscript.fonts), words)


def inputs(manuscript: Manuscript) -> str:
    """What the engine is told of a paper: JSON, in the form that ``pdf.typ`` reads.

    Raises:
        UnwritableDocument: The fonts or the looks are not there, or it is too large.
    """
    paper = manuscript.paper
    if (cells := cells_in(paper.parts)) > _MOST_CELLS:
        raise UnwritableDocument(_TOO_LARGE.format(cells=cells, most=_MOST_CELLS))
    try:
        looks = looks_named(paper.looks)
    except FaultyLooks as error:
        raise UnwritableDocument(str(error)) from None
    fonts = font_set(manuscript.fonts)
    words = _words(manuscript.fonts)
    stretches, has_torn_words = sections(paper.parts, looks, words)
    data = {
        "keywords": [TAGGED_ROWS if has_torn_words else WHOLE_ROWS],
        "title": words(paper.title) or "绩效文本",
        "author": words(paper.author),
        "looks": dressing(looks, fonts),
        "sections": stretches,
    }
    return json.dumps(data, ensure_ascii=False)


def typeset(compiler: Any, words: str) -> bytes:  # noqa: ANN401 -- the engine has no types
    """The file that the engine makes.

    Args:
        compiler: The engine.
        words: JSON, as ``inputs`` makes it.
    """
    made = compiler.compile(
        _prelude(), format="pdf", sys_inputs={"paper": words}, pdf_standards=list(STANDARDS)
    )
    return bytes(made)


@cache
def _prelude() -> bytes:
    return files("jixiao.formats.written").joinpath("pdf.typ").read_bytes()


@lru_cache(maxsize=2)
def _words(own: str | None) -> Words:
    """What prepares words; it is kept, since it remembers which signs it has met."""
    return Words(font_set(own).coverage)


@lru_cache(maxsize=2)
def engine(own: str | None) -> Any:  # noqa: ANN401 -- the engine has no types
    """The engine; it is kept, since it remembers what it has set before."""
    import typst  # noqa: PLC0415 -- start-up time

    return typst.Compiler(font_paths=font_set(own).engine)


def dressing(looks: Looks, fonts: FontSet) -> dict[str, Any]:
    """Looks as values for ``pdf.typ``.

    Args:
        looks: The looks.
        fonts: The fonts that are here.
    """
    chosen = {kind: fonts.names(kind, names) for kind, names in looks.fonts.items()}

    def lettering(one: Lettering, kinds: frozenset[str] = _HEAVY) -> dict[str, Any]:
        wanted = looks.fonts[one.font]
        heavy = one.is_bold or (one.font in kinds and chosen[one.font][0] not in wanted)
        return {
            "font": chosen[one.font], "size": one.size, "pitch": one.pitch, "align": one.align,
            "before": one.before, "after": one.after, "indent": one.indent, "place": one.place,
            "stroke": round(one.size * _STROKE, 3) if heavy else 0,
        }  # fmt: skip

    numbers = looks.numbers
    return {
        "base": {"font": chosen["fang"]},
        "page": _sheet(looks, is_wide=False),
        "wide": _sheet(looks, is_wide=True),
        "numbers": {
            **lettering(Lettering(numbers.font, numbers.size, numbers.size, "centre")),
            "before": numbers.before, "after": numbers.after, "distance": numbers.distance,
        },
        "lines": {name: lettering(one) for name, one in looks.lines.items()},
        "boxes": {name: lettering(one) for name, one in looks.boxes.items()},
        "headings": [lettering(one, _DISTINCT) for one in looks.headings],
        "contents": [lettering(one) for one in looks.contents],
        "contents-title": lettering(looks.contents_title),
        "table": {
            "outer": looks.table.outer, "inner": looks.table.inner, "across": looks.table.across,
            "above": looks.table.above, "row": looks.table.row,
        },
        "cover": {"above": looks.cover_above, "below": looks.cover_below},
        "colours": [f"#{colour}" for colour in looks.colours],
        "open": f"#{looks.open_colour}",
    }  # fmt: skip


def _sheet(looks: Looks, *, is_wide: bool) -> dict[str, float]:
    sheet = looks.sheet(is_wide=is_wide)
    return {
        "width": sheet.width, "height": sheet.height, "top": sheet.top, "bottom": sheet.bottom,
        "left": sheet.left, "right": sheet.right,
    }  # fmt: skip
