"""Precision of the rules: findings on real material, read one by one by a person.

    python -m tools.precision sample [N]     findings that nobody has read yet, to be read
    python -m tools.precision                figures per rule and level, kept in docs/precision.md

Verdicts stand in tests/golden/precision.tsv: rule, fingerprint, right or wrong, why. A
fingerprint is made of source, place and message; no sentence of the material is kept.
"""

import hashlib
import json
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from jixiao.formats.limits import UnreadableDocument
from jixiao.kernel.findings import Finding, Severity
from jixiao.rules.catalogue import rules
from jixiao.services.checking import FileChecked, check_file, check_together
from jixiao.services.reading import read, read_bytes
from tests.truth import SHARED

ROOT = Path(__file__).parents[1]
VERDICTS = ROOT / "tests" / "golden" / "precision.tsv"
PAGE = ROOT / "docs" / "precision.md"
WANTED = {Severity.ERROR: 97, Severity.WARNING: 90, Severity.NOTE: 0}
"""Percent of the findings of a level that must be right."""


class Verdict(NamedTuple):
    """What a person says of one finding.

    Args:
        rule: Id of the rule.
        fingerprint: Of source, place and message.
        is_right: Whether a fair reviewer would say it.
        why: Own words, "" where nothing needs saying.
    """

    rule: str
    fingerprint: str
    is_right: bool
    why: str


class Shown(NamedTuple):
    """A finding on real material."""

    source: str
    finding: Finding
    fingerprint: str


def material() -> list[FileChecked]:
    """The real texts, page excerpts and files beside the repository, checked."""
    found = []
    for path in sorted((SHARED / "seeds").glob("*.txt")):
        found.append(check_file(read(path)))
    pages = []
    for path in sorted((SHARED / "real" / "pages").glob("*.json")):
        words = json.loads(path.read_text(encoding="utf-8"))["text"]
        pages.append(check_file(read_bytes(words.encode("utf-8"), f"{path.stem}.txt")))
    for path in sorted((SHARED / "real" / "files").iterdir()):
        try:
            found.append(check_file(read(path)))
        except UnreadableDocument:
            continue
    return check_together(found) + pages


def shown(files: list[FileChecked]) -> Iterator[Shown]:
    """Every finding with its fingerprint."""
    for file in files:
        name = Path(file.file.source.name).name
        for each in file.findings:
            words = f"{name}|{each.where}|{each.message}"
            print_ = hashlib.sha256(words.encode()).hexdigest()[:12]
            yield Shown(name, each, f"{each.rule}-{print_}")


def verdicts() -> list[Verdict]:
    """What was read so far."""
    if not VERDICTS.exists():
        return []
    lines = VERDICTS.read_text(encoding="utf-8").splitlines()[1:]
    cells = [line.split("\t") for line in lines if line]
    return [Verdict(rule, mark, word == "right", why) for rule, mark, word, why in cells]


def sample(count: int) -> list[Shown]:
    """Findings to read: of every rule some, rules that were read least first."""
    read_ = {each.fingerprint for each in verdicts()}
    by_rule: dict[str, list[Shown]] = defaultdict(list)
    for each in shown(material()):
        if each.fingerprint not in read_:
            by_rule[each.finding.rule].append(each)
    chance = random.Random(7)
    for found in by_rule.values():
        chance.shuffle(found)
    chosen: list[Shown] = []
    for depth in range(max(map(len, by_rule.values()), default=0)):
        for rule in sorted(by_rule):
            if depth < len(by_rule[rule]) and len(chosen) < count:
                chosen.append(by_rule[rule][depth])
    return sorted(chosen, key=lambda each: (each.finding.rule, each.source))


_INTRO = """<!-- Made by python -m tools.precision; do not edit. -->

# How often the rules are right

Findings on the real material (five texts, 60 page excerpts, five files), read one by one.
A finding is right when a strict but fair reviewer would say it at that place. Verdicts
stand in `tests/golden/precision.tsv`; only those on findings that the present catalogue
still makes are counted.

| level | findings | read | right | asked for |
| --- | ---: | ---: | ---: | ---: |"""


def page() -> str:
    """docs/precision.md."""
    found = list(shown(material()))
    total = Counter(each.finding.rule for each in found)
    alive = {each.fingerprint for each in found}
    known = rules()
    right: Counter[str] = Counter()
    read_: Counter[str] = Counter()
    for each in verdicts():
        if each.fingerprint in alive and each.rule in known:
            read_[each.rule] += 1
            right[each.rule] += each.is_right
    lines = [_INTRO, *_by_level(total, read_, right), "", *_by_rule(total, read_, right)]
    silent = [each for each in known if not total[each]]
    return "\n".join(
        [
            *lines,
            "",
            f"Rules that found nothing in this material: {', '.join(silent) or 'none'}.",
            "",
        ]
    )


def _by_level(total: Counter[str], read_: Counter[str], right: Counter[str]) -> Iterator[str]:
    for level in sorted(Severity, reverse=True):
        ids = [each.id for each in rules().values() if each.severity == level]
        n, ok = sum(read_[each] for each in ids), sum(right[each] for each in ids)
        share = f"{ok} ({ok / n:.1%})" if n else "—"
        wanted = f"≥ {WANTED[level]} %" if WANTED[level] else "—"
        name = level.name.lower()
        yield f"| {name} | {sum(total[each] for each in ids)} | {n} | {share} | {wanted} |"


def _by_rule(total: Counter[str], read_: Counter[str], right: Counter[str]) -> Iterator[str]:
    yield "| rule | level | fault | findings | read | right |"
    yield "| --- | --- | --- | ---: | ---: | ---: |"
    for each in rules().values():
        if total[each.id] or read_[each.id]:
            yield (
                f"| {each.id} | {each.severity.name.lower()} | {each.title} | {total[each.id]} "
                f"| {read_[each.id]} | {right[each.id]} |"
            )


def main() -> None:
    """Print a sample, or write the page."""
    if sys.argv[1:2] == ["sample"]:
        for each in sample(int(sys.argv[2]) if len(sys.argv) > 2 else 300):
            finding = each.finding
            row = (finding.row or finding.text)[:160].replace("\n", " ")
            print(
                f"{each.fingerprint}\t{each.source[:6]}\t{finding.severity.word}\t"
                f"{finding.message}\t{row}"
            )
        return
    PAGE.write_text(page(), encoding="utf-8")
    print(PAGE.read_text(encoding="utf-8").partition("| rule |")[0])


if __name__ == "__main__":
    main()
