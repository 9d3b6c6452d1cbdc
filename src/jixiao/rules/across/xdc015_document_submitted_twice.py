"""两个文件说的是同一份文本，内容又不完全相同，不知道以哪一份为准。"""

from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.rules.declare import PLANNING, Bad, Fault, Good, rule
from jixiao.rules.traces import Traces, file_of


@rule(
    id="XDC015",
    name="document-submitted-twice",
    title="同一部门同一年度有两份不同的文本",
    fix="保留最后定稿的一份。",
    severity=Severity.NOTE,
    cites=("practice",),
    kinds=PLANNING,
    covers=(),
    examples=(
        Bad(
            """
            绩效文本: 清河口县水务局2025年部门预算绩效文本
            部门: 330 清河口县水务局
            年度: 2025
            项目: 水源地巡查  预算数: 20.00
            目标: 全年巡查水源地120次。
            数量指标 | 巡查次数 | ≥120次 | 清水发〔2023〕4号
            """,
            """
            绩效文本: 清河口县水务局2025年部门预算绩效文本
            部门: 330 清河口县水务局
            年度: 2025
            项目: 水源地巡查  预算数: 20.00
            目标: 全年巡查水源地120次。
            数量指标 | 巡查次数 | ≥150次 | 清水发〔2023〕4号
            """,
            says="这是清河口县水务局2025年的又一份文本，与1.txt有1处不同，不知道以哪一份为准。",
        ),
        Good(
            """
            绩效文本: 清河口县水务局2025年部门预算绩效文本
            部门: 330 清河口县水务局
            年度: 2025
            项目: 水源地巡查  预算数: 20.00
            目标: 全年巡查水源地120次。
            数量指标 | 巡查次数 | ≥120次 | 清水发〔2023〕4号
            """,
            """
            绩效文本: 清河口县水务局2025年部门预算绩效文本
            部门: 330 清河口县水务局
            年度: 2025
            项目: 水源地巡查  预算数: 20.00
            目标: 全年巡查水源地120次。
            数量指标 | 巡查次数 | ≥120次 | 清水发〔2023〕4号
            """,
        ),
        Good(
            """
            绩效文本: 清河口县水务局2024年部门预算绩效文本
            部门: 330 清河口县水务局
            年度: 2024
            项目: 水源地巡查  预算数: 20.00
            目标: 全年巡查水源地120次。
            数量指标 | 巡查次数 | ≥120次 | 清水发〔2023〕4号
            """,
            """
            绩效文本: 清河口县水务局2025年部门预算绩效文本
            部门: 330 清河口县水务局
            年度: 2025
            项目: 水源地巡查  预算数: 20.00
            目标: 全年巡查水源地120次。
            数量指标 | 巡查次数 | ≥150次 | 清水发〔2023〕4号
            """,
        ),
    ),
)
def document_submitted_twice(traces: Traces) -> Iterator[Fault]:
    first: dict[tuple[str, int], int] = {}
    words: dict[int, dict[str, str]] = {}
    for form in traces.forms:
        mine = words.setdefault(form.at, {})
        mine[f"{form.key}:budget"] = form.project.budget_words
        for row in form.project.rows:
            mine[f"{form.key}:{row.key}"] = "".join(row.words.split())
    for at, trace in enumerate(traces.documents):
        if not trace.department or trace.year is None or at not in words or trace.kind != "plan":
            continue
        key = (trace.department, trace.year)
        other = first.setdefault(key, at)
        if other == at:
            continue
        mine, theirs = words[at], words[other]
        common = mine.keys() & theirs.keys()
        differing = sum(mine[each] != theirs[each] for each in common)
        if differing and len(common) * 2 >= len(mine):
            message = (
                f"这是{trace.department_name or ''}{trace.year}年的又一份文本，"
                f"与{file_of(traces.documents[other].name)}有{differing}处不同，不知道以哪一份为准。"
            )
            yield Fault(message, document=at, path="title")
