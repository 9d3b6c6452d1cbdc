"""Comments of a .docx (批注): the part that holds them, ours among those of people."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from html import unescape
from typing import NamedTuple

from jixiao.formats.patching.letters import ODD, escaped
from jixiao.formats.patching.orders import Author, Remark, Unpatchable

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_ROOT = re.compile(rb"<([\w.-]+):comments[\s/>]")
_PARA_ID = re.compile(rb'\s([\w.-]+):paraId="([0-9A-Fa-f]{8})"')
_MARK = re.compile(r"编号 ([0-9a-f]{8})")
_NOT_TEXT = re.compile("[\x00-\x08\x0b-\x1f\x7f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_HEAD = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
    b'<w:comments xmlns:w="%b"></w:comments>'
)


class _Words:
    """What a part is made of, with the prefix that its elements bear.

    Args:
        prefix: The prefix; most programs, but not all, write w.
    """

    def __init__(self, prefix: bytes) -> None:
        def own(words: bytes) -> bytes:
            return words.replace(b"w:", prefix + b":")

        def pattern(words: bytes) -> re.Pattern[bytes]:
            return re.compile(words.replace(b"w:", re.escape(prefix) + b":"), re.DOTALL)

        self.comment = pattern(rb"<w:comment\s[^<>]*?(?:/>|>.*?</w:comment>)")
        self.begin = own(b"<w:comment ")
        self.paragraph = pattern(rb"<w:p[\s>].*?</w:p>")
        self.text = pattern(rb"<w:t(?:\s[^<>]*)?>([^<]*)</w:t>")
        self.number = pattern(rb'\sw:id="(\d{1,9})"')
        self.author = pattern(rb'\sw:author="([^"]*)"')
        self.end = own(b"</w:comments>")
        self.line = own(b'<w:p%b>%b<w:r>%b<w:t xml:space="preserve">%b</w:t></w:r></w:p>')
        self.sign = own(b"<w:r><w:annotationRef/></w:r>")
        self.grey = own(b'<w:rPr><w:color w:val="808080"/><w:sz w:val="16"/></w:rPr>')
        self.whole = own(
            b'<w:comment w:id="%d" w:author="%b" w:date="%bZ" w:initials="%b">%b</w:comment>'
        )


@cache
def _words(prefix: bytes) -> _Words:
    return _Words(prefix)


class Comment(NamedTuple):
    """A comment as it stands in the part.

    Args:
        number: Its id.
        key: Key of a remark of ours, "" for somebody else's.
        lines: Its paragraphs.
        para_id: The name by which states and answers refer to it, b"" for none.
        xml: Its bytes.
        para_prefix: Prefix of the attribute with that name.
    """

    number: int
    key: str
    lines: tuple[str, ...]
    para_id: bytes
    xml: bytes
    para_prefix: bytes = b"w14"


def marked(key: str, rule: str) -> str:
    """The line by which we know a comment of ours again, whatever program has saved it."""
    return f"规则 {rule} · 编号 {key}"


def cleaned(line: str) -> str:
    """A line without signs that XML can not hold."""
    if line.isprintable():
        return line.strip()
    return _NOT_TEXT.sub(" ", line).strip()


def prefix_of(xml: bytes) -> bytes:
    """The prefix of the elements of a part.

    Raises:
        Unpatchable: They have none, which is rare.
    """
    found = _ROOT.search(xml)
    if found is None:
        raise Unpatchable(ODD)
    return found[1]


def comments_of(xml: bytes, author: str) -> list[Comment]:
    """The comments of a part.

    Raises:
        Unpatchable: It is written in a rare way.
    """
    words = _words(prefix_of(xml))
    found = words.comment.findall(xml)
    if xml.count(words.begin) != len(found):
        raise Unpatchable(ODD)
    return [_comment(each, author, words) for each in found]


def _comment(xml: bytes, author: str, words: _Words) -> Comment:
    head = xml[: xml.find(b">") + 1]
    number, name = words.number.search(head), words.author.search(head)
    lines = tuple(
        cleaned(unescape(b"".join(words.text.findall(each)).decode("utf-8", "replace")))
        for each in words.paragraph.findall(xml)
    )
    mark = _MARK.search(lines[-1]) if lines else None
    is_ours = mark is not None and name is not None and unescape(name[1].decode()) == author
    prefix, para_id = ([(b"w14", b""), *_PARA_ID.findall(xml)])[-1]
    return Comment(
        int(number[1]) if number else -1,
        mark[1] if is_ours and mark is not None else "",
        lines,
        para_id,
        xml,
        prefix,
    )


def comment_xml(
    remark: Remark, number: int, author: Author, prefix: bytes, old: Comment | None = None
) -> bytes:
    """A comment.

    Args:
        remark: What it says.
        number: Its id.
        author: Who says it.
        prefix: Prefix of the elements of the part.
        old: The comment in whose place it stands.
    """
    words = _words(prefix)
    lines = [cleaned(line) for line in remark.lines]
    paragraphs = []
    for at, line in enumerate(lines):
        is_last = at == len(lines) - 1
        has_name = is_last and old is not None and old.para_id
        name = b' %b:paraId="%b"' % (old.para_prefix, old.para_id) if has_name and old else b""
        sign = b"" if at else words.sign
        look = words.grey if is_last else b""
        paragraphs.append(words.line % (name, sign, look, escaped(line)))
    return words.whole % (
        number, _attribute(author.name), author.date.encode(), _attribute(author.initials),
        b"".join(paragraphs),
    )  # fmt: skip


@lru_cache(64)
def _attribute(text: str) -> bytes:
    return escaped(cleaned(text)).replace(b'"', b"&quot;")


def lines_of(remark: Remark) -> tuple[str, ...]:
    """The paragraphs of a remark as they are read back."""
    return tuple(cleaned(line) for line in remark.lines)


def empty_part(space: bytes) -> bytes:
    """A part without comments, for documents that have none."""
    return _HEAD % space


def with_comments(
    xml: bytes,
    gone: Sequence[Comment],
    changed: Sequence[tuple[Comment, bytes]],
    new: Sequence[bytes],
) -> bytes:
    """The part with comments taken out, replaced in their place, and added at its end."""
    for each in gone:
        xml = xml.replace(each.xml, b"", 1)
    for old, made in changed:
        xml = xml.replace(old.xml, made, 1)
    if not new:
        return xml
    end = _words(prefix_of(xml)).end
    if end not in xml:
        at = xml.rfind(b"/>")
        if at < 0:
            raise Unpatchable(ODD)
        xml = xml[:at] + b">" + end
    at = xml.rfind(end)
    return xml[:at] + b"".join(new) + xml[at:]


def without_marks(xml: bytes, number: int, prefix: bytes) -> bytes:
    """document.xml without the marks of a comment.

    Args:
        xml: The part.
        number: Number of the comment.
        prefix: That of its elements, "w".
    """

    def tag(words: bytes) -> bytes:
        return rb'<w:comment%b\s[^<>]*?w:id="%d"[^<>]*?/>' % (words, number)

    properties = rb"(?:<w:rPr>(?:(?!</w:rPr>|<w:rPr>).)*</w:rPr>|<w:rPr/>)?"
    for pattern in (
        tag(rb"Range(?:Start|End)"),
        rb"<w:r(?:\s[^<>]*)?>%b%b</w:r>" % (properties, tag(b"Reference")),
        tag(b"Reference"),
    ):
        xml = re.sub(pattern.replace(b"w:", re.escape(prefix) + b":"), b"", xml)
    return xml
