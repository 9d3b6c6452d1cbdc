"""Findings on the words that they are about: marked words and numbered flags."""

import re
from collections.abc import Sequence
from html import escape

from jixiao.kernel.findings import Finding

_CONTROL = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ud800-\udfff]"
)


def cleaned(words: str) -> str:
    """Words without signs that have no place in a page or turn its text around."""
    return _CONTROL.sub("", words)


class Marks:
    """The findings of one file, numbered in their order, each put on the page once.

    Args:
        findings: Worst first.
        first: Number of the first.
    """

    def __init__(self, findings: Sequence[Finding], first: int) -> None:
        self._waiting: dict[str, list[tuple[int, Finding]]] = {}
        for number, each in enumerate(findings, first):
            self._waiting.setdefault(each.where, []).append((number, each))
        self._taken: list[tuple[int, Finding]] = []

    def words(self, path: str, raw: str, *, only_inside: bool = False) -> str:
        """A leaf's words as HTML, with the findings at its path on them.

        Args:
            path: Path of the leaf.
            raw: Its words, or a part of them.
            only_inside: Take only findings whose words stand in ``raw``; others wait.
        """
        waiting = self._waiting.get(path)
        if not waiting:
            return escape(cleaned(raw))
        found = [
            each for each in waiting if not only_inside or (each[1].text and each[1].text in raw)
        ]
        if not found:
            return escape(cleaned(raw))
        self._take(path, found)
        return _marked(raw, found)

    def flags(self, *paths: str) -> str:
        """Flags of the findings at paths that have no words of their own on the page."""
        html = []
        for path in paths:
            found = list(self._waiting.get(path, ()))
            self._take(path, found)
            html += [_flag(*each) for each in found]
        return "".join(html)

    def below(self, path: str) -> str:
        """Flags of all that still waits below a path."""
        paths = [
            each
            for each in self._waiting
            if each == path or each.startswith((f"{path}.", f"{path}["))
        ]
        return self.flags(*paths)

    def taken(self) -> list[tuple[int, Finding]]:
        """Findings that were put on the page since the last call, by number."""
        found, self._taken = sorted(self._taken, key=lambda each: each[0]), []
        return found

    def left(self) -> list[tuple[int, Finding]]:
        """Findings that found no place, by number."""
        return sorted(
            (each for found in self._waiting.values() for each in found), key=lambda each: each[0]
        )

    def _take(self, path: str, found: Sequence[tuple[int, Finding]]) -> None:
        if not found:
            return
        numbers = {number for number, _ in found}
        left = [each for each in self._waiting[path] if each[0] not in numbers]
        if left:
            self._waiting[path] = left
        else:
            del self._waiting[path]
        self._taken += found


def _flag(number: int, finding: Finding) -> str:
    level = finding.severity.code
    label = f"{finding.severity.word} {number}：{finding.message}"
    return (
        f'<a class="flag {level}" href="#f{number}" id="p{number}" '
        f'aria-label="{escape(cleaned(label))}">{number}</a>'
    )


def _marked(raw: str, found: Sequence[tuple[int, Finding]]) -> str:
    """Words with marks; of marks that overlap the first stands, the others are only flags."""
    places: list[tuple[int, int, tuple[int, Finding]]] = []
    loose: list[tuple[int, Finding]] = []
    for each in sorted(found, key=lambda each: (len(each[1].text), each[0])):
        words = each[1].text
        at = raw.find(words) if words else -1
        if at < 0 or any(at < end and start < at + len(words) for start, end, _ in places):
            loose.append(each)
        else:
            places.append((at, at + len(words), each))
    html, done = [], 0
    for start, end, each in sorted(places, key=lambda place: place[0]):
        html.append(escape(cleaned(raw[done:start])))
        level = each[1].severity.code
        html.append(f'<mark class="{level}">{escape(cleaned(raw[start:end]))}</mark>{_flag(*each)}')
        done = end
    html.append(escape(cleaned(raw[done:])))
    html += [_flag(*each) for each in sorted(loose, key=lambda each: each[0])]
    return "".join(html)
