"""“县县两级”“市市联动”这样的字，是整篇替换地名层级时留下的。

把上级或外地的文本改成自己的，全部替换“市”“乡”一类的字，就会出现两级写成同一级的情形。
"""

from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.kernel.patterns import pattern
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.marks import around
from jixiao.rules.prose import Prose

_DOUBLED = ("县县", "市市", "省省", "区区", "乡乡", "镇镇", "村村")
_PLACES = frozenset("县市省区乡镇村")
_LEVELS = pattern(r"(?:两级|[二三四]级|联动|共建|[、和与及][省市县区乡镇街村])")
_NO_NAME = pattern(r"(?:^|[^一-龥]|[在由经报向])$")
_SEAT = pattern(r"(?:人民)?政府|委县政府")


@rule(
    id="TXT006",
    name="replace-residue",
    title="整篇替换留下的重字",
    fix="写明实际的两级，例如“县乡两级”。",
    severity=Severity.ERROR,
    cites=("practice",),
    covers=("D36", "kind:typo"),
    examples=(
        Bad(
            """
            项目: 民主管理  预算数: 2.00
            数量指标 | 县县两级联席会议解决问题数量 | ≥8个
            """,
            says="“县县两级联席会议解决问题…”里“县县”把两级写成了同一级，像是整篇替换时留下的。",
        ),
        Bad(
            """
            项目: 民主管理  预算数: 2.00
            用途: 自评结果，在县县政府网站公开
            """,
            says="“自评结果，在县县政府网站公开”里“县县”多了一个字，像是整篇替换时留下的。",
        ),
        Good(
            """
            项目: 民主管理  预算数: 2.00
            用途: 按照《沙河口县县级机关会议费管理办法》召开市县两级联席会议，清河口市市场监管局参加，报沙河县县政府审定
            数量指标 | 村村通公路里程 | ≥8公里
            """
        ),
    ),
)
def replace_residue(prose: Prose) -> Iterator[Fault]:
    if prose.doubled_signs.isdisjoint(_PLACES):
        return
    for spot in prose.spots(_DOUBLED):
        raw, end = spot.passage.raw, spot.start + 2
        is_seat = _SEAT.match(raw, end) is not None and _NO_NAME.search(raw, 0, spot.start)
        if is_seat or _LEVELS.match(raw, end) is not None:
            line = around(raw, spot.start, end)
            what = "多了一个字" if is_seat else "把两级写成了同一级"
            yield Fault(
                f"“{line}”里“{spot.words}”{what}，像是整篇替换时留下的。",
                path=spot.passage.path, words=spot.words, start=spot.start,
            )  # fmt: skip
