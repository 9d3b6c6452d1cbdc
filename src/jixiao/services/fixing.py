"""Applies safe fixes: to the typed document, and to text files where the words are certain."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from jixiao.formats.limits import Limits
from jixiao.formats.patching.orders import Author, Unpatchable
from jixiao.formats.plain.decoding import decode
from jixiao.kernel.findings import Finding
from jixiao.kernel.percent import read_percent
from jixiao.kernel.span import Span
from jixiao.kernel.stated import Stated
from jixiao.model.documents import PerformanceDocument
from jixiao.model.project import DisbursementPlan
from jixiao.model.target import Target
from jixiao.model.target_reading import read_target
from jixiao.rules.places import reach
from jixiao.services.checking import FileChecked
from jixiao.services.exporting import exported
from jixiao.services.patching import fixed_original, is_patchable
from jixiao.services.reading import FileRead, read_bytes

_STEP = re.compile(r"([a-z_0-9]+)|\[(\d+)\]")
_LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|$)")
_TEXT = {"text", "outline"}
_HALF = "要和它对调的另一处改不了，这一处也没有改。"
_ROUNDS = 4
"""Times that a file is checked anew for fixes that other fixes have made possible."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """What became of the safe fixes of one file.

    Args:
        documents: The documents with the fixes applied.
        applied: Findings that were mended.
        left: Safe ones that could not be applied for certain.
        data: The file's own bytes with the fixes, None when its format can not be patched.
        reasons: Why those that are left could not be applied, a sentence each.
    """

    documents: tuple[PerformanceDocument, ...]
    applied: tuple[Finding, ...]
    left: tuple[Finding, ...]
    data: bytes | None
    reasons: tuple[str, ...] = ()


def fix_file(
    file: FileRead,
    findings: Iterable[Finding],
    data: bytes,
    limits: Limits,
    author: Author | None = None,
) -> Fixed:
    """Apply the safe fixes among findings.

    Text, Word and Excel files are patched in their own bytes; they are read again, and a patch
    that would change anything else is not made. Two places that exchange their words are both
    changed or neither.

    Args:
        file: The file as read.
        findings: What the rules said of it.
        data: Its bytes.
        limits: What reading may cost.
        author: Who changes, for tracked changes in Word; None changes plainly.

    Raises:
        Unpatchable: It is a Word or Excel file that must not be changed.
    """
    safe = [
        each
        for each in findings
        if each.fix_kind == "safe" and each.replacement is not None and each.suppressed is None
    ]
    fixed = _fixed(file, safe, data, limits, author)
    halves = [each for each in fixed.applied if _has_partner(each, fixed.left)]
    if not halves:
        return fixed
    parted = [each for each in safe if each in halves or _has_partner(each, halves)]
    whole = _fixed(file, [each for each in safe if each not in parted], data, limits, author)
    left, reasons = (*whole.left, *parted), whole.reasons
    if fixed.reasons:
        why = {id(each): reason for each, reason in zip(fixed.left, fixed.reasons, strict=True)}
        reasons = (*reasons, *(why.get(id(each), _HALF) for each in parted))
    return replace(whole, left=left, reasons=reasons)


def _is_exchange(one: Finding, other: Finding) -> bool:
    """Whether two places exchange their words: one alone would lose what stands there."""
    return (
        one.rule == other.rule
        and one.cause is not None
        and one.cause == other.cause
        and one.text != other.text
        and (one.text, one.replacement) == (other.replacement, other.text)
    )


def _has_partner(finding: Finding, others: Iterable[Finding]) -> bool:
    return any(_is_exchange(finding, other) for other in others)


def _fixed(
    file: FileRead, safe: Sequence[Finding], data: bytes, limits: Limits, author: Author | None
) -> Fixed:
    if safe and is_patchable(file.source.reader, data):
        return _in_original(file, safe, data, limits, author)
    documents, applied, left = fixed_documents(file.documents, safe)
    if file.source.reader not in _TEXT or not applied:
        return Fixed(documents, tuple(applied), tuple(left), None)
    done: list[Finding] = []
    text = data
    for each in _last_first(applied):
        patched = _patched(text, file, each, limits)
        if patched is None or not _changes_only(each, text, patched, file.source.name, limits):
            left.append(each)
        else:
            done.append(each)
            text = patched
    documents, _, _ = fixed_documents(file.documents, done)
    return Fixed(documents, tuple(done), tuple(left), text if done else None)


def fix_completely(
    file: FileRead,
    findings: Sequence[Finding],
    data: bytes,
    limits: Limits,
    again: Callable[[bytes, str], FileChecked],
    author: Author | None = None,
) -> Fixed:
    """Apply the safe fixes, and those that they make possible, until fixing changes nothing more.

    Args:
        file: The file as read.
        findings: What the rules said of it.
        data: Its bytes.
        limits: What reading may cost.
        again: Checks other bytes under a name.
        author: Who changes, for tracked changes in Word; None changes plainly.

    Raises:
        Unpatchable: It is a Word or Excel file that must not be changed.
    """
    fixed = fix_file(file, findings, data, limits, author)
    for _ in range(_ROUNDS):
        if not fixed.applied:
            break
        made, name = fixed.data, file.source.name
        if made is None:
            made = exported(replace(file, documents=fixed.documents), "json").encode("utf-8")
            name = f"{name}.json"
        now = again(made, name)
        try:
            more = fix_file(now.file, now.findings, made, limits, author)
        except Unpatchable:
            break
        if not more.applied:
            break
        fixed = replace(
            more,
            applied=(*fixed.applied, *more.applied),
            data=None if fixed.data is None else more.data,
        )
    return fixed


def _in_original(
    file: FileRead, safe: Sequence[Finding], data: bytes, limits: Limits, author: Author | None
) -> Fixed:
    made, done, refused = fixed_original(file, safe, data, limits, author)
    documents, _, _ = fixed_documents(file.documents, done)
    left, reasons = tuple(each for each, _ in refused), tuple(why for _, why in refused)
    return Fixed(documents, tuple(done), left, made if done else None, reasons)


def _last_first(findings: Sequence[Finding]) -> list[Finding]:
    """Findings from the last words of a leaf to the first, so that offsets stay right."""
    return sorted(
        findings,
        key=lambda each: (each.where, each.offset or 0),
        reverse=True,
    )


def fixed_documents(
    documents: Sequence[PerformanceDocument], findings: Sequence[Finding]
) -> tuple[tuple[PerformanceDocument, ...], list[Finding], list[Finding]]:
    """Documents with replacements in their leaves; what was applied, and what was not."""
    found = list(documents)
    applied, left = [], []
    for each in _last_first(findings):
        match = re.match(r"documents\[(\d+)\]\.(.+)", each.where)
        ordinal = int(match[1]) if match is not None else -1
        leaf = reach(found[ordinal], match[2]) if match is not None else None
        if match is None or not isinstance(leaf, Stated):
            left.append(each)
            continue
        words = _words_at(leaf, each)
        if words is None:
            left.append(each)
            continue
        if match[2].startswith("sections["):
            found[ordinal] = _in_sections(found[ordinal], leaf.raw, words)
        else:
            found[ordinal] = _put(found[ordinal], _keys(match[2]), _read_again(leaf, words))
        applied.append(each)
    return tuple(found), applied, left


def _in_sections(document: PerformanceDocument, old: str, new: str) -> PerformanceDocument:
    """A paragraph or heading changed wherever chapters hold it: a chapter holds those below."""
    changed = {
        before: after
        for before, after in zip(old.split("\n"), new.split("\n"), strict=True)
        if before != after
    }

    def mended(stated: Stated[str]) -> Stated[str]:
        words = "\n".join(changed.get(line, line) for line in stated.raw.split("\n"))
        return stated if words == stated.raw else _read_again(stated, words)

    return replace(
        document,
        sections=tuple(
            replace(each, heading=mended(each.heading), text=mended(each.text))
            for each in document.sections
        ),
    )


def _words_at(leaf: Stated[Any], finding: Finding) -> str | None:
    """The leaf's words with the replacement at the finding's place; None when it is unclear."""
    raw, old, new = leaf.raw, finding.text, finding.replacement or ""
    at = finding.offset if finding.offset is not None else 0
    if not raw.startswith(old, at):
        return None
    return raw[:at] + new + raw[at + len(old) :]


def _read_again(leaf: Stated[Any], words: str) -> Stated[Any]:
    span: Span | None = leaf.span
    if span is not None and span.start is not None:
        span = span._replace(end=span.start + len(words))
    if isinstance(leaf.value, Target):
        return Stated(words, read_target(words), span)
    if isinstance(leaf.value, str):
        return Stated(words, words, span)
    return Stated(words, read_percent(words), span)


def _keys(path: str) -> list[str | int]:
    return [int(ordinal) if ordinal else key for key, ordinal in _STEP.findall(path)]


def _put(part: Any, keys: Sequence[str | int], leaf: Stated[Any]) -> Any:  # noqa: ANN401 -- any part of the model
    """A part of the model with another leaf at a path."""
    if not keys:
        return leaf
    key, *rest = keys
    if isinstance(part, DisbursementPlan):
        month = int(key)
        return DisbursementPlan(
            tuple((at, leaf if at == month else old) for at, old in part.checkpoints)
        )
    if isinstance(key, int):
        return (*part[:key], _put(part[key], rest, leaf), *part[key + 1 :])
    changed = _put(getattr(part, key), rest, leaf)
    if is_dataclass(part) and not isinstance(part, type):
        return replace(part, **{key: changed})
    return part._replace(**{key: changed})


def _patched(data: bytes, file: FileRead, finding: Finding, limits: Limits) -> bytes | None:
    """The bytes of a text file with one replacement; None when its place is not certain."""
    span = finding.span
    match = re.match(r"documents\[(\d+)\]\.(.+)", finding.where)
    if span is None or span.line is None or match is None:
        return None
    leaf = reach(file.documents[int(match[1])], match[2])
    decoded = decode(data, limits)
    lines = [list(each) for each in _LINE.findall(decoded.text)]
    if not isinstance(leaf, Stated) or leaf.span is None or span.line > len(lines):
        return None
    ordinal = _line_of(lines, span.line - 1, leaf.raw)
    line = lines[ordinal][0]
    if "\n" in leaf.raw:
        at = span.start or 0  # a paragraph of a chapter: its place is exact
    else:
        within = (span.start or 0) - (leaf.span.start or 0)
        at = _exact(line, leaf, leaf.span, file.source.reader)
        if at < 0 and line.count(leaf.raw) == 1:
            at = line.find(leaf.raw)
        if at < 0:
            at, within = line.find(finding.text), 0
            if at < 0 or line.count(finding.text) > 1:
                return None
        at += within
    if line[at : at + len(finding.text)] != finding.text:
        return None
    lines[ordinal][0] = line[:at] + (finding.replacement or "") + line[at + len(finding.text) :]
    text = "".join(words + end for words, end in lines)
    mark = data[: len(data) - len(decoded.text.encode(decoded.encoding, "surrogatepass"))]
    whole = mark + decoded.text.encode(decoded.encoding, "surrogatepass")
    if whole != data:
        return None  # decoding has left something out: the file is not touched
    return mark + text.encode(decoded.encoding, "surrogatepass")


def _line_of(lines: list[list[str]], first: int, words: str) -> int:
    """The line of a leaf: a cell of several lines begins at the first."""
    if "\n" in words:
        return first
    return next((at for at in range(first, len(lines)) if words in lines[at][0]), first)


def _exact(line: str, leaf: Stated[Any], span: Span, reader: str) -> int:
    """Where a leaf begins in its line by its own place; -1 when its words are not there."""
    at = -1
    if reader == "outline":
        at = span.start if span.start is not None else -1
    elif span.column is not None and "\t" in line:
        before = line.split("\t")[: span.column - 1]
        at = sum(map(len, before)) + len(before)
    return at if leaf.raw and at >= 0 and line.startswith(leaf.raw, at) else -1


def _changes_only(finding: Finding, before: bytes, after: bytes, name: str, limits: Limits) -> bool:
    """Whether a patch does to what is read nothing but what it should."""
    old = _leaves(_words_of(read_bytes(before, name, limits=limits).documents))
    new = _leaves(_words_of(read_bytes(after, name, limits=limits).documents))
    if len(old) != len(new):
        return False
    changes = [(one, other) for one, other in zip(old, new, strict=True) if one != other]
    return bool(changes) and all(_is_it(finding, one, other) for one, other in changes)


def _is_it(finding: Finding, one: object, other: object) -> bool:
    """Whether one leaf becomes the other by the finding's replacement at one place."""
    if not isinstance(one, str) or not isinstance(other, str):
        return False
    old, new = finding.text, finding.replacement or ""
    return any(
        one[:at] + new + one[at + len(old) :] == other
        for at in range(len(one) - len(old) + 1)
        if one.startswith(old, at)
    )


def _leaves(part: Any) -> list[Any]:  # noqa: ANN401 -- any part of the model
    """All values of a part, in order."""
    if isinstance(part, dict):
        return [leaf for each in part.values() for leaf in _leaves(each)]
    if isinstance(part, list):
        return [len(part), *(leaf for each in part for leaf in _leaves(each))]
    return [part]


def _words_of(part: Any) -> Any:  # noqa: ANN401 -- any part of the model
    """A part of the model as the words in it, without places and readings."""
    if isinstance(part, Stated):
        return part.raw
    if isinstance(part, Span):
        return None  # a shorter line moves what follows it; that is no change of words
    if isinstance(part, tuple | list):
        return [_words_of(each) for each in part]
    if is_dataclass(part) and not isinstance(part, type):
        return {
            each.name: _words_of(getattr(part, each.name))
            for each in fields(part)
            if each.name not in {"span", "notices"}
        }
    return part
