"""项目名称应当说明做什么；把下达资金的通知当名称，看不出项目内容，来年也无法延续。"""

from jixiao.kernel.findings import Severity
from jixiao.kernel.patterns import pattern
from jixiao.model.project import Project
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.wording import short

_NUMBER = pattern(r"[〔\[［【（(]\s*20\d{2}\s*[〕\]］】）)]\s*(?:第)?\s*\d+\s*号")


@rule(
    id="FND016",
    name="name-is-notice-title",
    title="项目名称是文件名",
    fix="用资金做的事命名项目，文件名写到依据里。",
    severity=Severity.WARNING,
    cites=("practice",),
    at="name",
    needs=("noticed",),
    covers=(
        "D40",
        "kind:name-is-notice-title",
    ),
    examples=(
        Bad(
            """
            项目: 清财行〔2024〕31号关于提前下达2025年困难职工帮扶资金的通知  预算数: 13.00
            """,
            says="项目名称“清财行〔2024〕31号关于提前下达2025年困难职工帮扶资金的通知”是文件名，不是项目内容。",
        ),
        Bad(
            """
            项目: 清财行[2024]31号—提前下达困难职工帮扶资金  预算数: 13.00
            """,
            says="项目名称“清财行[2024]31号—提前下达困难职工帮扶资金”带着文件的文号，不是项目内容。",
        ),
        Good(
            """
            项目: 困难职工帮扶资金（提前下达）  预算数: 13.00
            """
        ),
    ),
)
def name_is_notice_title(project: Project) -> str | None:
    name = project.name.raw
    if not name:
        return None
    if "关于" in name and name.rstrip("）)》绩效目标表 ").endswith(("通知", "意见", "方案", "函")):
        return f"项目名称“{short(name, 50)}”是文件名，不是项目内容。"
    if "号" in name and _NUMBER.search(name) is not None:
        return f"项目名称“{short(name, 50)}”带着文件的文号，不是项目内容。"
    return None
