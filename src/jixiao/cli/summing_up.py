"""What ``jixiao check`` says at the end: totals, and what a bureau's own settings did."""

from collections.abc import Iterable, Iterator, Sequence

from jixiao.cli.telling import Tally
from jixiao.cli.terminal import shown
from jixiao.kernel.findings import Severity
from jixiao.rules.catalogue import rules
from jixiao.services.settings import Settings, Silence

_TOLD = 5
"""Changed levels or parameters that are named; the rest is counted."""


def summary(
    tallies: Sequence[Tally], settings: Settings, refused: int, name: str, level: Severity
) -> Iterator[str]:
    """Lines for the end.

    Args:
        tallies: What is counted of each file.
        settings: What the bureau sets.
        refused: How many files could not be read.
        name: What the file of the settings is called.
        level: Findings below it were not counted.
    """
    if len(tallies) + refused > 1:
        levels = sorted((each for each in Severity if each >= level), reverse=True)
        numbers = "，".join(
            f"{one.word} {sum(each.counts[one] for each in tallies)}" for one in levels
        )
        yield (
            f"审核了 {len(tallies)} 个文件：{numbers}"
            + (f"；{refused} 个文件读不了" if refused else "")
            + "。"
        )
    if changed := [*_levels(settings), *_parameters(settings)]:
        yield f"按设置文件 {name}：{'；'.join(changed)}。"
    yield from _idle(tallies, settings)


def without_forms(tallies: Sequence[Tally]) -> Iterator[str]:
    """A line for the files that were read and hold nothing to check: that is not clean."""
    found = [shown(each.name) for each in tallies if not each.has_form]
    if found:
        yield f"{_few(found)}：没有认出绩效文本或绩效表，没有可以审核的内容。"


def _levels(settings: Settings) -> Iterator[str]:
    """Rules whose level is another than usual: 2 条规则改了级别（TGT001 错误→建议、…）."""
    known = rules()
    found = [
        f"{rule} {known[rule].severity.word}→{level.word}"
        for rule, level in settings.levels.items()
        if known[rule].severity != level
    ]
    if found:
        yield f"{len(found)} 条规则改了级别（{_few(found)}）"


def _parameters(settings: Settings) -> Iterator[str]:
    """Parameters of the bureau's own: 1 个参数用本单位的（basis_age_years）."""
    found = list(settings.parameters)
    if found:
        yield f"{len(found)} 个参数用本单位的（{_few(found)}）"


def _few(words: Sequence[str]) -> str:
    told = "、".join(words[:_TOLD])
    return f"{told}等 {len(words)} 个" if len(words) > _TOLD else told


def _idle(tallies: Sequence[Tally], settings: Settings) -> Iterator[str]:
    """Suppressions that suppressed nothing although they had the chance."""
    used = frozenset[Silence]().union(*(each.used for each in tallies))
    for each in settings.silences:
        if each in used:
            continue
        if each.has_expired(settings.today):
            yield f"设置里的不再提示已过期：{each.words()}，请核对后删去。"
        elif _had_the_chance(each, tallies):
            yield f"设置里的不再提示没有用上：{each.words()}，请核对后删去。"


def _had_the_chance(silence: Silence, tallies: Iterable[Tally]) -> bool:
    """Whether its rule was asked about a file that it means."""
    return any(silence.means(each.name) and silence.rule in each.asked for each in tallies)
