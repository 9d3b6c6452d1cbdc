"""资金用途照抄项目名称，等于没有说明钱花在哪里。"""

from jixiao.kernel.findings import Severity
from jixiao.kernel.patterns import pattern
from jixiao.model.project import Project
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.form_facts import LITTLE
from jixiao.rules.naming import without_endings
from jixiao.rules.statements import quote
from jixiao.rules.wording import bare

_IDLE = pattern(r"[0-9]+|用于|主要|本年|年度|的通知$|开展|实施|组织|进行|支付|关于")


def _core(words: str, endings: frozenset[str]) -> str:
    """Words without numbers, and without endings that say nothing (资金, 费)."""
    return without_endings(_IDLE.sub("", bare(words)), endings)


@rule(
    id="FND013",
    name="use-repeats-name",
    title="资金用途只是重复项目名称",
    fix="写明资金用来做什么、数量、标准和金额。",
    severity=Severity.WARNING,
    cites=("practice",),
    at="use_of_funds",
    needs=("brief",),
    gives_way_to=("FND015",),
    covers=("D39",),
    examples=(
        Bad(
            """
            项目: 困难职工帮扶资金  预算数: 2.00
            用途: 困难职工帮扶资金
            """,
            says="资金用途“困难职工帮扶资金”只是重复项目名称。",
        ),
        Bad(
            """
            项目: 市级以上劳模体检费  预算数: 3.78
            用途: 用于市级以上劳模体检
            """,
            says="资金用途“用于市级以上劳模体检”只是重复项目名称。",
        ),
        Good(
            """
            项目: 困难职工帮扶资金  预算数: 2.00
            用途: 困难职工生活救助1.2万元、子女助学0.8万元
            """
        ),
    ),
)
def use_repeats_name(project: Project, ctx: Context) -> str | None:
    use, name = project.use_of_funds.raw, project.name.raw
    if not use or not name or len(use) > len(name) + LITTLE:
        return None
    endings = ctx.words("name_endings")
    words, called = _core(use, endings), _core(name, endings)
    if not words or words not in called or len(words) * 2 < len(called):
        return None
    return f"资金用途{quote(use)}只是重复项目名称。"
