"""分项目标写成一整段，没有分条，职责和目标分不清，也没法和项目对应。"""

from jixiao.kernel.findings import Severity
from jixiao.model.documents import Section
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.wording import without_ordinal


@rule(
    id="DOC029",
    name="goals-not-itemised",
    title="分项绩效目标没有分条写",
    fix="按职责或工作分条编号，每条写一个目标。",
    severity=Severity.WARNING,
    cites=("practice",),
    at="text",
    kinds=("plan",),
    covers=("D60", "kind:goals-not-itemised"),
    examples=(
        Bad(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            # 二、分项绩效目标
            总工会职责分类绩效目标：组织职工开展劳动竞赛和技能比武，参赛职工达到600人；建设职工书屋6个，为户外劳动者提供服务；对困难职工实施生活、医疗和助学救助，做到应帮尽帮；走访慰问劳模并组织体检，落实各项待遇；加强基层工会组织建设，新建工会15家，发展会员800人；开展法律援助和集体协商，化解劳动争议。
            """,
            says="“二、分项绩效目标”写成一段，有6句目标，没有分条编号。",
        ),
        Good(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            # 二、分项绩效目标
            1.组织职工开展劳动竞赛和技能比武，参赛职工达到600人；建设职工书屋6个，为户外劳动者提供服务；对困难职工实施生活、医疗和助学救助，做到应帮尽帮；走访慰问劳模并组织体检，落实各项待遇。
            2.加强基层工会组织建设，新建工会15家，发展会员800人；开展法律援助和集体协商，化解劳动争议。
            """
        ),
    ),
)
def goals_not_itemised(section: Section, ctx: Context) -> str | None:
    raw = section.text.raw
    if "分项" not in section.heading.raw or len(raw) < ctx.number("run_on_chapter_length"):
        return None
    lines = [line for line in raw.split("\n") if line.strip()]
    if len(lines) > 2 or any(without_ordinal(line) != line for line in lines):
        return None
    aims = sum(raw.count(sign) for sign in "；。;")
    if aims < ctx.number("run_on_chapter_sentences"):
        return None
    return f"“{section.heading.raw}”写成一段，有{aims}句目标，没有分条编号。"
