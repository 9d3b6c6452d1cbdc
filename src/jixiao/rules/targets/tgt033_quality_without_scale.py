"""“良好”“明显”各人看法不同；定性指标也要写明怎样算达到、达到一部分得多少分。

可以写成优、良、中、差几档，或者写清楚核对什么材料。
"""

from jixiao.kernel.findings import Severity
from jixiao.kernel.patterns import pattern
from jixiao.model.project import Indicator
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.measures import first_of
from jixiao.rules.wording import short

_GRADED = pattern("[优良].{0,12}[良中].{0,12}差|分档")
_DIGIT = pattern("[0-9]")


@rule(
    id="TGT033",
    name="quality-without-scale",
    title="定性指标没有写明怎样打分",
    fix="在绩效指标描述里写明各档的情形和依据的材料。",
    severity=Severity.NOTE,
    cites=("practice",),
    at="target",
    needs=("words",),
    gives_way_to=("TGT024", "TGT034", "TGT046", "TGT050", "TGT051"),
    covers=("D20",),
    examples=(
        Bad(
            """
            项目: 清河口县困难职工帮扶  预算数: 12.00
            社会效益指标 | 职工文化氛围 | 良好 | 清工发〔2024〕6号
            """,
            says="“职工文化氛围”的指标值“良好”没有写明怎样算达到。",
        ),
        Good(
            """
            项目: 清河口县困难职工帮扶  预算数: 12.00
            社会效益指标 | 职工文化氛围 | 按走访记录评为优、良、中、差四档 | 良好 | 清工发〔2024〕6号
            社会效益指标 | 职工文化氛围 | 有所提高 | 清工发〔2024〕6号
            """
        ),
    ),
)
def quality_without_scale(indicator: Indicator, context: Context) -> str | None:
    target = indicator.target.value
    if target is None or target.kind != "qualitative" or target.number is not None:
        return None
    words = indicator.target.raw
    if target.problem is not None or not first_of(context.words("state_words"), words):
        return None
    if first_of(context.words("change_words"), words):
        return None
    if _DIGIT.search(words) or _GRADED.search(f"{words}。{indicator.description.raw}"):
        return None
    return f"“{short(indicator.name.raw)}”的指标值“{short(words)}”没有写明怎样算达到。"
