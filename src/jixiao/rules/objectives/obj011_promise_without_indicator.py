"""目标承诺了具体的人数、场次，却没有一个指标考核它，完成与否就没有人过问。"""

from collections.abc import Iterator
from decimal import Decimal

from jixiao.kernel.findings import Severity
from jixiao.kernel.patterns import pattern
from jixiao.model.project import Project
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.promises import Promise, asked_for, is_countable, said, speaks_of
from jixiao.rules.saying import Saying
from jixiao.rules.statements import quote
from jixiao.rules.wording import holds, pairs

_FEWEST, _NEAR, _FEW = 4, 0.35, 5
_PLACES = pattern(r"^(?:在|对|以|围绕)")
_MEANS = pattern(r"^(?:由|依托|依靠)")


@rule(
    id="OBJ011",
    name="promise-without-indicator",
    title="目标里的数没有指标对应",
    fix="为这个数设一个数量指标，或从目标里去掉。",
    severity=Severity.WARNING,
    cites=("caiyu-2015-88",),
    needs=("promised",),
    covers=(
        "D14",
        "kind:objective-not-covered",
    ),
    examples=(
        Bad(
            """
            项目: 工会经费  预算数: 60.00
            目标: 举办职工运动会，参加职工500人；临时救助困难职工30人次
            数量指标 | 运动会参加职工人数 | ≥500人
            数量指标 | 基层工会规范化数量 | ≥20家
            质量指标 | 活动计划完成率 | 100%
            满意度指标 | 职工满意度 | ≥90%
            """,
            says="绩效目标写“临时救助困难职工30人次”，没有一个指标考核这个数。",
        ),
        Good(
            """
            项目: 饮用水监测  预算数: 18.00
            目标: 由12名检测员全年检测水样360份，其中城区120份、乡镇240份
            目标: 每季度检查供水企业20家，3月、6月、9月、11月各采样90份
            数量指标 | 检测水样份数 | ≥360份
            数量指标 | 检查供水企业数量 | ≥80家
            质量指标 | 检测报告合格率 | ≥98%
            满意度指标 | 居民满意度 | ≥90%
            """
        ),
        Good(
            """
            项目: 工会经费  预算数: 60.00
            目标: 举办职工运动会，参加职工500人；临时救助困难职工30人次
            数量指标 | 运动会参加职工人数 | ≥500人
            数量指标 | 临时救助困难职工人次 | ≥30人次
            质量指标 | 活动计划完成率 | 100%
            满意度指标 | 职工满意度 | ≥90%
            """
        ),
    ),
)
def promise_without_indicator(project: Project, ctx: Context) -> Iterator[Fault] | None:
    if len(project.indicators) < _FEWEST or not project.objectives:
        return None
    fillers = ctx.words("filler_words")
    saying = ctx.once(Saying, project)
    made = saying.promised_in("objective", fillers)
    return _left_alone(saying, made, fillers) if made else None


def _is_share(promise: Promise, made: list[Promise], numbers: set[Decimal]) -> bool:
    """Whether an indicator asks for the whole: 360份，其中城区120份, or 四个月各90份."""
    words, start = promise.statement.words, promise.quantity.start
    if "各" in promise.clause and any(
        each > promise.number and each % promise.number == 0 for each in numbers
    ):
        return True
    among = words.rfind("其中", 0, start)
    return among >= 0 and any(
        each.statement is promise.statement
        and each.kind == promise.kind
        and each.number > promise.number
        and each.number in numbers
        and each.quantity.start < among
        and each.sentence == promise.sentence
        for each in made
    )


def _left_alone(saying: Saying, made: list[Promise], fillers: frozenset[str]) -> Iterator[Fault]:
    project = saying.project
    numbers: set[Decimal] | None = None
    for promise in made:
        statement = promise.statement
        if not is_countable(promise) or (
            promise.quantity.unit == "个" and promise.quantity.number < _FEW
        ):
            continue
        if said(promise.quantity.number) in saying.indicators:
            continue
        if promise.kind != "人" and _PLACES.match(promise.sentence) is not None:
            continue
        if _MEANS.match(promise.clause) is not None:
            continue
        if any(speaks_of(row, promise, fillers) for row in project.indicators):
            continue
        if any(holds(promise.head, pairs(row.name.raw)) >= _NEAR for row in project.indicators):
            continue
        if numbers is None:
            numbers = asked_for(project)
        if promise.number in numbers or _is_share(promise, made, numbers):
            continue
        words = promise.clause
        yield Fault(
            f"{statement.label}写{quote(words)}，没有一个指标考核这个数。",
            at=statement.at,
            words=promise.quantity.words,
            start=promise.quantity.start,
        )
