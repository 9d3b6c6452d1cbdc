"""Differences as one self-contained page: old and new side by side, what went and came marked.

No request leaves the page, and it needs no script. What it looks like stands in ``page.css``.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from html import escape
from importlib.resources import files as resources
from itertools import groupby

from jixiao.comparing.changes import CHANGED, GONE, MOVED, NEW, SAME, Cell, Change, Told
from jixiao.formats.differences.exchange import STYLE, Compared
from jixiao.formats.findings.marks import cleaned

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_LONGEST = 160
"""Signs of what both sides share that are shown between two changes."""
Words = Callable[[Change, bool], str]
Fields = Callable[[str], str]


class Wording:
    """How the page speaks; ``reports`` knows the words.

    Args:
        kinds: Kind of change to its Chinese word, ``STYLE`` among them.
        field: Field to what people call it.
        side: Words of a change's older (True) or newer side.
    """

    def __init__(self, kinds: dict[str, str], field: Fields, side: Words) -> None:
        self.kinds = kinds
        self.field = field
        self.side = side


def page(compared: Sequence[Compared], wording: Wording) -> str:
    """The page.

    Args:
        compared: Pairs of files and what differs between them.
        wording: How it speaks.
    """
    name = compared[0].name.rpartition("/")[2] if len(compared) == 1 else ""
    title = f"版本比较：{name or f'{len(compared)} 对文件'}"
    body = "\n".join(
        line for at, each in enumerate(compared, 1) for line in _file(at, each, wording)
    )
    changes = [each.change for one in compared for each in one.told]
    return (
        '<!doctype html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_plain(title)}</title>\n<style>\n{_asset('page.css')}</style>\n</head>\n<body>\n"
        f'<header class="bar">\n<h1>{_plain(title)}</h1>\n<p>{_counts(changes, wording)}</p>\n'
        f"</header>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )


@cache
def _asset(name: str) -> str:
    return resources("jixiao.formats.differences").joinpath(name).read_text(encoding="utf-8")


def _plain(words: str) -> str:
    return escape(cleaned(words))


def _kind(change: Change) -> str:
    return STYLE if change.is_style else change.kind


def _counts(changes: Iterable[Change], wording: Wording) -> str:
    found = [_kind(each) for each in changes]
    return " ".join(
        f'<span class="count {kind}">{word} {found.count(kind)}</span>'
        for kind, word in wording.kinds.items()
    )


def _file(at: int, compared: Compared, wording: Wording) -> Iterator[str]:
    """One pair: what differs by form, what is only written otherwise folded at the end."""
    yield f'<article aria-labelledby="file{at}">\n<h2 id="file{at}">{_plain(compared.name)}</h2>'
    if compared.old is None or compared.new is None:
        side = "新" if compared.old is None else "旧"
        yield f'<p class="clean">这个文件只在{side}的一边有。</p>\n</article>'
        return
    yield (
        f'<dl class="files"><dt>旧</dt><dd>{_plain(compared.old.name)}</dd>'
        f"<dt>新</dt><dd>{_plain(compared.new.name)}</dd></dl>"
    )
    told = [each for each in compared.told if not each.change.is_style]
    if not told:
        yield '<p class="clean">内容相同。</p>'
    for number, (group, changes) in enumerate(groupby(told, lambda each: each.group), 1):
        name = f"g{at}-{number}"
        yield f'<h3 id="{name}">{_plain(group)}</h3>'
        yield _table(list(changes), name, wording)
    styled = [each for each in compared.told if each.change.is_style]
    if styled:
        yield f"<details>\n<summary>另有 {len(styled)} 处只是写法不同</summary>"
        yield f'<h3 id="s{at}">只是写法不同</h3>'
        yield _table(styled, f"s{at}", wording, grouped=True)
        yield "</details>"
    yield "</article>"


def _table(told: Sequence[Told], name: str, wording: Wording, *, grouped: bool = False) -> str:
    rows = "\n".join(_row(each, wording, grouped=grouped) for each in told)
    head = "".join(
        f'<th scope="col" class="c{at}">{word}</th>'
        for at, word in enumerate(("变化", "哪里", "旧", "新", "含义"), 1)
    )
    return (
        f'<div class="wide" tabindex="0" role="region" aria-labelledby="{name}">\n'
        f'<table aria-labelledby="{name}">\n<thead><tr>{head}</tr></thead>\n'
        f"<tbody>\n{rows}\n</tbody>\n</table>\n</div>"
    )


def _row(told: Told, wording: Wording, *, grouped: bool) -> str:
    change = told.change
    kind = _kind(change)
    label = f"{told.group}：{told.label}" if grouped else told.label
    old = _side(told, wording, is_old=True)
    new = _side(told, wording, is_old=False)
    return (
        f'<tr><td><span class="kind {kind}">{wording.kinds[kind]}</span></td>'
        f'<th scope="row">{_plain(label)}</th>{old}{new}<td>{_plain(told.meaning)}</td></tr>'
    )


def _side(told: Told, wording: Wording, *, is_old: bool) -> str:
    """A cell of the table: the words of one side, marked, with their place."""
    change = told.change
    side = change.old if is_old else change.new
    if side is None:
        return '<td class="nothing">没有</td>'
    place = told.old_place if is_old else told.new_place
    where = f'<span class="place">{_plain(place)}</span>' if place else ""
    if change.kind == MOVED:
        home = f"{_plain(side.form)}，" if change.is_elsewhere and side.form else ""
        return f"<td>{home}第 {side.ordinal} 位{where}</td>"
    if change.cells:
        return f"<td>{_cells(change.cells, wording, is_old=is_old)}{where}</td>"
    words = wording.side(change, is_old)
    if change.kind == CHANGED and change.pieces and not change.is_style:
        unit = words.removeprefix(side.text) if side.text else ""
        marked = _marked(change.pieces, is_old=is_old)
        return f"<td>{marked + _plain(unit) if marked else '（空）'}{where}</td>"
    return f"<td>{_plain(words) or '（空）'}{where}</td>"


def _cells(cells: Sequence[Cell], wording: Wording, *, is_old: bool) -> str:
    """All leaves of something that went or came: its own one by one, rows in it as lines."""
    tag = "del" if is_old else "ins"
    html, is_first = [], True
    for _, found in groupby(cells, _holder):
        row = list(found)
        if is_first:
            items = "".join(
                f"<dt>{_plain(wording.field(each.field) or '正文')}</dt>"
                f"<dd><{tag}>{_plain(each.text)}</{tag}></dd>"
                for each in row
            )
            html.append(f'<dl class="cells">{items}</dl>')
        else:
            line = " | ".join(_plain(each.text) for each in row)
            html.append(f'<p class="line"><{tag}>{line}</{tag}></p>')
        is_first = False
    return "".join(html)


def _holder(cell: Cell) -> str:
    """Path of the row or project that a leaf belongs to."""
    return cell.where.removesuffix(f".{cell.field}") if cell.field else cell.where


def _marked(pieces: Sequence[tuple[str, str]], *, is_old: bool) -> str:
    sign, tag = (GONE, "del") if is_old else (NEW, "ins")
    html = []
    for at, (kind, words) in enumerate(pieces):
        if kind == SAME:
            html.append(_plain(_short(words, at == 0, at == len(pieces) - 1)))
        elif kind == sign:
            html.append(f"<{tag}>{_plain(words)}</{tag}>")
    return "".join(html)


def _short(words: str, is_first: bool, is_last: bool) -> str:
    """What both share, cut in the middle where it is long."""
    if len(words) <= _LONGEST:
        return words
    half = _LONGEST // 2
    return f"{'' if is_first else words[:half]}…{'' if is_last else words[-half:]}"
