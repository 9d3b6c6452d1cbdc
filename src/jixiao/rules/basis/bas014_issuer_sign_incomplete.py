"""代字由地区、机关和“发、办、字”等组成，只剩地区简称和“字”，看不出是哪个机关发的。"""

from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.model.project import Project
from jixiao.rules.cited_numbers import Key, cited, key_of, printed
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, rule

_SHORT = 2


@rule(
    id="BAS014",
    name="issuer-sign-incomplete",
    title="发文机关代字不完整",
    fix="按原文件写全代字。",
    severity=Severity.NOTE,
    cites=("practice",),
    needs=("numbered",),
    covers=("kind:doc-number-format",),
    examples=(
        Bad(
            """
            项目: 清河口县劳模疗养  预算数: 6.00
            数量指标 | 疗养劳模人数 | ≥20人 | 清字〔2024〕6号
            """,
            says="文号“清字〔2024〕6号”的代字只有“清字”，看不出是哪个机关发的。",
        ),
        Good(
            """
            项目: 清河口县劳模疗养  预算数: 6.00
            数量指标 | 疗养劳模人数 | ≥20人 | 清政办字〔2024〕6号
            """
        ),
    ),
)
def issuer_sign_incomplete(project: Project, context: Context) -> Iterator[Fault]:
    told: set[Key] = set()
    for at, number in context.once(cited, project):
        if number.issuer[-1] != "字" or len(number.issuer) > _SHORT or key_of(number) in told:
            continue
        told.add(key_of(number))
        yield Fault(
            f"文号“{printed(at, number, project)}”的代字只有“{number.issuer}”，看不出是哪个机关发的。",
            at=f"indicators[{at}].basis",
        )
