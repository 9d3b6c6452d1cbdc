"""只写“专项经费”“业务费”看不出资金用来做什么，也分不清是哪个项目。"""

from functools import cache

from jixiao.kernel.findings import Severity
from jixiao.kernel.patterns import pattern
from jixiao.model.project import Project
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.wording import bare

_OUTSIDE = pattern(r"（[^）]*）|\([^)]*\)|[0-9年度]+")


@rule(
    id="FND017",
    name="name-too-vague",
    title="项目名称太笼统",
    fix="在名称里写明对象和内容，例如“困难职工助学经费”。",
    severity=Severity.NOTE,
    cites=("practice",),
    at="name",
    covers=("kind:name-too-vague",),
    examples=(
        Bad(
            """
            项目: 专项业务费  预算数: 13.00
            """,
            says="项目名称“专项业务费”没有说明对象和内容。",
        ),
        Bad(
            """
            项目: 职工基金  预算数: 13.00
            """,
            says="项目名称“职工基金”只说是基金，没有说明资金用来做什么。",
        ),
        Good(
            """
            项目: 职工技能比武专项业务费  预算数: 13.00
            """
        ),
    ),
)
def name_too_vague(project: Project, ctx: Context) -> str | None:
    name = project.name.raw
    if not name or len(name) > _LONGEST:
        return None
    vague = ctx.words("vague_names")
    first = name[0]
    if "一" <= first <= "龥" and first not in _may_begin(vague) and "基" not in name:
        return None
    core = bare(_OUTSIDE.sub("", name))
    if core.endswith("基金") and len(core) <= _SHORT:
        return f"项目名称“{name}”只说是基金，没有说明资金用来做什么。"
    if core not in vague:
        return None
    return f"项目名称“{name}”没有说明对象和内容。"


@cache
def _may_begin(vague: frozenset[str]) -> frozenset[str]:
    """Chinese signs with which a vague name begins, and those that are left aside before it."""
    return frozenset(word[:1] for word in vague) | frozenset("年度")


_LONGEST, _SHORT = 20, 6
