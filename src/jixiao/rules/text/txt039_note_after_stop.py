"""句号后面跟着一串括号里的关键词，再加一个句号，像是起草时留下的提纲。"""

from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.kernel.patterns import pattern
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.marks import cut
from jixiao.rules.prose import Prose

_NOTE = pattern(r"。[（(][^（）()\n\x1e。]{4,120}[）)]。")


@rule(
    id="TXT039",
    name="note-after-stop",
    title="句号后面留着括号里的提纲",
    fix="把括号里的内容写进正文，或者删去。",
    severity=Severity.NOTE,
    cites=("practice",),
    covers=("D61", "kind:punctuation"),
    examples=(
        Bad(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            # 三、工作保障措施
            构建名片工程，强化品牌意识。（深化劳动竞赛、弘扬劳模精神）。
            """,
            says="句号后面的“（深化劳动竞赛、弘扬劳模精神）”像是起草时留下的提纲。",
        ),
        Good(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            # 三、工作保障措施
            构建名片工程，强化品牌意识（深化劳动竞赛、弘扬劳模精神）。（责任部门：办公室）
            """
        ),
    ),
)
def note_after_stop(prose: Prose) -> Iterator[Fault]:
    if "。（" not in prose.different and "。(" not in prose.different:
        return
    for passage, words, start, _ in prose.find(_NOTE):
        yield Fault(
            f"句号后面的“{cut(words[1:-1])}”像是起草时留下的提纲。",
            path=passage.path, words=words[1:-1], start=start + 1, cause="TXT039",
        )  # fmt: skip
