"""Findings as a clerk reads them in the terminal."""

from collections.abc import Iterator, Sequence

from jixiao.cli.terminal import shown
from jixiao.formats.findings.exchange import Snapshot
from jixiao.kernel.findings import Finding, Severity
from jixiao.regulation.source import sources
from jixiao.reports.findings import Group, by_place, by_rule, counts, grouped
from jixiao.rules.catalogue import rules
from jixiao.services.checking import FileChecked
from jixiao.services.settings import Settings
from jixiao.services.versions import Versions, compared

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.NOTE: "36"}
_MARKED = ("【", "】")
_MOST_PLACES = 6
_LONGEST_WORDS = 60


class _Paint:
    """Colour where the terminal has it, signs where it has not."""

    def __init__(self, *, coloured: bool) -> None:
        self.coloured = coloured

    def level(self, severity: Severity) -> str:
        word = severity.word
        return f"\x1b[{_COLOURS[severity]}m{word}\x1b[0m" if self.coloured else word

    def row(self, finding: Finding) -> str:
        """The row as printed, its words marked."""
        row, words = shown(finding.row or ""), shown(" ".join(finding.text.split()))
        if not words or words not in row:
            return row
        left, right = ("\x1b[7m", "\x1b[0m") if self.coloured else _MARKED
        cell = f" | {words} | "
        at = f" | {row} | ".find(cell)
        if at >= 0:  # the whole cell, not the same words in another one
            return f"{row[:at]}{left}{words}{right}{row[at + len(words) :]}"
        return row.replace(words, f"{left}{words}{right}", 1)


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
    paint = _Paint(coloured=coloured)
    for at, file in enumerate(checked):
        if at:
            yield ""
        found = file.counted(level)
        yield _title(file, found)
        if snapshots is not None:
            yield from _since(file, snapshots, level, paint)
        elif by == "place":
            for where, findings in by_place(found):
                yield from ("", f"── {_form(file, where)}")
                yield from _groups(grouped(findings), paint)
        elif by == "rule":
            for rule, findings in by_rule(found):
                yield from ("", f"── {rule} {rules()[rule].title}：{len(findings)} 处")
                yield from _groups([Group(each, ()) for each in findings], paint)
        else:
            yield from _groups(grouped(found), paint)


def _title(file: FileChecked, found: Sequence[Finding]) -> str:
    numbers = "，".join(f"{level.word} {count}" for level, count in counts(found).items() if count)
    hidden = sum(each.suppressed is not None for each in file.findings)
    words = f"{shown(file.file.source.name)}：{numbers or '没有发现问题'}"
    return words + (f"（另有 {hidden} 条按设置不再提示）" if hidden else "")


def _form(file: FileChecked, where: str) -> str:
    """What people call the form at a path: 项目“劳模慰问”."""
    parts = where.split(".")
    if len(parts) > 1 and parts[1].startswith("projects["):
        document = file.file.documents[int(parts[0][10:-1])]
        ordinal = int(parts[1][9:-1])
        name = shown(document.projects[ordinal].name.raw)
        return f"第 {ordinal + 1} 个项目“{name}”" if name else f"第 {ordinal + 1} 个项目"
    if len(parts) > 1 and parts[1] == "activities":
        return "部门职责-工作活动表"
    return "文字部分" if len(parts) > 1 else "整份文件"


def _groups(groups: Sequence[Group], paint: _Paint) -> Iterator[str]:
    for group in groups:
        yield ""
        yield from _finding(group.first, paint)
        if group.others:
            places = [_place(each) for each in group.others]
            most = "；".join(dict.fromkeys(places[:_MOST_PLACES]))
            more = " 等" if len(places) > _MOST_PLACES else ""
            yield f"    同样的问题还有 {len(places)} 处：{most}{more}。"


def _place(finding: Finding) -> str:
    words = finding.span.words() if finding.span is not None else ""
    return words or finding.where


def _finding(finding: Finding, paint: _Paint) -> Iterator[str]:
    yield f"{paint.level(finding.severity)} {finding.rule} {_place(finding)}"
    yield f"    {shown(finding.message)}"
    if finding.row:
        yield f"    原文：{paint.row(finding)}"
    elif finding.text:
        yield f"    原文：{_cut(shown(finding.text))}"
    if finding.beside is not None:
        yield f"    对照：{_cut(shown(finding.beside[1]))}"
    fix = shown(finding.fix)
    if finding.replacement is not None:
        fix += f"（可改为“{_cut(shown(finding.replacement))}”）"
    yield f"    改法：{fix}"
    yield f"    依据：{'；'.join(source_words(cite) for cite in finding.cites)}"


def _cut(words: str) -> str:
    return words if len(words) <= _LONGEST_WORDS else f"{words[: _LONGEST_WORDS - 1]}…"


def source_words(cite: str) -> str:
    """A reference as people write it: 财预〔2021〕101号（待核）.

    A clause that no person has seen in an official copy says so.
    """
    source = sources().get(cite.partition("#")[0])
    if source is None:
        return cite
    if source.number is None:
        return source.title
    return f"{source.number}《{source.title}》" + ("" if source.checked else "（待核）")


def _since(
    file: FileChecked, snapshots: Sequence[Snapshot], level: Severity, paint: _Paint
) -> Iterator[str]:
    older = _older(file, snapshots)
    found: Versions = compared(
        [each for each in (older.findings if older is not None else ()) if each.severity >= level],
        file.counted(level),
    )
    if older is None:
        yield "    以前的结果里没有这个文件，下面都算新出现。"
    yield f"    已改 {len(found.fixed)}，仍在 {len(found.still)}，新出现 {len(found.new)}。"
    for title, findings in (
        ("新出现", found.new),
        ("仍在", tuple(today for _, today in found.still)),
    ):
        if findings:
            yield from ("", f"── {title}")
            yield from _groups(grouped(findings), paint)
    if found.fixed:
        yield from ("", "── 已改")
        for each in found.fixed:
            yield f"  {each.rule} {shown(each.message)}"


def _older(file: FileChecked, snapshots: Sequence[Snapshot]) -> Snapshot | None:
    """The snapshot of the same name; the only one when there is but one."""
    name = file.file.source.name.rpartition("/")[2]
    same = [each for each in snapshots if each.name.rpartition("/")[2] == name]
    if same:
        return same[0]
    return snapshots[0] if len(snapshots) == 1 else None


def summary(
    checked: Sequence[FileChecked], settings: Settings, refused: int, level: Severity
) -> Iterator[str]:
    """What is said at the end: totals, and suppressions that suppressed nothing."""
    if len(checked) + refused > 1:
        found = [each for file in checked for each in file.counted(level)]
        numbers = "，".join(f"{each.word} {count}" for each, count in counts(found).items())
        yield (
            f"审核了 {len(checked)} 个文件：{numbers}"
            + (f"；{refused} 个文件读不了" if refused else "")
            + "。"
        )
    used = frozenset().union(*(file.used for file in checked))
    for each in settings.silences:
        if each not in used:
            why = "已过期" if each.until is not None and settings.today > each.until else "没有用上"
            yield f"设置里的不再提示{why}：{each.words()}，请核对后删去。"
