"""Measures what is recovered of real page excerpts against the rows that a person read.

A row is right when name and target are those that a person read, white space removed. Truth and
pages were partly written down with simplified characters and without a scraper's noise, so both
sides are simplified, full-width signs are made ASCII, and unit columns are joined as the exchange
form says. ``loose`` removes prefixes of names as well (★, 指标1：) and counts the end of a
bracket as no difference; it is printed beside the strict figures.

    python -m tools.measure_pages [SHARED]
"""

import json
import re
import sys
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jixiao.formats.engines.text import READER
from jixiao.formats.layout.flow.script import simplified
from jixiao.formats.limits import DEFAULT_LIMITS
from jixiao.model.documents import PerformanceDocument

SHARED = Path(__file__).resolve().parents[2] / "shared"
Pair = tuple[str, str]
_PREFIX = re.compile(r"^(?:[★☆*]+|指标\s*\d+\s*[：:.．、]?|[①-⑳]|\d+[.、．](?!\d))+")
_PLACEHOLDER = re.compile(r"[（(][≥≤<>=]\*\*[^）)]*[）)]$|[（(].{1,4}[）)]$")


@dataclass(slots=True)
class PageResult:
    """What was recovered of one page.

    Args:
        page: Number of the page, e.g. "019".
        kind: What a person says that the page is.
        true: Rows that a person read, as (name, target).
        emitted: Rows that were read.
        right: How many of the emitted rows are true.
        right_loose: The same with prefixes of names removed.
        levels_right: How many of the right rows have the level 2 that a person read.
        notices: Messages of the reader.
    """

    page: str
    kind: str
    true: list[Pair] = field(default_factory=list)
    emitted: list[Pair] = field(default_factory=list)
    right: int = 0
    right_loose: int = 0
    levels_right: int = 0
    notices: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Share of the emitted rows that are true, 1 when none is emitted."""
        return self.right / len(self.emitted) if self.emitted else 1.0

    @property
    def recall(self) -> float:
        """Share of the true rows that were emitted, 1 when there are none."""
        return self.right / len(self.true) if self.true else 1.0


def _plain(words: str) -> str:
    folded = unicodedata.normalize("NFKC", simplified(words))
    return re.sub(r"\s", "", folded).replace("≧", "≥").replace("“", '"').replace("”", '"')


def _loose(pair: Pair) -> Pair:
    name = _PREFIX.sub("", pair[0])
    return _PLACEHOLDER.sub("", name), pair[1].rstrip("。;；")


def truth(shared: Path = SHARED) -> dict[str, list[dict[str, Any]]]:
    """Rows that a person read, by page."""
    found: dict[str, list[dict[str, Any]]] = {}
    for line in (shared / "real" / "indicators.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["source"].startswith("page:"):
            found.setdefault(row["source"].removeprefix("page:"), []).append(row)
    return found


def _true_pair(row: dict[str, Any]) -> Pair:
    value = row.get("value", "")
    operator, unit = row.get("operator", ""), row.get("unit", "")
    joined = f"{'' if value.startswith(operator) else operator}{value}"
    return _plain(row["level3"]), _plain(joined + ("" if joined.endswith(unit) else unit))


def _emitted(documents: tuple[PerformanceDocument, ...]) -> list[tuple[Pair, str]]:
    return [
        ((_plain(row.name.raw), _plain(row.target.raw)), _plain(row.level2.raw))
        for document in documents
        for project in document.projects
        for row in project.indicators
    ]


def measure(path: Path, rows: list[dict[str, Any]]) -> PageResult:
    """Read one page and compare it with its rows."""
    page = json.loads(path.read_text(encoding="utf-8"))
    documents = READER.read(page["text"].encode("utf-8"), DEFAULT_LIMITS).documents
    emitted = _emitted(documents)
    result = PageResult(path.stem, page["kind"], [_true_pair(row) for row in rows])
    result.emitted = [pair for pair, _ in emitted]
    result.notices = [notice.message for document in documents for notice in document.notices]
    result.right = sum((Counter(result.true) & Counter(result.emitted)).values())
    loose = Counter(map(_loose, result.true)) & Counter(map(_loose, result.emitted))
    result.right_loose = sum(loose.values())
    levels = Counter((_true_pair(row), _plain(row.get("level2", ""))) for row in rows)
    result.levels_right = sum((levels & Counter(emitted)).values())
    return result


def run(shared: Path = SHARED) -> list[PageResult]:
    """All pages, in order; empty when the folder is absent."""
    pages = shared / "real" / "pages"
    if not pages.is_dir():
        return []
    rows = truth(shared)
    return [measure(path, rows.get(path.stem, [])) for path in sorted(pages.glob("*.json"))]


def summary(results: list[PageResult]) -> str:
    """A table, one line a page, and the sums."""
    lines = ["page  kind        true  read  right  loose  level2  notices"]
    for each in results:
        lines.append(
            f"{each.page:5} {each.kind:11} {len(each.true):4} {len(each.emitted):5} {each.right:6}"
            f" {each.right_loose:6} {each.levels_right:7} {len(each.notices):8}"
        )
    true = sum(len(each.true) for each in results)
    emitted = sum(len(each.emitted) for each in results)
    right = sum(each.right for each in results)
    loose = sum(each.right_loose for each in results)
    lines.append(
        f"precision {right / max(emitted, 1):.3f} (loose {loose / max(emitted, 1):.3f}), "
        f"recall {right / max(true, 1):.3f} (loose {loose / max(true, 1):.3f}), "
        f"{true} true rows, {emitted} read"
    )
    return "\n".join(lines)


def main() -> None:
    """Print the table, and what differs with --diff."""
    arguments = [each for each in sys.argv[1:] if each != "--diff"]
    results = run(Path(arguments[0]) if arguments else SHARED)
    if "--diff" in sys.argv:
        for each in results:
            for pair in Counter(each.true) - Counter(each.emitted):
                print(each.page, "-", *pair)
            for pair in Counter(each.emitted) - Counter(each.true):
                print(each.page, "+", *pair)
    print(summary(results))


if __name__ == "__main__":
    main()
