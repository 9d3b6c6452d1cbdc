"""Writes a page (HTML): a paper that can be read aloud, searched, printed, and needs nothing else.

No request leaves it (its own policy forbids it), it has no script. Every cell names its leaf in
the exchange form (``data-leaf``), every row what it is about (``data-key``).
"""

from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256

from jixiao.formats.writer import Manuscript, UnwritableDocument
from jixiao.formats.written.page_bars import bars
from jixiao.formats.written.page_style import style
from jixiao.formats.written.page_tables import Names, table, words
from jixiao.model.paper import (
    SUBTITLE,
    TITLE,
    UNIT_LINE,
    Chart,
    Contents,
    Grid,
    Heading,
    Line,
    Paper,
    Part,
    Turn,
)
from jixiao.regulation.looks import FaultyLooks, Looks, looks_named

_DEEPEST = 6
"""HTML has no more levels of headings."""


def page(manuscript: Manuscript) -> bytes:
    """A paper as one HTML file.

    Raises:
        UnwritableDocument: There are no looks of that name.
    """
    paper = manuscript.paper
    try:
        looks = looks_named(paper.looks)
    except FaultyLooks as error:
        raise UnwritableDocument(str(error)) from None
    rules = style(looks.id)
    digest = b64encode(sha256(f"\n{rules}\n".encode()).digest()).decode("ascii")
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; form-action 'none'; base-uri 'none'"
    body = "\n".join(_Page(paper, looks).body())
    title = words(paper.title) or "绩效文本"
    author = f'<meta name="author" content="{words(paper.author)}">\n' if paper.author else ""
    text = (
        '<!doctype html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"{author}<title>{title}</title>\n<style>\n{rules}\n</style>\n</head>\n"
        f"<body>\n{body}\n</body>\n</html>\n"
    )
    return text.encode("utf-8")


class _Page:
    """Turns the parts of a paper into elements.

    Args:
        paper: The paper.
        looks: Its looks.
    """

    def __init__(self, paper: Paper, looks: Looks) -> None:
        self._paper = paper
        self._looks = looks
        self._names: Names = set()
        self._level = 0
        self._headings = 0
        self._figures = 0
        self._tables = 0
        self._caption = ""

    def body(self) -> Iterator[str]:
        """Everything in the body: the way to the text, the contents, the sheets."""
        yield '<nav aria-label="快捷方式"><a class="skip" href="#text">跳到正文</a></nav>'
        yield '<main id="text">'
        for at, (turn, run, is_bare) in enumerate(_sheets(self._paper.parts)):
            is_cover = at == 0 and _is_cover(run) and len(run) < len(self._paper.parts)
            kinds = ["sheet", *(["wide"] if turn.is_wide else ["bare"] if is_bare else [])]
            kinds += ["contents"] * all(isinstance(each, Contents) for each in run)
            yield f'<section class="{" ".join(kinds)}">'
            yield from self._cover(run) if is_cover else self._parts(run)
            yield "</section>"
        yield "</main>"

    def _contents(self, contents: Contents) -> Iterator[str]:
        title = words(contents.title)
        yield f'<nav aria-label="{title}"><p class="listing">{title}</p><ol>'
        deepest = len(self._looks.contents)
        number = 0
        for part in self._paper.parts:
            if isinstance(part, Heading):
                number += 1
                if part.is_listed:
                    level = min(max(part.level, 1), deepest)
                    yield f'<li class="e{level}"><a href="#h{number}">{words(part.text)}</a></li>'
        yield "</ol></nav>"

    def _cover(self, run: list[Part]) -> Iterator[str]:
        """A cover: what follows the titles begins lower."""
        yield '<div class="cover">'
        is_first = True
        for part in run:
            below = isinstance(part, Line) and part.style not in (TITLE, SUBTITLE) and is_first
            is_first = is_first and not below
            if below:
                yield '<div class="first">'
            yield from self._part(part)
        yield "</div>" if is_first else "</div></div>"

    def _parts(self, run: list[Part]) -> Iterator[str]:
        for at, part in enumerate(run):
            right = run[at + 1] if at + 1 < len(run) else None
            if isinstance(part, Line) and part.style == UNIT_LINE and isinstance(right, Grid):
                left, _, last = part.text.partition("\t")
                self._caption = (
                    f'<caption{_leaf(part)}><div class="unit-line"><span>{words(left)}</span> '
                    f"<span>{words(last)}</span></div></caption>"
                )
            else:
                yield from self._part(part)

    def _part(self, part: Part) -> Iterator[str]:
        if isinstance(part, Heading):
            yield self._heading(part)
        elif isinstance(part, Line):
            yield from self._line(part)
        elif isinstance(part, Grid):
            self._tables += 1
            name = f"表{self._tables} {words(part.name)}".rstrip()
            yield f'<div class="scroll" tabindex="0" role="region" aria-label="{name}">'
            yield from table(part, self._names, self._caption)
            yield "</div>"
            self._caption = ""
        elif isinstance(part, Contents):
            yield from self._contents(part)
        elif isinstance(part, Chart):
            self._figures += 1
            yield from bars(part, self._figures, self._looks)

    def _heading(self, heading: Heading) -> str:
        self._headings += 1
        kind = min(max(heading.level, 1), len(self._looks.headings))
        return self._named(heading.level + 1, f't{kind}" id="h{self._headings}', heading)

    def _named(self, wanted: int, kind: str, part: Heading | Line) -> str:
        """A heading; no level is left out on the way down."""
        self._level = max(1, min(wanted, self._level + 1, _DEEPEST))
        text = "<br>".join(words(each) for each in part.text.split("\n"))
        return f'<h{self._level} class="{kind}"{_leaf(part)}>{text}</h{self._level}>'

    def _line(self, line: Line) -> Iterator[str]:
        if line.style == TITLE and not line.is_open and line.text.strip():
            yield self._named(1 if self._level == 0 else 2, TITLE, line)
            return
        state = " open" if line.is_open else ""
        if line.style == UNIT_LINE:
            left, _, right = line.text.partition("\t")
            text = f"<span>{words(left)}</span> <span>{words(right)}</span>"
            yield f'<p class="unit-line{state}"{_leaf(line)}>{text}</p>'
            return
        leaf = _leaf(line)
        for each in line.text.split("\n"):
            yield f'<p class="{line.style}{state}"{leaf}>{words(each)}</p>'
            leaf = ""


def _leaf(part: Heading | Line) -> str:
    return f' data-leaf="{words(part.leaf)}"' if part.leaf is not None else ""


def _sheets(parts: tuple[Part, ...]) -> Iterator[tuple[Turn, list[Part], bool]]:
    """What stands between two turns, with the turn before it and whether it has no page numbers."""
    has_start = any(isinstance(each, Turn) and each.starts_numbers for each in parts)
    turn, run, is_bare = Turn(), list[Part](), has_start
    for part in (*parts, Turn()):
        if not isinstance(part, Turn):
            run.append(part)
            continue
        if run:
            yield turn, run, is_bare
        turn, run, is_bare = part, [], is_bare and not part.starts_numbers


def _is_cover(run: list[Part]) -> bool:
    """Whether a sheet holds nothing but a title and who wrote it."""
    lines = [each for each in run if isinstance(each, Line)]
    return bool(lines) and len(lines) == len(run) and lines[0].style == TITLE
