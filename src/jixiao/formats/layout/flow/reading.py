"""Flattened text to documents: every form in it, each by its own words."""

from bisect import bisect_left

from jixiao.formats.blocks import Blocks
from jixiao.formats.layout.assembly import assemble
from jixiao.formats.layout.chapters import Prose
from jixiao.formats.layout.drafts import Draft
from jixiao.formats.layout.flow.alignment import MAX_TOKENS
from jixiao.formats.layout.flow.grid import Grid, read_grid
from jixiao.formats.layout.flow.headers import GLUED, LINES, PIPES, Header, find_headers
from jixiao.formats.layout.flow.headless import find_headless
from jixiao.formats.layout.flow.heads import has_form_words, next_form, read_head, title_above
from jixiao.formats.layout.flow.indicators import indicators_of
from jixiao.formats.layout.flow.prose import read_lists
from jixiao.formats.layout.flow.source import Source, source_of
from jixiao.formats.layout.forms import FormWalk
from jixiao.kernel.stated import Stated
from jixiao.model.documents import PerformanceDocument

_LONG_TERM = ("长期", "中期", "实施期")
Place = tuple[int, int]


def read_flow(blocks: Blocks) -> tuple[PerformanceDocument, ...]:
    """All documents whose forms stand in paragraphs or in tables that are no exact grids.

    Returns:
        Documents in order; none when no form and no list of targets was found.
    """
    walk = FormWalk()
    walk.forms.extend(flow_forms(blocks))
    return tuple(assemble(walk, Prose()))


def flow_forms(blocks: Blocks) -> list[Draft]:
    """The forms in flattened text, in order; none when there is no form and no list."""
    return _forms(source_of(blocks))


def _forms(source: Source) -> list[Draft]:
    headers = find_headers(source)
    end: Place = (len(source.lines), 0)
    headless = None if headers else find_headless(source)
    if headless is not None:
        headers = [headless[0]]
    drafts: list[Draft] = []
    behind: Place = (0, 0)
    left = MAX_TOKENS
    for index, header in enumerate(headers):
        stop = headers[index + 1].start if index + 1 < len(headers) else end
        if not drafts or has_form_words(source, behind, header.start):
            drafts.append(_begin(source, behind, header))
        grid = read_grid(source, header, next_form(source, header.end, stop), left)
        left -= grid.tokens
        _take(source, drafts[-1], header, grid)
        behind = min(grid.end, stop)
    if headless is not None:
        drafts[0].notices.append(headless[1])
    return drafts or read_lists(source) or _head_only(source, end)


def _begin(source: Source, behind: Place, header: Header) -> Draft:
    """A form with what its head says."""
    draft = Draft()
    start = title_above(source, behind, header.start)
    line, offset = header.start
    draft.span = source.lines[line].span(offset, offset)._replace(start=None, end=None)
    read_head(source, draft, start, header.start, header.style)
    return draft


def _take(source: Source, draft: Draft, header: Header, grid: Grid) -> None:
    """Give the rows of a grid to its form."""
    draft.roles |= header.meaning()
    draft.labels.add("indicators")
    draft.notices += grid.notices
    found = indicators_of(source, grid.rows)
    draft.notices += found.notices
    if _is_long_term(source, header):
        draft.long_term += found.annual
    else:
        draft.indicators += found.annual
        draft.long_term += found.long_term
    numbers = [token for token in grid.total[1:] if token.text]
    if len(numbers) >= 1 and "points" in draft.roles and not draft.total_points.raw:
        draft.total_points = Stated(numbers[0].text, numbers[0].text, numbers[0].span)
        if len(numbers) >= 2 and "score" in draft.roles:
            draft.total_score = Stated(numbers[1].text, numbers[1].text, numbers[1].span)


def _is_long_term(source: Source, header: Header) -> bool:
    """Whether the words right before a head call its grid the long-term one."""
    line, offset = header.start
    at = bisect_left(source.places, (line, offset))
    before = source.squeezed[max(0, at - 8) : at]
    return "指标" in before and any(word in before for word in _LONG_TERM)


def _head_only(source: Source, end: Place) -> list[Draft]:
    """The form of a text that breaks off before its grid, if its title and labels are there."""
    if "项目名称" not in source.squeezed:
        return []
    for style in (PIPES, LINES, GLUED):
        draft = Draft()
        start = title_above(source, (0, 0), end)
        read_head(source, draft, start, end, style)
        if draft.title.raw and "project_name" in draft.values and len(draft.labels) >= 3:
            return [draft]
    return []
