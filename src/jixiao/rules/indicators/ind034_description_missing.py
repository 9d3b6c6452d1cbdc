"""表上有描述这一栏而没有填，指标的口径和算法就没有着落。"""

from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.model.project import Project
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.subject_matter import called
from jixiao.rules.wording import short


@rule(
    id="IND034",
    name="description-missing",
    title="没有写指标描述",
    fix="写明统计范围、计算公式和数据来源。",
    severity=Severity.NOTE,
    cites=("caiyu-2021-101",),
    needs=("undescribed",),
    examples=(
        Bad(
            """
            项目: 清河口县劳模疗养  预算数: 6.00
            数量指标 | 疗养劳模人数 | 当年参加疗养的劳模人数 | ≥20人 | 清工发〔2024〕6号
            质量指标 | 疗养计划执行率 |  | ≥95% | 清工发〔2024〕6号
            """,
            says="“疗养计划执行率”没有写指标描述。",
        ),
        Bad(
            """
            项目: 清河口县劳模疗养  预算数: 6.00
            数量指标 | 疗养劳模人数 | | ≥20人 | 清工发〔2024〕6号
            质量指标 | 疗养计划执行率 | | ≥95% | 清工发〔2024〕6号
            """,
            says="“清河口县劳模疗养”的2条指标都没有写描述。",
        ),
        Good(
            """
            项目: 清河口县劳模疗养  预算数: 6.00
            质量指标 | 疗养计划执行率 | ≥95% | 清工发〔2024〕6号
            """
        ),
    ),
)
def description_missing(project: Project) -> Iterator[Fault] | None:
    for row in project.indicators:
        if not row.description.raw and row.name.raw and row.description.is_stated:
            return _faults(project)
    return None


def _faults(project: Project) -> Iterator[Fault]:
    rows = [(at, row) for at, row in enumerate(project.indicators) if row.name.raw]
    empty = [(at, row) for at, row in rows if row.description.is_stated and not row.description.raw]
    if 2 * len(empty) > len(rows) > 1:
        many = "都" if len(empty) == len(rows) else f"里有{len(empty)}条"
        yield Fault(f"{called(project)}的{len(rows)}条指标{many}没有写描述。")
        return
    for at, row in empty:
        yield Fault(f"“{short(row.name.raw)}”没有写指标描述。", at=f"indicators[{at}].description")
