"""同一个项目在两个部门重复申报，财政可能重复安排资金。"""

from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.rules.declare import PLANNING, Bad, Fault, Good, rule
from jixiao.rules.traces import Traces, file_of


@rule(
    id="XDC012",
    name="same-project-in-two-departments",
    title="两个部门申报了同一个项目",
    fix="核对由哪个部门申报，撤回重复的一个。",
    severity=Severity.WARNING,
    cites=("practice",),
    kinds=PLANNING,
    covers=("D48",),
    examples=(
        Bad(
            """
            绩效文本: 清河口县水务局2025年部门预算绩效文本
            部门: 330 清河口县水务局
            年度: 2025
            项目: 水源地巡查  预算数: 20.00
            目标: 全年巡查水源地120次。
            数量指标 | 巡查次数 | ≥120次 | 清水发〔2023〕4号
            """,
            """
            绩效文本: 清河口县林业局2025年部门预算绩效文本
            部门: 340 清河口县林业局
            年度: 2025
            项目: 水源地巡查  预算数: 20.00
            目标: 全年巡查水源地120次。
            数量指标 | 巡查次数 | ≥120次 | 清水发〔2023〕4号
            """,
            says="项目“水源地巡查”预算20.00万元，与1.txt（清河口县水务局）申报的项目名称、金额都相同。",
        ),
        Good(
            """
            绩效文本: 清河口县水务局2025年部门预算绩效文本
            部门: 330 清河口县水务局
            年度: 2025
            项目: 水源地巡查  预算数: 20.00
            目标: 全年巡查水源地120次。
            数量指标 | 巡查次数 | ≥120次 | 清水发〔2023〕4号
            """,
            """
            绩效文本: 清河口县林业局2025年部门预算绩效文本
            部门: 340 清河口县林业局
            年度: 2025
            项目: 水源地巡查  预算数: 8.00
            目标: 全年巡查水源地120次。
            数量指标 | 巡查次数 | ≥120次 | 清水发〔2023〕4号
            """,
        ),
    ),
)
def same_project_in_two_departments(traces: Traces) -> Iterator[Fault]:
    seen: dict[tuple[str, object, int | None], tuple[int, str]] = {}
    for form in traces.forms:
        total = form.project.budget
        if not form.trace.is_plan or not form.key or total is None or not total.yuan:
            continue
        key = (form.key, total.yuan, form.trace.year)
        at, department = seen.setdefault(key, (form.at, form.department))
        if department and form.department and department != form.department:
            trace = traces.documents[at]
            other = department if trace.department_name is None else trace.department_name
            message = (
                f"项目“{form.project.name}”预算{total.printed:f}{total.unit}，"
                f"与{file_of(trace.name)}（{other}）"
                "申报的项目名称、金额都相同。"
            )
            yield Fault(message, document=form.at, path=form.path)
