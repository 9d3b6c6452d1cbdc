"""Puts remarks into a .docx as comments (Word 批注), and keeps its own up to date."""

import re
from collections.abc import Sequence
from itertools import chain

from jixiao.formats.limits import Limits
from jixiao.formats.patching.anchors import Anchor, Marks, anchor_of, paragraph_anchor
from jixiao.formats.patching.guards import protection
from jixiao.formats.patching.letters import ODD, Letters, spliced
from jixiao.formats.patching.orders import Author, Patched, Remark, Unpatchable
from jixiao.formats.patching.package import Patches
from jixiao.formats.patching.quick import quickly_traced
from jixiao.formats.patching.remarks import (
    MEDIA_TYPE,
    Comment,
    comment_xml,
    comments_of,
    empty_part,
    lines_of,
    prefix_of,
    with_comments,
    without_marks,
)
from jixiao.formats.patching.tracing import Traced, traced
from jixiao.formats.patching.word import (
    DAMAGED,
    opened,
    place_of,
    reads_the_same,
    wanted_of,
)
from jixiao.formats.word.alike import is_read_alike
from jixiao.formats.word.document import WordDocument
from jixiao.formats.word.names import SPACES
from jixiao.kernel.collector import without_collector
from jixiao.kernel.span import Span

_LARGEST = 1_000_000
_SPACE = re.compile(
    rb'\sxmlns:([\w.-]+)="(%b)"' % b"|".join(re.escape(each[1:-1].encode()) for each in SPACES)
)
"""The prefix of a document and its namespace; most programs, but not all, write w."""
_OTHERWISE = "加上批注后重新读取和原来不一致，没有写。请用 Word 或 WPS 另存一份后再试。"
_STATES = (
    ("commentsExtended", rb"<[\w.-]+:commentEx\s[^<>]*?:paraId=\"%b\"[^<>]*?/>"),
    ("commentsIds", rb"<[\w.-]+:commentId\s[^<>]*?:paraId=\"%b\"[^<>]*?/>"),
)
"""Parts that name comments by their last paragraph, and how they do."""


@without_collector()
def comment_word(data: bytes, remarks: Sequence[Remark], limits: Limits, author: Author) -> Patched:
    """A .docx with remarks as comments.

    Args:
        data: The whole file.
        remarks: All that is to be said, in the order of the document.
        limits: What reading may cost.
        author: Who says it; only comments of this author that bear a key of ours are changed.

    Raises:
        Unpatchable: The file must not be changed.
    """
    return _Commenter(data, limits, author).commented(remarks)


