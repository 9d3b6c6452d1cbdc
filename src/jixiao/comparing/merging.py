"""Three versions into one: what either side changed is taken, what both changed is told.

A leaf, a part's being there and a part's place are merged each by itself. The merged documents
keep what the preferred side says; every conflict holds all three words, so that nothing is lost.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from jixiao.comparing.alignment import Pairing, stayed
from jixiao.comparing.changes import Cell, Side
from jixiao.comparing.differences import FOLDED, cells_of, name_of, side
from jixiao.comparing.likeness import Likeness, alike, fold, likeness
from jixiao.comparing.parts import (
    PARAGRAPHS,
    Leaf,
    Part,
    Rows,
    documents_of,
    tree,
)
from jixiao.kernel.stated import UNSTATED
from jixiao.model.documents import PerformanceDocument

OURS, THEIRS = "ours", "theirs"
WORDS, PRESENCE, PLACE = "words", "presence", "place"
"""Both changed the words; one removed what the other changed; both moved it, to two places."""

_SAME_ADDITION = 0.8
"""How alike two additions are that are one."""


class Conflict(NamedTuple):
    """What both sides changed, differently.

    Args:
        kind: ``WORDS``, ``PRESENCE`` or ``PLACE``.
        part: Kind of the part.
        field: Field of the leaf, "" for a whole part.
        original: What the common version says, None where it has nothing of the kind.
        ours: What our side says, None where it removed it.
        theirs: What their side says, None where they removed it.
        taken: ``OURS`` or ``THEIRS``: what stands in the merged documents.
        cells: All leaves of a whole part as the other side has them, so that none is lost.
    """

    kind: str
    part: str
    field: str
    original: Side | None
    ours: Side | None
    theirs: Side | None
    taken: str
    cells: tuple[Cell, ...] = ()


class Merged(NamedTuple):
    """What became of three versions.

    Args:
        documents: The merged documents.
        conflicts: What must be looked at, in the order of the documents.
    """

    documents: tuple[PerformanceDocument, ...]
    conflicts: tuple[Conflict, ...]


@dataclass(eq=False, slots=True)
class _Item:
    """One part in up to three versions.

    Args:
        original: In the common version.
        ours: In ours.
        theirs: In theirs.
        holder: The item around it in the merged version; None while it is not known or not there.
        is_kept: Whether the merged version has it.
        is_from_theirs: Whether its place in its list is theirs.
    """

    original: Part | None
    ours: Part | None
    theirs: Part | None
    holder: "_Item | None" = None
    is_kept: bool = True
    is_from_theirs: bool = False
    lists: dict[str, list["_Item"]] = field(default_factory=dict)

    @property
    def some(self) -> Part:
        """Any of its parts, ours first."""
        found = self.ours or self.theirs or self.original
        if found is None:
            message = "an item is made of one part at least"
            raise ValueError(message)
        return found


def merge(
    original: Sequence[PerformanceDocument],
    ours: Sequence[PerformanceDocument],
    theirs: Sequence[PerformanceDocument],
    *,
    prefer: str = OURS,
    rows: tuple[Rows, Rows, Rows] = (None, None, None),
) -> Merged:
    """Merge two versions that were made of one.

    Args:
        original: The common version.
        ours: What became of it here.
        theirs: What became of it elsewhere.
        prefer: ``OURS`` or ``THEIRS``: who is right where both changed the same.
        rows: What the rows of all three were when we wrote them, as ``tree`` takes it.
    """
    versions = (tree(original, rows[0]), tree(ours, rows[1]), tree(theirs, rows[2]))
    merging = _Merging(*versions, prefer)
    root = merging.result()
    return Merged(documents_of(root), tuple(merging.conflicts))


class _Merging:
    def __init__(self, original: Part, ours: Part, theirs: Part, prefer: str) -> None:
        self.prefer = prefer
        self.with_ours = Pairing(original, ours)
        self.with_theirs = Pairing(original, theirs)
        self.both = Pairing(ours, theirs)
        self.conflicts: list[Conflict] = []
        self._of_ours: dict[int, _Item] = {}
        self._of_theirs: dict[int, _Item] = {}
        self._of_original: dict[int, _Item] = {}
        self.root = self._item(original, ours, theirs)
        self.items = [self.root, *self._items(original, ours, theirs)]

    def _item(self, original: Part | None, ours: Part | None, theirs: Part | None) -> _Item:
        item = _Item(original, ours, theirs)
        for part, known in (
            (original, self._of_original), (ours, self._of_ours), (theirs, self._of_theirs),
        ):  # fmt: skip
            if part is not None:
                known[id(part)] = item
        return item

    def _items(self, original: Part, ours: Part, theirs: Part) -> Iterator[_Item]:
        """All parts of all versions, each once; parents before what is in them."""
        for each in _below(original):
            mine, other = self.with_ours.new_of(each), self.with_theirs.new_of(each)
            yield self._item(each, mine, other)
        for each in _below(ours):
            if id(each) not in self._of_ours:
                yield self._item(None, each, self._counterpart(each))
        for each in _below(theirs):
            if id(each) not in self._of_theirs:
                yield self._item(None, None, each)

    def _counterpart(self, part: Part) -> Part | None:
        """What they added that is the same as what we added, at the same place."""
        other = self.both.new_of(part)
        if other is None or id(other) in self._of_theirs or self.with_theirs.old_of(other):
            return None
        if part.parent is None or other.parent is None:
            return None
        homes = self._of_ours[id(part.parent)], self._of_theirs.get(id(other.parent))
        if homes[0] is not homes[1]:
            return None
        one, two = fold(name_of(part)), fold(name_of(other))
        return other if one == two or alike(one, two) >= _SAME_ADDITION else None

    def result(self) -> Part:
        """The merged tree."""
        for item in self.items[1:]:
            item.is_kept = self._is_kept(item)
        for item in self.items[1:]:
            self._place(item)
        for item in self.items[1:]:
            self._rescue(item)
        for item in self.items:
            if item is self.root or self._is_there(item):
                self._order(item)
        return self._part(self.root, None)

    def _is_there(self, item: _Item) -> bool:
        """Whether it and all around it are kept."""
        while item.holder is not None:
            if not item.is_kept:
                return False
            item = item.holder
        return item is self.root

    def _is_kept(self, item: _Item) -> bool:
        """Whether the merged version has the part; told where one removed what one changed."""
        original, left = item.original, item.ours or item.theirs
        if original is None or (item.ours is not None and item.theirs is not None):
            return True
        if left is None:
            return False
        pairing = self.with_ours if item.ours is not None else self.with_theirs
        holder = original.parent
        has_moved = holder is not None and pairing.new_of(holder) is not left.parent
        above = None if holder is None else self._of_original[id(holder)]
        if not has_moved and above is not None and not (above.ours and above.theirs):
            return above.is_kept  # it goes or stays with what is around it
        if not has_moved and not _is_changed(pairing, original, left):
            return False
        self._tell(PRESENCE, item)
        return (item.ours is not None) == (self.prefer == OURS)

    def _place(self, item: _Item) -> None:
        """Find the item around it: who moved it is followed, both having moved it is told."""
        before, mine, other = (
            known[id(part.parent)] if part is not None and part.parent is not None else None
            for part, known in (
                (item.original, self._of_original),
                (item.ours, self._of_ours),
                (item.theirs, self._of_theirs),
            )
        )
        item.holder = mine or other
        if mine is None or other is None or mine is other or other is before:
            return
        if mine is not before:
            self._tell(PLACE, item)
        if mine is before or self.prefer == THEIRS:
            item.holder = other

    def _rescue(self, item: _Item) -> None:
        """What one side moved into something that the other removed stays where it was."""
        if not item.is_kept or self._is_there(item):
            return
        for part, known in ((item.ours, self._of_ours), (item.theirs, self._of_theirs)):
            if part is None or part.parent is None:
                continue
            home = known[id(part.parent)]
            if home is not item.holder and home.is_kept and self._is_there(home):
                item.holder = home
                self._tell(PLACE, item)
                return

    def _order(self, holder: _Item) -> None:
        """Ours in our order; theirs, and what they moved, behind what it follows in theirs."""
        mine = holder.ours.lists if holder.ours is not None else {}
        other = holder.theirs.lists if holder.theirs is not None else {}
        original = holder.original.lists if holder.original is not None else {}
        for name in {**mine, **other, **original}:
            of_ours = self._here(holder, mine.get(name, ()), self._of_ours)
            of_theirs = self._here(holder, other.get(name, ()), self._of_theirs)
            moved = self._moved(self._here(holder, original.get(name, ()), self._of_original))
            order = [each for each in of_ours if id(each) not in moved]
            known = {id(each) for each in order}
            last: _Item | None = None
            for each in of_theirs:
                if id(each) not in known:
                    order.insert(0 if last is None else order.index(last) + 1, each)
                    known.add(id(each))
                last = each
            holder.lists[name] = order + [each for each in of_ours if id(each) not in known]

    def _here(self, holder: _Item, parts: Iterable[Part], known: dict[int, _Item]) -> list[_Item]:
        items = [known[id(each)] for each in parts]
        return [each for each in items if each.is_kept and each.holder is holder]

    def _moved(self, items: Sequence[_Item]) -> set[int]:
        """Ids of the items that only they moved within the list."""
        mine = _displaced(items, lambda item: item.ours)
        other = _displaced(items, lambda item: item.theirs)
        for each in items:
            if id(each) in mine and id(each) in other and self.prefer == OURS:
                other.discard(id(each))
        return other

    def _part(self, item: _Item, parent: Part | None) -> Part:
        """The merged part: leaf by leaf, list by list."""
        some = item.some
        model = some.model
        part = Part(some.kind, some.path, model, parent, some.at)
        names = [each.leaves for each in (item.ours, item.theirs, item.original) if each]
        for name in {key: None for leaves in names for key in leaves}:
            part.leaves[name] = self._leaf(item, name)
        part.silent = {key: self._silent(item, key) for key in some.silent}
        part.lists = {
            name: [self._part(each, part) for each in items] for name, items in item.lists.items()
        }
        if some.kind == "sections":
            part.model = self._section(item, part)
        elif some.kind == "documents":
            _number(part.lists["projects"], [item.ours, item.theirs])
        return part

    def _silent(self, item: _Item, key: str) -> Any:  # noqa: ANN401 -- any fact
        """A fact of the reading: theirs where only they changed it."""
        if item.ours is None or item.theirs is None:
            return item.some.silent[key]
        before = item.original.silent[key] if item.original is not None else None
        mine, other = item.ours.silent[key], item.theirs.silent[key]
        return other if mine == before else mine

    def _section(self, item: _Item, part: Part) -> Any:  # noqa: ANN401 -- a Section
        """The section that has the merged lines already, with its words as printed."""
        before, mine, other = self._three(item)
        lines = _lines(part)
        is_theirs = (
            mine is not None and before is not None and _same(mine.model.text, before.model.text)
        )
        for each in (other, mine) if is_theirs else (mine, other):
            if each is not None and _lines(each) == lines:
                return each.model
        return part.model

    @staticmethod
    def _three(item: _Item) -> tuple[Part | None, Part | None, Part | None]:
        return item.original, item.ours, item.theirs

    def _leaf(self, item: _Item, name: str) -> Leaf:
        before, mine, other = (
            UNSTATED if each is None else each.leaf(name) for each in self._three(item)
        )
        if item.ours is None or item.theirs is None:
            return mine if item.ours is not None else other
        if _same(mine, other):  # an empty month that only they added or took away counts
            return other if mine.is_stated == before.is_stated != other.is_stated else mine
        if _same(mine, before):
            return other
        if _same(other, before):
            return mine
        if likeness(other, before) or likeness(mine, other):
            return mine  # 1. they only wrote it otherwise, or both say the same
        if likeness(mine, before):
            return other
        if (item.some.kind, name) not in FOLDED:
            self._tell(WORDS, item, name)
        return mine if self.prefer == OURS else other

    def _tell(self, kind: str, item: _Item, name: str | None = None) -> None:
        """Note a conflict about a leaf, or about a whole part."""
        before, mine, other = (
            None if each is None else side(each, name) for each in self._three(item)
        )
        left = item.theirs if self.prefer == OURS else item.ours
        cells = tuple(cells_of(left)) if name is None and left is not None else ()
        conflict = Conflict(
            kind, item.some.kind, name or "", before, mine, other, self.prefer, cells
        )
        self.conflicts.append(conflict)


def _below(part: Part) -> Iterator[Part]:
    for each in part.children():
        yield each
        yield from _below(each)


def _number(projects: Sequence[Part], versions: Sequence[Part | None]) -> None:
    """Number projects anew where additions of both sides have one number."""
    numbers = [each.silent["ordinal"] for each in projects]
    of_versions = [
        [each.silent["ordinal"] for each in version.lists["projects"]]
        for version in versions
        if version is not None
    ]
    if len(set(numbers)) < len(numbers) and numbers not in of_versions:
        for at, each in enumerate(projects, 1):
            each.silent["ordinal"] = at


def _lines(section: Part) -> list[str]:
    """The own lines of a section."""
    return [each.leaf("").raw for each in section.lists[PARAGRAPHS]]


def _same(one: Leaf, other: Leaf) -> bool:
    """Whether two leaves have the same words and mean the same, wherever they stand."""
    return (one.raw, one.value) == (other.raw, other.value)


def _displaced(items: Sequence[_Item], version: Callable[[_Item], Part | None]) -> set[int]:
    """Ids of the items that one side moved within their list."""
    there = [(each, part) for each in items if (part := version(each)) is not None]
    kept = stayed([part.at for _, part in there])
    return {id(each) for at, (each, _) in enumerate(there) if at not in kept}


def _is_changed(pairing: Pairing, old: Part, new: Part | None) -> bool:
    """Whether a side did anything to a part, or to what is in it."""
    if new is None:
        return True
    for name in {**old.leaves, **new.leaves}:
        if likeness(old.leaf(name), new.leaf(name)) is Likeness.OTHER:
            return True
    for name in {**old.lists, **new.lists}:
        before, after = old.lists.get(name, []), new.lists.get(name, [])
        if len(before) != len(after):
            return True
        for one, other in zip(before, after, strict=True):
            if pairing.new_of(one) is not other or _is_changed(pairing, one, other):
                return True
    return False
