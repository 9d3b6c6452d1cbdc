"""表名里的项目与表内“项目名称”不是同一个。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Project
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.headings import listed
from jixiao.rules.marks import cut
from jixiao.rules.wording import bare, likeness, pairs

_TAIL = "绩效目标表"
_ALIKE = 0.5


@rule(
    id="DOC009",
    name="table-title-differs",
    title="表名与项目名称不一致",
    fix="核对是哪个项目的表，把写错的一处改过来。",
    severity=Severity.WARNING,
    cites=("practice",),
    at="title",
    kinds=("plan",),
    needs=("retitled",),
    covers=("D35",),
    examples=(
        Bad(
            """
            绩效文本: 清河口县文化馆2025年部门预算绩效文本
            # 一、总体绩效目标
            全年展览12场。
            项目: 群众演出经费  标题: 1.免费开放补助绩效目标表  预算数: 12.00
            """,
            says="表名是“1.免费开放补助绩效目标表”，表内的项目名称却是“群众演出经费”。",
        ),
        Good(
            """
            绩效文本: 清河口县文化馆2025年部门预算绩效文本
            # 一、总体绩效目标
            全年展览12场。
            项目: 免费开放经费  标题: 1.免费开放补助经费绩效目标表  预算数: 12.00
            """
        ),
    ),
)
def table_title_differs(project: Project) -> str | None:
    title = project.title.raw
    if not title.endswith(_TAIL) or not project.name.raw:
        return None
    said, name = listed(title).removesuffix(_TAIL), bare(project.name.raw)
    if len(said) < 4 or said in name or name in said:
        return None
    if likeness(pairs(said), pairs(name)) >= _ALIKE:
        return None
    return f"表名是“{cut(title)}”，表内的项目名称却是“{cut(project.name.raw)}”。"
