"""指标值比目标承诺的数低，目标没有完成，指标也能得满分。

几条目标合用一个指标的，指标值不应低于各条相加。
"""

from collections.abc import Iterator
from decimal import Decimal

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.promises import Promise, common_run, measured, said, speaks_of
from jixiao.rules.saying import Saying
from jixiao.rules.statements import quote

_RUN, _SEVERAL = 5, 2


@rule(
    id="OBJ012",
    name="target-below-promise",
    title="指标值低于目标承诺的数",
    fix="把指标值提高到目标承诺的数，或核实目标。",
    severity=Severity.ERROR,
    cites=("caiyu-2015-88",),
    needs=("number", "unit", "quantity", "promised"),
    covers=(
        "D15",
        "kind:value-below-objective",
    ),
    examples=(
        Bad(
            """
            项目: 工会经费  预算数: 60.00
            目标: 开展职工文化体育活动，参与职工达伍佰人以上
            目标: 举办职工技能大赛，参与职工过叁佰人以上
            数量指标 | 职工活动 | 职工文化体育活动和职工技能大赛参加人次 | ≥500人 | 年度计划
            """,
            says="绩效目标第1条“伍佰人”和第2条“叁佰人”共800人，指标“职工活动”只要求≥500人。",
        ),
        Bad(
            """
            项目: 困难职工帮扶资金  预算数: 4.00
            目标: 全年帮扶建档困难职工36户
            数量指标 | 帮扶建档困难职工户数 | ≥30户
            """,
            says="绩效目标写“36户”，指标“帮扶建档困难职工户数”只要求≥30户。",
        ),
        Bad(
            """
            项目: 路灯养护  预算数: 43.00
            目标: 全年养护路灯9600盏，亮灯率不低于98%；服务居民1万人次
            数量指标 | 养护路灯盏数 | ≥8600盏
            社会效益指标 | 服务居民人次 | ≥8000人次
            """,
            says=(
                "绩效目标写“9600盏”，指标“养护路灯盏数”只要求≥8600盏。",
                "绩效目标写“1万人次”，指标“服务居民人次”只要求≥8000人次。",
            ),
        ),
        Good(
            """
            项目: 工会经费  预算数: 60.00
            目标: 开展职工文化体育活动，参与职工达伍佰人以上
            目标: 举办职工技能大赛，参与职工过叁佰人以上
            数量指标 | 职工活动 | 职工文化体育活动和职工技能大赛参加人次 | ≥800人 | 年度计划
            """
        ),
        Good(
            """
            项目: 困难职工帮扶资金  预算数: 4.00
            目标: 全年帮扶建档困难职工36户
            数量指标 | 助学救助人数 | ≥12人
            """
        ),
    ),
)
def target_below_promise(indicator: Indicator, ctx: Context) -> Iterator[Fault] | None:
    target = indicator.target.value
    if target is None or target.operator in {"≤", "<"} or not ctx.project.objectives:
        return None
    asked = measured(indicator)
    if asked is None:
        return None
    number, kind = asked
    fillers = ctx.words("filler_words")
    made = [
        each
        for each in ctx.once(Saying, ctx.project).promised_of(kind, fillers)
        if each.quantity.sign not in {"≤", "<", "不超过", "不高于"}
    ]
    if not made or (len(made) == 1 and made[0].number <= number):
        return None
    return _below(indicator, number, made, ctx)


def _below(
    indicator: Indicator, number: Decimal, made: list[Promise], ctx: Context
) -> Iterator[Fault]:
    fillers = ctx.words("filler_words")
    same = [each for each in made if speaks_of(indicator, each, fillers)]
    if len(same) == 1 and same[0].number > number:
        yield _fault(indicator, same, ctx)
    elif not same:
        words = f"{indicator.name.raw}；{indicator.description.raw}"
        runs = {common_run(each.segment, words, _RUN): each for each in made}
        runs.pop("", None)
        several = list(runs.values())
        places = {each.statement.at for each in several}
        if len(several) < _SEVERAL or len(places) < len(several):
            return
        if sum((each.number for each in several), Decimal(0)) > number:
            yield _fault(indicator, several, ctx)


def _fault(indicator: Indicator, made: list[Promise], ctx: Context) -> Fault:
    parts = "和".join(
        f"{each.statement.label.removeprefix('绩效目标') if at else each.statement.label}"
        f"“{each.quantity.words}”"
        for at, each in enumerate(made)
    )
    total = said(sum((each.number for each in made), Decimal(0)))
    together = f"共{total}{made[0].quantity.unit}" if len(made) > 1 else ""
    if not together:
        parts = f"{made[0].statement.label}写“{made[0].quantity.words}”"
    target = "".join(indicator.target.raw.split())
    return Fault(
        f"{parts}{together}，指标{quote(indicator.name.raw)}只要求{target}。",
        at="target",
        beside=(f"projects[{ctx.at}].{made[0].statement.at}", made[0].quantity.words),
    )
