"""“其中”后面的数是总数的一部分，不会比总数大。"""

from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.model.project import Project
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.quantities import quantities
from jixiao.rules.saying import Saying
from jixiao.rules.wording import sentences


@rule(
    id="OBJ024",
    name="part-exceeds-whole",
    title="“其中”的数大于总数",
    fix="核对总数与“其中”的数。",
    severity=Severity.ERROR,
    cites=("practice",),
    needs=("among",),
    covers=(
        "D53",
        "kind:numbers-inconsistent",
    ),
    examples=(
        Bad(
            """
            项目: 职工服务经费  预算数: 12.00
            目标: 春节走访慰问职工500人，其中农民工600人
            """,
            says="绩效目标写500人，其中600人，部分大于总数。",
        ),
        Good(
            """
            项目: 职工服务经费  预算数: 12.00
            目标: 春节走访慰问职工500人，其中农民工100人
            """
        ),
    ),
)
def part_exceeds_whole(project: Project, ctx: Context) -> Iterator[Fault] | None:
    saying = ctx.once(Saying, project)
    return _exceeding(saying) if "其中" in saying.promised or "其中" in saying.indicators else None


def _exceeding(saying: Saying) -> Iterator[Fault]:
    for one in saying.statements:
        if "其中" not in one.words:
            continue
        for sentence, at in sentences(one.words):
            whole, among, part = sentence.partition("其中")
            before, after = quantities(whole), quantities(part)
            if not among or not before or not after:
                continue
            total, first = before[-1], after[0]
            if total.unit != first.unit or total.per or first.per or first.number <= total.number:
                continue
            yield Fault(
                f"{one.label}写{total.words}，其中{first.words}，部分大于总数。",
                at=one.at,
                words=first.words,
                start=at + len(whole) + len(among) + first.start,
            )
