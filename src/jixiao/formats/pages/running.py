"""Running heads: page headers, footers and page numbers are told from the body."""

import re
from collections import Counter
from collections.abc import Sequence

from jixiao.formats.pages.geometry import Line, PageContent, PageTable

MARGIN = 75.0
"""Points from the edge of the page within which headers and footers stand."""
MARGIN_SHARE = 0.09
"""The same as a share of the height of the page, where that is more."""
SHARE = 0.3
"""Share of the pages on which a header or footer stands; left and right pages may differ."""

_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(
    r"[-—–－·•~～\s]*(?:第\s*)?(?:\d{1,4}|[ivxIVX]{1,6}|[一二三四五六七八九十百]{1,4})"
    r"(?:\s*页)?(?:\s*[,，、/／|]?\s*(?:共|of|／|/)?\s*\d{1,4}(?:\s*页)?)?[-—–－·•~～\s]*",
    re.IGNORECASE,
)
_FORM = re.compile(r"表\s*$|表[（(]|情况表|申报书")


def take_running_heads(pages: Sequence[PageContent]) -> tuple[list[str], list[str]]:
    """Removes headers and footers from the pages.

    Returns:
        The different headers and the different footers, in order of pages.
    """
    at_head = [_outer(page, top=True) for page in pages]
    at_foot = [_outer(page, top=False) for page in pages]
    headers = _take(pages, at_head, top=True)
    footers = _take(pages, at_foot, top=False)
    return headers, footers


def _outer(page: PageContent, *, top: bool) -> list[Line]:
    """The lines at the edge of a page, outermost first, up to the first table."""
    found: list[Line] = []
    margin = max(MARGIN, MARGIN_SHARE * page.height)
    for part in page.parts if top else reversed(page.parts):
        if isinstance(part, PageTable):
            break
        middle = (part.y0 + part.y1) / 2
        if (middle if top else page.height - middle) > margin:
            break
        found.append(part)
    return found


def _key(line: Line, page: PageContent) -> tuple[str, int]:
    return _DIGITS.sub("#", "".join(line.text.split())), round(
        (line.y0 + line.y1) / page.height * 80
    )


def _take(pages: Sequence[PageContent], outer: Sequence[Sequence[Line]], *, top: bool) -> list[str]:
    # Pages on which a line stands at a place or next to it; lines of one page count once.
    seen: Counter[tuple[str, int]] = Counter()
    for page, lines in zip(pages, outer, strict=True):
        keys = [_key(line, page) for line in lines]
        seen.update({(text, place + step) for text, place in keys for step in (-1, 0, 1)})
    needed = max(2, SHARE * len(pages))
    found: dict[str, None] = {}
    for page, lines in zip(pages, outer, strict=True):
        taken = []
        for line in lines:
            number = _NUMBER.fullmatch(line.text) is not None
            often = seen[_key(line, page)] >= needed
            if number or (often and not (top and _FORM.search(line.text))):
                taken.append(line)
        for line in taken:
            found.setdefault(line.text.strip())
            page.parts.remove(line)
    return list(found)
