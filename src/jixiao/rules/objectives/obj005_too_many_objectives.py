"""目标罗列太多就看不出重点，也没有办法逐条对应指标。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Project
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.promises import said


@rule(
    id="OBJ005",
    name="too-many-objectives",
    title="目标条数过多",
    fix="归并同类内容，只写最能反映资金效果的几条。",
    severity=Severity.NOTE,
    cites=("practice",),
    at="objectives",
    needs=("many",),
    covers=("D60",),
    examples=(
        Bad(
            """
            项目: 工会经费  预算数: 60.00
            目标: 办理第1类服务10件
            目标: 办理第2类服务20件
            目标: 办理第3类服务30件
            目标: 办理第4类服务40件
            目标: 办理第5类服务50件
            目标: 办理第6类服务60件
            目标: 办理第7类服务70件
            目标: 办理第8类服务80件
            目标: 办理第9类服务90件
            目标: 办理第10类服务100件
            目标: 办理第11类服务110件
            """,
            says="绩效目标列了11条，超过10条，看不出重点。",
        ),
        Good(
            """
            项目: 工会经费  预算数: 60.00
            目标: 办理第1类服务10件
            目标: 办理第2类服务20件
            目标: 办理第3类服务30件
            目标: 办理第4类服务40件
            目标: 办理第5类服务50件
            目标: 办理第6类服务60件
            目标: 办理第7类服务70件
            目标: 办理第8类服务80件
            目标: 办理第9类服务90件
            目标: 办理第10类服务100件
            """
        ),
    ),
)
def too_many_objectives(project: Project, ctx: Context) -> str | None:
    most = ctx.number("objectives_most")
    if len(project.objectives) <= most:
        return None
    return f"绩效目标列了{len(project.objectives)}条，超过{said(most)}条，看不出重点。"
