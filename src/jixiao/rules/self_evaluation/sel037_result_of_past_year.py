"""写的是以前年度做的事，多半是照抄了上年的自评。

与上年相比的话（较2023年增长）不算。
"""

from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.model.project import Project
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.results import years_in
from jixiao.rules.wording import short


@rule(
    id="SEL037",
    name="result-of-past-year",
    title="完成情况是以前年度的",
    fix="改写成自评年度的完成情况，核对年份。",
    severity=Severity.WARNING,
    cites=("practice",),
    covers=("D23",),
    examples=(
        Bad(
            """
            自评: 清河口县技能比武  年度: 2024
            结果: 2023年举办六个工种的技能比武
            时效指标 | 比武完成时间 | 11月底前 | 2023年10月 | 10 | 10
            """,
            says=(
                "实际完成情况“2023年举办六个工种的技能比武”写的是2023年，自评的是2024年。",
                "“比武完成时间”的完成值“2023年10月”是2023年的，自评的是2024年。",
            ),
        ),
        Good(
            """
            自评: 清河口县技能比武  年度: 2024
            结果: 2024年举办六个工种的技能比武，参赛人数较2023年增长一成
            时效指标 | 比武完成时间 | 11月底前 | 10月 | 10 | 10
            """,
        ),
    ),
)
def result_of_past_year(project: Project, context: Context) -> Iterator[Fault]:
    year = context.year
    if year is None:
        return
    for at, each in enumerate(project.objective_results):
        if _is_past(each.raw, year):
            years = years_in(each.raw)
            message = f"实际完成情况“{short(each.raw)}”写的是{years[0]}年，自评的是{year}年。"
            yield Fault(message, at=f"objective_results[{at}]", words=str(years[0]))
    for row, indicator in enumerate(project.indicators):
        words = indicator.actual.raw
        if _is_past(words, year):
            message = (
                f"“{short(indicator.name.raw)}”的完成值“{short(words)}”是{years_in(words)[0]}年的，"
                f"自评的是{year}年。"
            )
            yield Fault(message, at=f"indicators[{row}].actual", words=str(years_in(words)[0]))


def _is_past(words: str, year: int) -> bool:
    if "20" not in words:
        return False
    years = years_in(words)
    return bool(years) and max(years) < year
