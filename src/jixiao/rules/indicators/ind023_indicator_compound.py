"""一个指标只能有一个指标值；几件事装在一起，有的完成有的没完成就没法评分。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.rules.compound_names import measures_several
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.wording import short

_MOST = 3


@rule(
    id="IND023",
    name="indicator-compound",
    title="一个指标里装了几件事",
    fix="拆成几条指标，每条一个名称、一个指标值。",
    severity=Severity.WARNING,
    cites=("practice",),
    at="name",
    needs=("says:，|,|；|;|、|和|与|及",),
    covers=(
        "D13",
        "kind:indicator-compound",
    ),
    examples=(
        Bad(
            """
            项目: 清河口县劳模疗养  预算数: 6.00
            质量指标 | 劳模体检率，疗养参加率 | ≥95% | 清工发〔2024〕6号
            """,
            says=(
                "“劳模体检率，疗养参加率”里有2件事：“劳模体检率”“疗养参加率”，"
                "指标值“≥95%”只有一个，不知道考核哪一件。"
            ),
        ),
        Bad(
            """
            项目: 清河口县劳模疗养  预算数: 6.00
            数量指标 | 组织20名劳模疗养，为30名劳模体检 | ≥95% | 清工发〔2024〕6号
            """,
            says=(
                "“组织20名劳模疗养，为30名劳模体检”里有2件事："
                "“组织20名劳模疗养”“为30名劳模体检”，指标值“≥95%”只有一个，不知道考核哪一件。"
            ),
        ),
        Good(
            """
            项目: 清河口县劳模疗养  预算数: 6.00
            质量指标 | 劳模、先进工作者体检率 | ≥95% | 清工发〔2024〕6号
            社会效益指标 | 疗养期间，劳模健康状况改善率 | ≥95% | 清工发〔2024〕6号
            """
        ),
    ),
)
def indicator_compound(indicator: Indicator) -> str | None:
    parts = measures_several(indicator.name.raw)
    if not parts:
        return None
    listed = "".join(f"“{short(part, 14)}”" for part in parts[:_MOST])
    more = "等" if len(parts) > _MOST else ""
    target = f"“{short(indicator.target.raw)}”" if indicator.target.raw else ""
    return (
        f"“{short(indicator.name.raw)}”里有{len(parts)}件事：{listed}{more}，"
        f"指标值{target}只有一个，不知道考核哪一件。"
    )
