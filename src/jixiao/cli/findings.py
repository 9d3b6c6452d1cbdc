"""Findings as a clerk reads them in the terminal."""

from collections.abc import Iterable, Iterator, Sequence

from jixiao.cli.terminal import fit, shown, width
from jixiao.formats.findings.exchange import Snapshot
from jixiao.formats.findings.scope import nothing_found
from jixiao.kernel.findings import Finding, Severity
from jixiao.regulation.source import source_words
from jixiao.reports.findings import Group, by_cost, by_place, by_rule, counts, grouped
from jixiao.reports.places import form_words, place_words, places_words
from jixiao.rules.catalogue import rules
from jixiao.rules.places import cell_before
from jixiao.services.checking import FileChecked
from jixiao.services.versions import compared, older_versions

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.NOTE: "36"}
_MARKED = ("【", "】")
_TOLD_WHOLE = 2
"""Groups of one rule that are told with their row; the others take one line each."""
_TOLD = 10
"""Groups of one rule that are told at all where the worst come first."""
_PLACES = 20
"""Places that one line lists."""
_LONGEST_WORDS = 60
_LEFT = 5
"""Files of older findings without a file of today that are named."""


class _Teller:
    """Tells findings of one file: colour where the terminal has it, signs where it has not."""

    def __init__(self, file: FileChecked, *, wide: int, coloured: bool) -> None:
        self.documents = file.file.documents
        self.wide = wide
        self.coloured = coloured

    def level(self, severity: Severity) -> str:
        word = severity.word
        return f"\x1b[{_COLOURS[severity]}m{word}\x1b[0m" if self.coloured else word

    def row(self, finding: Finding, room: int) -> str:
        """The row as printed, its words marked, cut around them to so many columns."""
        row, words = shown(finding.row or ""), shown(" ".join(finding.text.split()))
        if not words or words not in row:
            return fit(row, room).rstrip()
        first, _, path = finding.where.partition(".")
        document = self.documents[int(first.removeprefix("documents[")[:-1])]
        at = max(row.find(words, cell_before(document, path)), row.find(words))
        left, marked, right = _around(row[:at], words, row[at + len(words) :], room)
        begin, end = ("\x1b[7m", "\x1b[0m") if self.coloured else _MARKED
        return f"{left}{begin}{marked}{end}{right}"

    def place(self, finding: Finding) -> str:
        return shown(place_words(finding, self.documents))

    def rules(self, found: Iterable[tuple[str, Sequence[Finding]]], told: int) -> Iterator[str]:
        """Findings by rule; what they share is said once."""
        for rule, findings in found:
            yield ""
            first = findings[0]
            count = f"（{len(findings)} 处）" if len(findings) > 1 else ""
            yield f"{self.level(first.severity)} {rule} {rules()[rule].title}{count}"
            groups = grouped(findings)
            for at, group in enumerate(groups[:told]):
                yield from self.group(group, whole=at < _TOLD_WHOLE)
            left = [each for group in groups[told:] for each in (group.first, *group.others)]
            if left:
                yield f"  其余 {len(left)} 处：{self.places(left)}。"
            yield from _advice(first, "  ")

    def group(self, group: Group, *, whole: bool) -> Iterator[str]:
        """One slip: its first place in full or in one line, the others in one line."""
        yield f"  {self.place(group.first)}：{shown(group.first.message)}"
        if whole:
            yield from self.words(group.first)
        if group.others:
            yield f"    同样的还有 {len(group.others)} 处：{self.places(group.others)}。"

    def places(self, findings: Sequence[Finding]) -> str:
        words = shown(places_words(findings, self.documents)).split("；")
        more = f"；另外 {len(words) - _PLACES} 个位置用 --format html 或 csv 查看"
        return "；".join(words[:_PLACES]) + (more if len(words) > _PLACES else "")

    def words(self, finding: Finding) -> Iterator[str]:
        """The words on the page, what they are compared with, what may stand instead."""
        room = max(self.wide - 10, 50)
        if finding.row:
            yield f"    原文：{self.row(finding, room)}"
        elif shown(finding.text).strip() and shown(finding.text) not in finding.message:
            yield f"    原文：{_cut(shown(finding.text))}"
        if finding.beside is not None and finding.beside[1] not in finding.message:
            yield f"    对照：{_cut(shown(finding.beside[1]))}"
        if finding.replacement:
            yield f"    可改为：{_cut(shown(finding.replacement))}"

    def singly(self, groups: Iterable[Group]) -> Iterator[str]:
        """Groups one by one, each with its rule."""
        for group in groups:
            first = group.first
            yield ""
            yield f"{self.level(first.severity)} {first.rule} {rules()[first.rule].title}"
            yield from self.group(group, whole=True)
            yield from _advice(first, "    ", cited=False)


