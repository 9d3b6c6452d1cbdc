"""一格里的话没有写完，停在“、”“，”或“和”上，多半是超过字数被截断了。"""

from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.kernel.patterns import pattern
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.prose import SEPARATOR, Prose

_OPEN = frozenset("、，,（“《")
_OPEN_END = pattern("[、，,（“《](?=\x1e|$)")
_FIELDS = frozenset(
    {"section", "objective", "use_of_funds", "indicator", "description", "target",
     "activity_description", "activity_objective", "duty"}
)  # fmt: skip


@rule(
    id="TXT034",
    name="cut-off",
    title="话没有写完",
    fix="把话写完整。",
    severity=Severity.WARNING,
    cites=("practice",),
    covers=("D61",),
    examples=(
        Bad(
            """
            项目: 困难职工帮扶  预算数: 2.00
            用途: 用于困难职工生活救助、医疗救助、
            """,
            says="“…困难职工生活救助、医疗救助、”停在“、”上，话没有写完。",
        ),
        Good(
            """
            项目: 困难职工帮扶  预算数: 2.00
            用途: 用于困难职工生活救助、医疗救助等
            目标: 帮扶40户；
            """
        ),
    ),
)
def cut_off(prose: Prose) -> Iterator[Fault] | None:
    text = prose.different
    is_open = any(f"{sign}{SEPARATOR}" in text for sign in _OPEN)
    return _faults(prose) if is_open or not _OPEN.isdisjoint(text[-2:]) else None


def _faults(prose: Prose) -> Iterator[Fault]:
    for passage, _, _, _ in prose.find(_OPEN_END):
        raw = passage.raw
        if passage.field in _FIELDS:
            last = raw.splitlines()[-1]
            words = last if len(last) <= 14 else f"…{last[-14:]}"
            yield Fault(
                f"“{words}”停在“{raw[-1]}”上，话没有写完。",
                path=passage.path, words=raw[-1], start=len(raw) - 1,
            )  # fmt: skip
