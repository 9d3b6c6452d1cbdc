"""文本里写着别的县区的同类单位，或者把本单位的名称写错了，多半是照搬来的。"""

from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.kernel.patterns import pattern
from jixiao.rules.context import Context
from jixiao.rules.declare import PLANNING, Bad, Fault, Good, NotApplicable, rule
from jixiao.rules.marks import around
from jixiao.rules.prose import Prose

_NAME = pattern(r"([^\W0-9]{2,5})([县区旗])([^\W0-9]{2,12}?)(?:本级|机关)?$")
_BEFORE = pattern(r"(?<![^\W0-9])[^\W0-9]{2,3}$")
_FIELDS = frozenset({"section", "title", "heading", "objective", "use_of_funds"})


@rule(
    id="TXT040",
    name="other-body-named",
    title="写着别的单位的名称",
    fix="改成本单位的名称，并核对这一段是不是照搬来的。",
    severity=Severity.WARNING,
    cites=("practice",),
    kinds=PLANNING,
    covers=("D34", "D36", "kind:template-remnant"),
    examples=(
        Bad(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            部门: 清河口县总工会
            # 三、工作保障措施
            清河县总工会加强经费管理，做到专款专用。
            """,
            says="“清河县总工会加强经费管理，做到专…”写的是“清河县总工会”，本单位是“清河口县总工会”。",
        ),
        Good(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            部门: 清河口县总工会
            # 三、工作保障措施
            清河口县总工会和各县总工会加强交流，协助县总工会开展活动，县总工会负责实施。
            """
        ),
    ),
)
def other_body_named(prose: Prose, ctx: Context) -> Iterator[Fault | NotApplicable]:
    stated = ctx.document.department
    name = stated.value.name if stated.value is not None else stated.raw
    own = _NAME.search(name)
    if own is None:
        yield NotApplicable("看不出本单位的名称")
        return
    body = f"{own[2]}{own[3]}"
    if body not in prose.different:
        return
    if prose.text.count(body) == prose.text.count(f"{own[1][-2:]}{body}"):
        return
    for spot in prose.spots([body]):
        passage = spot.passage
        before = _BEFORE.search(passage.raw, max(0, spot.start - 4), spot.start)
        if before is None or passage.field not in _FIELDS:
            continue
        place, start = before[0], before.start()
        words = f"{place}{body}"
        if own[1].endswith(place) or place.endswith(own[1]) or not _is_place(place, own[1]):
            continue
        yield Fault(
            f"“{around(passage.raw, start, start + len(words))}”写的是“{words}”，"
            f"本单位是“{name}”。",
            path=passage.path, words=words, start=start,
        )  # fmt: skip


def _is_place(words: str, own: str) -> bool:
    """Whether words before a body are a place: most of their signs are those of its own."""
    return len(set(words) & set(own)) * 2 >= len(words)
