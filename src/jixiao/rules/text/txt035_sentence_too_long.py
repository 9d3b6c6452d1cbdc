"""一句话太长，目标和措施混在一起，读的人分不清要办几件事。"""

from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.rules.context import Context
from jixiao.rules.declare import PLANNING, Bad, Fault, Good, rule
from jixiao.rules.prose import Prose
from jixiao.rules.wording import sentences

_FIELDS = frozenset({"section", "objective", "use_of_funds"})


@rule(
    id="TXT035",
    name="sentence-too-long",
    title="一句话太长",
    fix="按要办的事分成几句，或者分条写。",
    severity=Severity.NOTE,
    cites=("practice",),
    kinds=PLANNING,
    covers=("D60",),
    examples=(
        Bad(
            """
            项目: 困难职工帮扶  预算数: 2.00
            目标: 围绕职工急难愁盼，走访困难职工家庭，了解生活、医疗、就学情况，建立档案，分类制定帮扶方案，按季度发放生活救助，按实际支出发放医疗救助，秋季开学前发放助学金，春节前开展慰问，夏季开展送清凉，同时组织就业培训、岗位推荐、法律援助、心理疏导，联系企业开展用工对接，联系医院开展义诊，联系学校开展助学，联系社区开展志愿服务，做到困难职工早发现、早建档、早帮扶，确保困难职工家庭生活得到保障，确保困难职工子女不因贫失学，确保困难职工大病得到及时救治
            """,
            says="“围绕职工急难愁盼，走访困难职工家庭，…”这一句有219个字，太长了。",
        ),
        Good(
            """
            项目: 困难职工帮扶  预算数: 2.00
            目标: 走访困难职工家庭40户；按季度发放生活救助；秋季开学前发放助学金。
            """
        ),
    ),
)
def sentence_too_long(prose: Prose, ctx: Context) -> Iterator[Fault]:
    longest = int(ctx.number("text_sentence_length"))
    if max(map(len, prose.told.sentences), default=0) < longest:
        return
    for ordinal, raw in zip(prose.told.ordinals, prose.told.raws, strict=True):
        passage = prose.passage(ordinal) if len(raw) > longest else None
        if passage is None or passage.field not in _FIELDS:
            continue
        for sentence, start in sentences(raw):
            if len(sentence) > longest:
                yield Fault(
                    f"“{sentence[:18]}…”这一句有{len(sentence)}个字，太长了。",
                    path=passage.path, words=sentence, start=start,
                )  # fmt: skip
