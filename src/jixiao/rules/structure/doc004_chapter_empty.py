"""有标题，标题下面没有内容。"""

from jixiao.kernel.findings import Severity
from jixiao.model.documents import Section
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.marks import cut

_FORMS = ("预算项目", "项目绩效目标", "工作活动", "目标表")


@rule(
    id="DOC004",
    name="chapter-empty",
    title="标题下面没有内容",
    fix="补写内容，或者删去空的标题。",
    severity=Severity.ERROR,
    cites=("practice",),
    at="heading",
    kinds=("plan",),
    examples=(
        Bad(
            """
            绩效文本: 清河口县文化馆2025年部门预算绩效文本
            # 一、总体绩效目标
            全年免费开放300天。
            # 二、分项绩效目标
            # 三、工作保障措施
            明确责任分工。
            """,
            says="标题“二、分项绩效目标”下面没有内容。",
        ),
        Good(
            """
            绩效文本: 清河口县文化馆2025年部门预算绩效文本
            # 二、预算项目绩效目标
            项目: 免费开放  预算数: 20.00
            """
        ),
        Good(
            """
            绩效文本: 清河口县文化馆2025年部门预算绩效文本
            # 一、总体绩效目标
            ## （一）办好展览
            全年展览12场。
            """
        ),
    ),
)
def chapter_empty(section: Section, ctx: Context) -> str | None:
    heading = section.heading.raw
    if section.text.raw or not heading:
        return None
    if any(word in heading for word in _FORMS) and (
        ctx.document.projects or ctx.document.activities
    ):
        return None  # its content are the forms
    return f"标题“{cut(section.heading.raw)}”下面没有内容。"
