"""名称要简短，算法和数据来源写在描述里；塞进名称，表格和汇总都读不清。"""

from jixiao.kernel.findings import Severity
from jixiao.kernel.patterns import pattern
from jixiao.model.project import Indicator
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.wording import short

_ASIDE = pattern("[（(]([^（）()]{8,})")
_DEFINES = pattern("占|比例|比率|÷|/|通过|收集|查阅|指|按")


@rule(
    id="IND039",
    name="name-holds-definition",
    title="名称里塞进了定义和算法",
    fix="名称只留括号前面的部分，括号里的内容移到指标描述里。",
    severity=Severity.WARNING,
    cites=("caiyu-2021-101",),
    at="name",
    needs=("says:（|(",),
    covers=("kind:indicator-name-holds-definition",),
    examples=(
        Bad(
            """
            项目: 清河口县劳模疗养  预算数: 6.00
            质量指标 | 疗养执行率（参加疗养的劳模占计划疗养劳模的比例） | ≥95% | 上年数
            """,
            says="“疗养执行率（参加疗养的劳模占计划疗养劳…”的名称里写进了17个字的解释“参加疗养的劳模占计划疗养劳模的比例”。",
        ),
        Good(
            """
            项目: 清河口县劳模疗养  预算数: 6.00
            数量指标 | 疗养劳模人数（含省级以上劳模、五一劳动奖章获得者） | ≥20人 | 上年数
            """
        ),
    ),
)
def name_holds_definition(indicator: Indicator, context: Context) -> Fault | None:
    name = indicator.name.raw
    if "（" not in name and "(" not in name:
        return None
    found = _ASIDE.search(name)
    if found is None or len(found[1]) < context.number("aside_longest"):
        return None
    if not _DEFINES.search(found[1]):
        return None
    return Fault(f"“{short(name, 20)}”的名称里写进了{len(found[1])}个字的解释“{short(found[1])}”。")
