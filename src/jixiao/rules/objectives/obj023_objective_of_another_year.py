"""绩效目标里的年份早于预算年度，多半是从上年的文本复制来的。"""

from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.kernel.patterns import pattern
from jixiao.model.project import Project
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.moments import years

_QUOTED = pattern(r"《[^》]*》|〔[^〕]*〕|[（(][^）)]*[）)]")
_SINCE = ("以来", "起", "底前欠", "结转", "至", "-", "—", "比", "较")


@rule(
    id="OBJ023",
    name="objective-of-another-year",
    title="绩效目标写的是别的年度",
    fix="改成预算年度，并核对内容是否也要更新。",
    severity=Severity.WARNING,
    cites=("practice",),
    needs=("past",),
    covers=("D23",),
    examples=(
        Bad(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            年度: 2025
            项目: 困难职工帮扶资金  预算数: 13.00
            目标: 2024年完成困难职工帮扶36户
            """,
            says="绩效目标写的是“2024年”，预算年度是2025年。",
        ),
        Good(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            年度: 2025
            项目: 困难职工帮扶资金  预算数: 13.00
            目标: 按照《2024年帮扶方案》，2025年完成困难职工帮扶36户
            """
        ),
    ),
)
def objective_of_another_year(project: Project, ctx: Context) -> Iterator[Fault] | None:
    year = ctx.year
    if year is None:
        return None
    for each in project.objectives:
        if "20" in each.raw:
            return _outdated(project, year)
    return None


def _outdated(project: Project, year: int) -> Iterator[Fault]:
    for at, each in enumerate(project.objectives):
        if "20" not in each.raw:
            continue
        words = _QUOTED.sub(lambda match: "　" * len(match[0]), each.raw)
        found = years(words)
        if not found or any(value >= year for value, _ in found):
            continue
        value, start = found[0]
        around = words[max(0, start - 2) : start + 10]
        if any(sign in around for sign in _SINCE):
            continue
        yield Fault(
            f"绩效目标写的是“{value}年”，预算年度是{year}年。",
            at=f"objectives[{at}]",
            words=str(value),
            start=start,
        )
