"""同一段话在文本里写了两遍，后一处没有说出新的内容。

总体目标、分项目标、保障措施各有各的任务：要达到什么、分到哪些职责、靠什么办到。
同一段话放在几章里，至少有一章是空的。
"""

from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.headings import plain_heading
from jixiao.rules.marks import cut
from jixiao.rules.prose import Prose
from jixiao.rules.twins import copies, place_of

_SEVERAL = 2


@rule(
    id="TXT022",
    name="passage-copied",
    title="同一段话写了两遍",
    fix="后一处写本章自己的内容，或者删去。",
    severity=Severity.WARNING,
    cites=("practice",),
    covers=("D36", "kind:copy-paste-within"),
    examples=(
        Bad(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            # 一、总体绩效目标
            指导基层工会建立健全平等协商和集体合同制度，维护职工的合法权益和民主权利。
            # 二、工作保障措施
            指导基层工会建立健全平等协商和集体合同制度，维护职工的合法权益和民主权利。
            """,
            says="“指导基层工会建立…法权益和民主权利”等1句与前面“总体绩效目标”里的话一字不差。",
        ),
        Good(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            # 一、总体绩效目标
            指导基层工会建立健全平等协商制度。
            # 二、分项绩效目标
            指导基层工会建立健全平等协商制度。全年签订集体合同40份，覆盖企业60家。
            """
        ),
    ),
)
def passage_copied(prose: Prose, ctx: Context) -> Iterator[Fault]:
    shortest = int(ctx.number("text_copy_piece"))
    longest = int(ctx.number("text_copy_length"))
    told: dict[tuple[int, int], list[tuple[str, str]]] = {}
    for ordinals, words in copies(prose, shortest):
        told.setdefault(ordinals, []).append(words)
    for (before, at), found in told.items():
        first, again = max(found, key=lambda words: len(words[1].strip()))
        there, here = place_of(prose, before, 0, first), place_of(prose, at, 0, again)
        path, other = here.passage.path, there.passage.path
        # Items of one chapter come again as the heads of another's: only long ones are copies.
        in_table = path.startswith("activities") and other.startswith("activities")
        if len(here.words) < longest and not (in_table and len(found) >= _SEVERAL):
            continue
        where = ctx.once(_names, prose).get(other, "")
        yield Fault(
            f"“{cut(here.words, 18)}”等{len(found)}句与前面{where}里的话一字不差。",
            path=path, words=here.words, start=here.start, beside=(other, there.words),
        )  # fmt: skip


def _names(prose: Prose) -> dict[str, str]:
    """Path of a text to the heading or the duty above it, in quotation marks."""
    names: dict[str, str] = {}
    for at, section in enumerate(prose.document.sections):
        if section.heading.raw:
            names[f"sections[{at}].text"] = f"“{cut(plain_heading(section.heading.raw), 20)}”"
    for at, row in enumerate(prose.document.activities):
        for field in ("description", "objective"):
            names[f"activities[{at}].{field}"] = f"“{cut(row.activity.raw or row.duty.raw, 20)}”"
    return names
