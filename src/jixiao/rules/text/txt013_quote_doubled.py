"""引号连打了两个，例如““五一劳动奖章”。"""

from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.kernel.patterns import pattern
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.marks import around
from jixiao.rules.prose import Prose

_DOUBLED = pattern("““+|””+")


@rule(
    id="TXT013",
    name="quote-doubled",
    title="引号连打两个",
    fix="只留一个引号。",
    severity=Severity.WARNING,
    cites=("practice",),
    repair="safe",
    covers=("D61", "kind:unbalanced-quote"),
    examples=(
        Bad(
            """
            项目: 劳模管理  预算数: 2.00
            目标: 做好““五一劳动奖章”获得者的推荐工作
            """,
            says="“做好““五一劳动奖章”获得者…”里引号连打了两个。",
        ),
        Good(
            """
            项目: 劳模管理  预算数: 2.00
            目标: 做好“五一劳动奖章”“工人先锋号”的推荐工作
            """
        ),
    ),
)
def quote_doubled(prose: Prose) -> Iterator[Fault]:
    if prose.doubled_signs.isdisjoint("“”"):
        return
    for passage, words, start, _ in prose.find(_DOUBLED):
        yield Fault(
            f"“{around(passage.raw, start, start + len(words))}”里引号连打了两个。",
            path=passage.path, words=words, replacement=words[0], start=start,
        )  # fmt: skip
