"""What differs between two versions, part by part and leaf by leaf, in the order of the newer."""

from collections.abc import Callable, Iterator, Sequence

from jixiao.comparing.alignment import Pairing, stayed
from jixiao.comparing.changes import ADDED, CHANGED, MOVED, VANISHED, Cell, Change, Side
from jixiao.comparing.likeness import Likeness, likeness
from jixiao.comparing.parts import PARAGRAPHS, Part, Rows, tree, words_of
from jixiao.comparing.pieces import pieces
from jixiao.model.documents import PerformanceDocument

_NAMES = ("name", "activity", "duty", "heading", "title", "")
Other = Callable[[Part], Part | None]
FOLDED = {("toc", "page"), ("sections", "level")}
"""Fields that follow from the layout: they are told as style."""


def differences(
    old: Sequence[PerformanceDocument],
    new: Sequence[PerformanceDocument],
    *,
    rows: tuple[Rows, Rows] = (None, None),
) -> list[Change]:
    """Everything that differs between two versions of one file.

    Args:
        old: Documents of the older version.
        new: Documents of the newer version.
        rows: What the rows of both were when we wrote them, as ``tree`` takes it.
    """
    pairing = Pairing(tree(old, rows[0]), tree(new, rows[1]))
    return list(_lists(pairing, pairing.old, pairing.new))


def _pair(pairing: Pairing, old: Part, new: Part) -> Iterator[Change]:
    """What differs between two parts that belong together, and below them."""
    for name in {**old.leaves, **new.leaves}:
        before, after = old.leaf(name), new.leaf(name)
        like = likeness(before, after)
        if like is Likeness.SAME:
            continue
        is_style = like is Likeness.STYLE or (old.kind, name) in FOLDED
        yield Change(
            CHANGED,
            new.kind,
            name,
            is_style,
            side(old, name),
            side(new, name),
            before,
            after,
            pieces(words_of(before), words_of(after)),
        )
    if "kind" in old.silent and old.silent["kind"] is not new.silent["kind"]:
        was, now = (side(each)._replace(text=each.silent["kind"].kind) for each in (old, new))
        yield Change(CHANGED, "documents", "kind", old=was, new=now)
    yield from _lists(pairing, old, new)


def _lists(pairing: Pairing, old: Part, new: Part) -> Iterator[Change]:
    for name in {**old.lists, **new.lists}:
        yield from _list(pairing, old, new, name)


def _list(pairing: Pairing, old: Part, new: Part, name: str) -> Iterator[Change]:
    """One list: what is in the newer one, each behind what has vanished before it."""
    before, after = old.lists.get(name, []), new.lists.get(name, [])
    moved = _moved(pairing, before, new)
    gone: dict[int, list[Part]] = {}
    last = -1
    for each in before:
        found = pairing.new_of(each)
        if found is None:
            gone.setdefault(last, []).append(each)
        elif found.parent is new and id(found) not in moved:
            last = found.at
    yield from _vanished(pairing, gone.get(-1, ()))
    for each in after:
        was = pairing.old_of(each)
        if was is None:
            yield from _added(pairing, each)
        else:
            is_elsewhere = was.parent is not old
            if id(each) in moved or (is_elsewhere and _is_told(pairing, was, each)):
                yield Change(
                    MOVED, each.kind, old=side(was), new=side(each), is_elsewhere=is_elsewhere
                )
            yield from _pair(pairing, was, each)
        yield from _vanished(pairing, gone.get(each.at, ()))


def _moved(pairing: Pairing, before: Sequence[Part], new: Part) -> set[int]:
    """Ids of the newer parts that stand in another order than they did."""
    there = [found for each in before if (found := pairing.new_of(each)) is not None]
    there = [each for each in there if each.parent is new]
    kept = stayed([each.at for each in there])
    return {id(each) for at, each in enumerate(there) if at not in kept}


def _is_told(pairing: Pairing, old: Part, new: Part) -> bool:
    """Whether another parent is news: of a project, only if both its documents are still there."""
    if new.kind != "projects" or old.parent is None or new.parent is None:
        return True
    return pairing.new_of(old.parent) is not None and pairing.old_of(new.parent) is not None


def _vanished(pairing: Pairing, parts: Sequence[Part]) -> Iterator[Change]:
    for each in parts:
        cells = tuple(cells_of(each, pairing.new_of))
        if _is_said(each, cells):
            is_style = _is_layout(each, pairing.new_of)
            yield Change(VANISHED, each.kind, "", is_style, old=side(each), cells=cells)


def _added(pairing: Pairing, part: Part) -> Iterator[Change]:
    """A new part as a whole; what came to it from elsewhere is told by itself."""
    cells = tuple(cells_of(part, pairing.old_of))
    if _is_said(part, cells):
        is_style = _is_layout(part, pairing.old_of)
        yield Change(ADDED, part.kind, "", is_style, new=side(part), cells=cells)
    for each in _below(part):
        was = pairing.old_of(each)
        if was is not None:
            if _is_told(pairing, was, each):
                yield Change(MOVED, each.kind, old=side(was), new=side(each), is_elsewhere=True)
            yield from _pair(pairing, was, each)


def _below(part: Part) -> Iterator[Part]:
    for each in part.children():
        yield each
        yield from _below(each)


def _is_said(part: Part, cells: Sequence[Cell]) -> bool:
    """Whether there is anything to tell: an empty row that is gone is none."""
    return bool(cells) or part.kind in {"documents", "projects"}


def _is_layout(part: Part, other: Other) -> bool:
    """Whether a part comes or goes with the layout only.

    So do documents among which the same forms are parted otherwise, and contents where the other
    version has none at all (web pages, bare forms).
    """
    if part.kind == "toc" and part.parent is not None:
        holder = other(part.parent)
        return holder is not None and not holder.lists.get("toc")
    return _is_only_holder(part, other)


def _is_only_holder(part: Part, other: Other) -> bool:
    """Whether a document is but another way to part the same forms among documents."""
    projects = part.lists.get("projects", ())
    if part.kind != "documents" or not projects or len(list(part.children())) > len(projects):
        return False
    return all(other(each) is not None for each in projects)


def _nowhere(_: Part) -> None:
    return None


def cells_of(part: Part, other: Other = _nowhere) -> Iterator[Cell]:
    """All leaves with words of a part and what is below it, but for what stands elsewhere."""
    for name, leaf in part.leaves.items():
        if leaf.raw and (part.kind, name) not in FOLDED:
            yield Cell(leaf_path(part, name), name, words_of(leaf), leaf.span)
    for each in part.children():
        if other(each) is None:
            yield from cells_of(each, other)


def leaf_path(part: Part, name: str) -> str:
    """Path of a leaf in the exchange form."""
    return f"{part.path}.{name}" if name else part.path


def side(part: Part, name: str | None = None) -> Side:
    """One side of a change: a leaf of a part, or the whole part."""
    leaf = part.leaf(name) if name is not None else None
    span = part.span if leaf is None or leaf.span is None else leaf.span
    words = name_of(part) if leaf is None else words_of(leaf)
    holder = part.above("projects") or part.above("sections")
    form = name_of(holder) if holder is not None else ""
    row = (
        name_of(part) if part.kind not in {"projects", "sections", "documents", PARAGRAPHS} else ""
    )
    path = part.path if name is None else leaf_path(part, name)
    return Side(path, words, span, form, row, part.at + 1 if part.parent is not None else 0)


def name_of(part: Part) -> str:
    """What people call a part: its name or heading, else its own words."""
    if part.kind == "documents":
        return part.words("title")
    return next((" ".join(words.split()) for each in _NAMES if (words := part.words(each))), "")
