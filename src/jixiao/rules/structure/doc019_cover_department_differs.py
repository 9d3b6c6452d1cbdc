"""封面的编制单位与表上的单位不是同一个。"""

from jixiao.kernel.codes import read_unit_name
from jixiao.kernel.findings import Severity
from jixiao.model.documents import PerformanceDocument
from jixiao.rules.declare import Bad, Fault, Good, NotApplicable, rule
from jixiao.rules.wording import bare


@rule(
    id="DOC019",
    name="cover-department-differs",
    title="封面单位与表上单位不一致",
    fix="核对是哪个单位的文本，把写错的一处改过来。",
    severity=Severity.WARNING,
    cites=("practice",),
    at="compiled_by",
    kinds=("plan",),
    examples=(
        Bad(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            编制: 清河口县总工会
            部门: 711001东山县总工会
            # 一、总体绩效目标
            慰问劳模40名。
            """,
            says="封面的编制单位是“清河口县总工会”，表上的单位是“东山县总工会”。",
        ),
        Good(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            编制: 清河口县总工会
            部门: 711001安平市清河口县总工会本级
            # 一、总体绩效目标
            慰问劳模40名。
            """
        ),
    ),
)
def cover_department_differs(document: PerformanceDocument) -> Fault | NotApplicable | None:
    unit = document.department.value or read_unit_name(document.department.raw)
    if not document.compiled_by.raw or unit is None:
        return NotApplicable("封面没有编制单位，或表上没有单位")
    cover, form = bare(document.compiled_by.raw), bare(unit.name)
    if cover in form or form in cover:
        return None
    return Fault(f"封面的编制单位是“{document.compiled_by.raw}”，表上的单位是“{unit.name}”。")
