"""拨款通知说明钱从哪里来，说明不了人数、标准、比率为什么定这么多。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Project
from jixiao.rules.cited_numbers import cited, funded_by, key_of, printed
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.subject_matter import called

_FEWEST = 4


@rule(
    id="BAS005",
    name="basis-is-allocation-only",
    title="全部指标都以拨款通知为依据",
    fix="按指标分别写依据：人数写名册或上年数，标准写规定标准的文件。",
    severity=Severity.WARNING,
    cites=("practice",),
    needs=("numbered",),
    covers=("kind:basis-uniform",),
    examples=(
        Bad(
            """
            项目: 清财行〔2024〕9号提前下达劳模资金
            数量指标 | 疗养劳模人数 | ≥20人 | 清财行〔2024〕9号
            质量指标 | 疗养执行率 | ≥20人 | 清财行〔2024〕9号
            时效指标 | 疗养完成时间 | ≥20人 | 清财行〔2024〕9号
            服务对象满意度指标 | 劳模满意度 | ≥20人 | 清财行〔2024〕9号
            """,
            says="“清财行〔2024〕9号提前下达劳模资金”的4条指标都只以拨款通知“清财行〔2024〕9号”为依据，说明不了指标值。",
        ),
        Good(
            """
            项目: 清河口县劳模疗养  预算数: 6.00
            数量指标 | 疗养劳模人数 | ≥20人 | 清工发〔2024〕6号
            质量指标 | 疗养执行率 | ≥20人 | 清工发〔2024〕6号
            时效指标 | 疗养完成时间 | ≥20人 | 清工发〔2024〕6号
            服务对象满意度指标 | 劳模满意度 | ≥20人 | 清工发〔2024〕6号
            """
        ),
    ),
)
def basis_is_allocation_only(project: Project, context: Context) -> Fault | None:
    found = context.once(cited, project)
    rows = [row for row in project.indicators if row.basis.raw]
    if len(rows) < _FEWEST or len(found) < len(rows):
        return None
    if len({key_of(number) for _, number in found}) != 1:
        return None
    first, number = found[0]
    allots = key_of(number) in context.once(funded_by, project)
    if not allots and not all("下达" in row.basis.raw for row in rows):
        return None
    return Fault(
        f"{called(project)}的{len(rows)}条指标都只以拨款通知"
        f"“{printed(first, number, project)}”为依据，说明不了指标值。",
        at=f"indicators[{first}].basis",
    )
