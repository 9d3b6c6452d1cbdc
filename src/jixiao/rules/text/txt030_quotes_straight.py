"""中文里用了半角的直引号，分不清哪里起、哪里止。"""

from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.marks import HAN, around
from jixiao.rules.prose import Prose

_FIRST, _LAST = HAN[0], HAN[-1]


@rule(
    id="TXT030",
    name="quotes-straight",
    title="用了半角直引号",
    fix="改成中文引号“”。",
    severity=Severity.NOTE,
    cites=("practice",),
    repair="safe",
    covers=("D61", "kind:punctuation"),
    examples=(
        Bad(
            """
            项目: 技能竞赛  预算数: 2.00
            目标: 举办"安康杯"竞赛3场
            """,
            says=(
                '“举办"安康杯"竞赛3场”里用了半角直引号。',
                '“举办"安康杯"竞赛3场”里用了半角直引号。',
            ),
        ),
        Good(
            """
            项目: 技能竞赛  预算数: 2.00
            目标: 购置24"显示器3台，举办“安康杯”竞赛
            """
        ),
    ),
)
def quotes_straight(prose: Prose) -> Iterator[Fault]:
    if '"' not in prose.different:
        return
    for passage in {spot.passage: None for spot in prose.spots(['"'])}:
        raw = passage.raw
        places = [at for at, sign in enumerate(raw) if sign == '"']
        if len(places) % 2 or "“" in raw or "”" in raw:
            continue
        opening = places[::2]
        if not all(_FIRST <= raw[at + 1] <= _LAST for at in opening):
            continue  # inches, or words of another language
        for at in places:
            yield Fault(
                f"“{around(raw, at, at + 1)}”里用了半角直引号。",
                path=passage.path, words='"', replacement="“" if at in opening else "”", start=at,
                cause="TXT030",
            )  # fmt: skip