def _around(left: str, words: str, right: str, room: int) -> tuple[str, str, str]:
    """A row's parts cut so that the marked words and something of both sides are seen."""
    if width(left) + width(words) + width(right) + 4 <= room:
        return left, words, right
    words = _middle(words, room * 2 // 3)
    room -= width(words) + 4
    most = min(width(right), room // 2)
    if width(left) > room - most:
        left = "…" + fit(left[::-1], max(room - most - 1, 1)).rstrip().rstrip("…")[::-1]
    right = fit(right, max(room - width(left), 1)).rstrip()
    return left, words, right


def _middle(words: str, room: int) -> str:
    return words if width(words) <= room else fit(words, room).rstrip()


def _advice(finding: Finding, indent: str, *, cited: bool = True) -> Iterator[str]:
    yield f"{indent}改法：{shown(finding.fix)}"
    if cited:
        yield f"{indent}依据：{'；'.join(source_words(cite) for cite in finding.cites)}"


def text_lines(
    checked: Sequence[FileChecked],
    level: Severity,
    by: str,
    *,
    wide: int,
    coloured: bool,
    snapshots: Sequence[Snapshot] | None = None,
) -> Iterator[str]:
    """Everything that is printed about files.

    Args:
        checked: The files.
        level: Findings below it are left out.
        by: "cost", "place" or "rule".
        wide: Columns of the terminal.
        coloured: Whether it shows colours.
        snapshots: Findings of older versions, to compare with.
    """
    sources = [(each.file.source.name, each.file.source.sha256) for each in checked]
    older, left = older_versions(sources, snapshots or ())
    for at, file in enumerate(checked):
        teller = _Teller(file, wide=wide, coloured=coloured)
        if at:
            yield ""
        found = file.counted(level)
        yield _title(file, found, level)
        if snapshots is not None:
            yield from _since(file, older[at], level, teller)
        elif by == "place":
            for where, findings in by_place(found):
                yield from ("", f"── {shown(form_words(where, teller.documents))}")
                yield from teller.singly(grouped(findings))
        elif by == "rule":
            yield from teller.rules(by_rule(found), len(found))
        else:
            yield from teller.rules(by_cost(found), _TOLD)
    if left:
        yield from ("", unchecked(left))


def unchecked(left: Sequence[Snapshot]) -> str:
    """A line for older findings whose file was not checked today."""
    names = "、".join(shown(each.name) for each in left[:_LEFT])
    more = f"等 {len(left)} 个文件" if len(left) > _LEFT else ""
    return f"以前的结果里还有 {names}{more}，这次没有审核。"


def _title(file: FileChecked, found: Sequence[Finding], level: Severity) -> str:
    numbers = "，".join(f"{level.word} {count}" for level, count in counts(found).items() if count)
    slips = len(grouped(found))
    if slips < len(found):
        numbers += f"；同一原因的合在一起是 {slips} 个问题"
    hidden = sum(each.suppressed is not None for each in file.findings)
    is_form = any(each.kind != "none" for each in file.file.documents)
    words = numbers or nothing_found(level, has_form=is_form)
    words = f"{shown(file.file.source.name)}：{words}"
    return words + (f"（另有 {hidden} 条按设置不再提示）" if hidden else "")


def _cut(words: str) -> str:
    return words if len(words) <= _LONGEST_WORDS else f"{words[: _LONGEST_WORDS - 1]}…"


def _since(
    file: FileChecked, older: Snapshot | None, level: Severity, teller: _Teller
) -> Iterator[str]:
    found = compared(
        older.findings if older is not None else (), file.findings, file.looked_at, level
    )
    if older is None:
        yield "    以前的结果里没有这个文件，下面都算新出现。"
    elif _base(older.name) != _base(file.file.source.name):
        yield f"    和以前的 {shown(older.name)} 相比。"
    yield f"    已改 {len(found.fixed)}，仍在 {len(found.still)}，新出现 {len(found.new)}。"
    if found.silenced:
        yield f"    以前的问题里有 {len(found.silenced)} 条还在，按设置不再提示，不算已改。"
    if found.unasked:
        yield f"    以前的问题里有 {len(found.unasked)} 条所属的规则这次没有用，没有比较。"
    for title, findings in (
        ("新出现", found.new),
        ("仍在", tuple(today for _, today in found.still)),
    ):
        if findings:
            yield from ("", f"── {title}")
            yield from teller.rules(by_cost(findings), len(findings))
    if found.fixed:
        yield from ("", "── 已改")
        for each in found.fixed:
            yield f"  {each.rule} {shown(each.message)}"


def _base(name: str) -> str:
    return name.replace("\\", "/").rpartition("/")[2]
