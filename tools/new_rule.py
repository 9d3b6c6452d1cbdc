"""Writes the frame of a rule: ``make rule FAMILY=TGT ID=099 NAME=target-upside-down``."""

import re
import sys
from pathlib import Path

from jixiao.rules.catalogue import rules
from jixiao.rules.declare import FAMILIES

ROOT = Path(__file__).parents[1] / "src" / "jixiao" / "rules"
FRAME = '''"""为什么要紧，一句话。

办事人员应当知道的：例如什么样的写法不行。
"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.rules.declare import Bad, Good, rule


@rule(
    id="{id}",
    name="{name}",
    title="问题，像标题那样写",
    fix="怎么改，一句话。",
    severity=Severity.NOTE,
    cites=("practice",),
    at="target",
    examples=(
        Bad(
            """
            项目: 劳模慰问  预算数: 2.00
            数量指标 | 慰问劳模人数 | ≥40人 | 清工发〔2024〕6号
            """,
            says="“慰问劳模人数”……",
        ),
        Good(
            """
            项目: 劳模慰问  预算数: 2.00
            数量指标 | 慰问劳模人数 | ≥41人 | 清工发〔2024〕6号
            """
        ),
    ),
)
def {function}(indicator: Indicator) -> str | None:
    return None
'''


def main(family: str, number: str, name: str) -> int:
    """Write the file; say what is wrong with the arguments instead."""
    said = _wrong(family, number, name)
    if said:
        print(said, file=sys.stderr)
        return 3
    rule, function = f"{family}{number}", name.replace("-", "_")
    path = ROOT / FAMILIES[family][0] / f"{rule.lower()}_{function}.py"
    path.write_text(FRAME.format(id=rule, name=name, function=function), encoding="utf-8")
    print(f"写好了 {path.relative_to(ROOT.parents[2])}，写完规则后运行 make docs 和 make test。")
    return 0


def _wrong(family: str, number: str, name: str) -> str:
    if family not in FAMILIES:
        return f"FAMILY 应为 {'、'.join(FAMILIES)} 之一。"
    if not re.fullmatch(r"\d{3}", number):
        return "ID 应为三位数字，例如 ID=099。"
    if not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", name):
        return "NAME 应为小写英文和连字符，例如 NAME=target-upside-down。"
    taken = [
        each for each in rules().values() if f"{family}{number}" == each.id or name == each.name
    ]
    return f"{taken[0].id} {taken[0].name} 已经有了，请换编号或名称。" if taken else ""


if __name__ == "__main__":
    sys.exit(main(*[*sys.argv[1:], "", "", ""][:3]))
