"""没有内容的行占着分值，自评时只能给满分，审核时也看不出是漏填还是不需要。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.measures import first_of
from jixiao.rules.wording import short

_VOID = frozenset({"无", "/", "-", "—", "——"})


@rule(
    id="IND044",
    name="row-does-not-apply",
    title="不适用的指标留在表里",
    fix="把这一行删去；这一类指标按项目实际需要设置，不必样样都有。",
    severity=Severity.NOTE,
    cites=("practice",),
    at="name",
    needs=("says:void_rows|is:无|/|-|—|——",),
    covers=("D56",),
    examples=(
        Bad(
            """
            项目: 清河口县劳模疗养  预算数: 6.00
            生态效益指标 | 本项目不涉及生态 | 无 | 清工发〔2024〕6号
            """,
            says="“生态效益指标”这一行写着“本项目不涉及生态”，没有实际内容。",
        ),
        Good(
            """
            项目: 清河口县劳模疗养  预算数: 6.00
            生态效益指标 | 不涉及生态红线的地块比例 | 100% | 清工发〔2024〕6号
            """
        ),
    ),
)
def row_does_not_apply(indicator: Indicator, context: Context) -> str | None:
    name = indicator.name.raw
    if not name or not (first_of(context.words("void_rows"), name) or name in _VOID):
        return None
    if indicator.target.value is not None and indicator.target.value.number is not None:
        return None
    return f"“{short(indicator.level2.raw)}”这一行写着“{short(name)}”，没有实际内容。"