class _Commenter:
    def __init__(self, data: bytes, limits: Limits, author: Author) -> None:
        self.limits = limits
        self.author = author
        self.patches = Patches(data, limits)
        self.document: WordDocument = opened(data, limits)
        why = protection(self.document, is_remark=True)
        if why:
            raise Unpatchable(why)
        self.main = self.document.main
        self.before = self.patches.read(self.main) or b""
        named = _SPACE.search(self.before)
        if named is None:
            raise Unpatchable(ODD)
        self.prefix, self.space = named[1], named[2]
        self.folder = self.main.rpartition("/")[0]
        self.part = next(iter(self.document.related.get("comments", ())), "")

    def commented(self, remarks: Sequence[Remark]) -> Patched:
        """The file with the remarks, and without those of ours that are not among them."""
        old = self._old()
        wanted = {each.key: each for each in remarks}
        kept = {each.key: each for each in old if each.key in wanted}
        gone = [each for each in old if each.key and kept.get(each.key) is not each]
        gone = [each for each in gone if not self._is_answered(each)]
        changed = [(e, wanted[e.key]) for e in kept.values() if e.lines != lines_of(wanted[e.key])]
        new = [each for key, each in wanted.items() if key not in kept]
        bare = self.before
        for each in gone:
            bare = without_marks(bare, each.number, self.prefix)
        numbers = self._numbers(old, bare, len(new))
        xml = self._marked(bare, new, numbers) if new else bare
        if bare != self.before and not reads_the_same(self.document, self.before, bare):
            raise Unpatchable(_OTHERWISE)
        self._write(xml, gone, changed, list(zip(new, numbers, strict=True)))
        return Patched(
            self.patches.packed(),
            done=list(range(len(remarks))),
            kept=len(kept) - len(changed),
            added=len(new),
            changed=len(changed),
            removed=len(gone),
        )

    def _old(self) -> list[Comment]:
        """The comments that are there; those without a mark in the text are none."""
        xml = self.patches.read(self.part) if self.part else None
        if xml is None:
            return []
        mark = rb'<%b:commentReference\s[^<>]*?%b:id="(\d+)"' % (self.prefix, self.prefix)
        marks = set(re.findall(mark, self.before))
        return [
            each if str(each.number).encode() in marks else each._replace(key=each.key and "-")
            for each in comments_of(xml, self.author.name)
        ]

    def _is_answered(self, comment: Comment) -> bool:
        """Whether people have answered a comment: it is theirs as well then."""
        if not comment.para_id:
            return False
        mark = b':paraIdParent="%b"' % comment.para_id
        parts = self.document.related.get("commentsExtended", ())
        return any(mark in (self.patches.read(part) or b"") for part in parts)

    def _numbers(self, old: Sequence[Comment], xml: bytes, count: int) -> range:
        """Numbers that no comment and no mark has."""
        mark = rb'<%b:comment(?:Range\w+|Reference)\s[^<>]*?%b:id="(\d{1,9})"'
        marks = re.findall(mark % (self.prefix, self.prefix), xml)
        first = max(chain((each.number for each in old), map(int, marks)), default=-1) + 1
        if first > _LARGEST:
            raise Unpatchable(ODD)
        return range(first, first + count)

    def _marked(self, xml: bytes, new: Sequence[Remark], numbers: Sequence[int]) -> bytes:
        """document.xml with the marks of new comments."""
        story, found = self._anchored(xml, [(each.words, _nearest(each.spans)) for each in new])
        if None in found:  # the best place of one is not in the file
            story, found = self._anchored(xml, [(each.words, each.spans) for each in new])
        letters = Letters(xml, story.root, story.ranges, story.space)
        if letters.prefix != self.prefix + b":":
            raise Unpatchable(ODD)
        anchors = [each or _beginning(story) for each in found]
        marks = Marks(letters, anchors)
        for anchor, number in zip(anchors, numbers, strict=True):
            marks.put(anchor, number)
        splices = marks.splices()
        made = spliced(xml, splices)
        reader = story.reader
        is_alike = reader is not None and is_read_alike(xml, made, splices, reader)
        if not is_alike and not reads_the_same(self.document, xml, made):
            raise Unpatchable(_OTHERWISE)
        return made

    def _anchored(
        self, xml: bytes, wanted: Sequence[tuple[str, Sequence[Span]]]
    ) -> tuple[Traced, list[Anchor | None]]:
        """document.xml with its wanted places, and an anchor for the words and places of each."""
        cells, lines = wanted_of(span for _, spans in wanted for span in spans)
        story = quickly_traced(self.document, xml, cells, lines) or traced(
            self.document, xml, cells, lines
        )
        if story is None:
            raise Unpatchable(DAMAGED)
        return story, [_anchor(story, *each) for each in wanted]

    def _write(
        self,
        xml: bytes,
        gone: Sequence[Comment],
        changed: Sequence[tuple[Comment, Remark]],
        new: Sequence[tuple[Remark, int]],
    ) -> None:
        if not gone and not changed and not new:
            return
        part = self.part or f"{self.folder}/comments.xml".lstrip("/")
        held = self.patches.read(part) or empty_part(self.space)
        prefix = prefix_of(held)
        made = [
            (old, comment_xml(remark, old.number, self.author, prefix, old))
            for old, remark in changed
        ]
        added = [comment_xml(remark, number, self.author, prefix) for remark, number in new]
        self.patches.write(part, with_comments(held, gone, made, added))
        for each in gone:
            self._forget(each)
        if not self.part:
            self.patches.declare(part, MEDIA_TYPE)
            self.patches.relate(self.main, "comments", part.rpartition("/")[2])
        self.patches.write(self.main, xml)

    def _forget(self, comment: Comment) -> None:
        """Take the state of a comment that is gone out of the parts that hold states."""
        if not comment.para_id:
            return
        for kind, mark in _STATES:
            for part in self.document.related.get(kind, ()):
                xml = self.patches.read(part)
                if xml is not None:
                    self.patches.write(part, re.sub(mark % comment.para_id, b"", xml))


def _nearest(spans: Sequence[Span]) -> Sequence[Span]:
    """Places up to the first that is a cell or a paragraph: hardly ever are more needed."""
    exact = (at for at, each in enumerate(spans, 1) if each.column or each.line)
    return spans[: next(exact, None)]


def _anchor(story: Traced, words: str, spans: Sequence[Span]) -> Anchor | None:
    """Where a remark is anchored: at its words, or the best of its places."""
    for at, span in enumerate(spans):
        _, place = place_of(story, span)
        if place is not None:
            found = anchor_of(place, story.space, span.start, "" if at else words)
            if found is not None:
                return found
    return None


def _beginning(story: Traced) -> Anchor:
    """The anchor of what has no place: the beginning of the document."""
    found = None if story.first is None else paragraph_anchor([story.first], story.space)
    if found is None:
        raise Unpatchable(DAMAGED)
    return found
