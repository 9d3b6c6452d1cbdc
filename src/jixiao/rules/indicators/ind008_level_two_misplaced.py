"""二级指标归在哪个一级指标之下是定好的，放错了位置，分值和评分都会跟着错。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.levels_used import LEVEL1, parents_missed
from jixiao.rules.wording import short


@rule(
    id="IND008",
    name="level-two-misplaced",
    title="二级指标放错了一级指标",
    fix="把这一行移到正确的一级指标之下，或者改正二级指标的名称。",
    severity=Severity.WARNING,
    cites=(
        "caiyu-2015-88",
        "caiyu-2021-101",
    ),
    at="level2",
    needs=("misplaced",),
    examples=(
        Bad(
            """
            项目: 清河口县技能竞赛  预算数: 6.00
            效益指标 | 质量指标 | 竞赛评审合格率 | 合格场次占全部场次的比例 | ≥95% | 上年数
            """,
            says="“竞赛评审合格率”的二级指标“质量指标”放在了“效益指标”之下，应当归入“产出指标”。",
        ),
        Good(
            """
            项目: 清河口县技能竞赛  预算数: 6.00
            产出指标 | 质量指标 | 竞赛评审合格率 | 合格场次占全部场次的比例 | ≥95% | 上年数
            """
        ),
    ),
)
def level_two_misplaced(indicator: Indicator) -> str | None:
    key = indicator.level2.value
    if key is None or not indicator.name.raw:
        return None
    parents = parents_missed(indicator.level1.value, key)
    wanted = "或".join(f"“{LEVEL1[each]}”" for each in parents if each in LEVEL1)
    if not wanted:
        return None
    return (
        f"“{short(indicator.name.raw)}”的二级指标“{short(indicator.level2.raw)}”"
        f"放在了“{short(indicator.level1.raw)}”之下，应当归入{wanted}。"
    )
