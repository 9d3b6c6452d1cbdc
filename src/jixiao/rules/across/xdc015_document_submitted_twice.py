"""两个文件说的是同一份文本，内容又不完全相同，不知道以哪一份为准。"""

from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.rules.declare import PLANNING, Bad, Fault, Good, rule
from jixiao.rules.traces import Trace, Traces, file_of


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
    for at, trace in enumerate(traces.documents):
        is_plan = trace.kind == "plan" and trace.projects
        if not trace.department or trace.year is None or not is_plan:
            continue
        other = first.setdefault((trace.department, trace.year), at)
        if other == at:
            continue
        mine = _words(trace)
        if other not in words:
            words[other] = _words(traces.documents[other])
        theirs = words[other]
        common = mine.keys() & theirs.keys()
        differing = sum(mine[each] != theirs[each] for each in common)
        if differing and len(common) * 2 >= len(mine):
            message = (
                f"这是{trace.department_name or ''}{trace.year}年的又一份文本，"
                f"与{file_of(traces.documents[other].name)}有{differing}处不同，不知道以哪一份为准。"
            )
            yield Fault(message, document=at, path="title")


def _words(trace: Trace) -> dict[str, str]:
    """Budgets and targets of a document by project and indicator, without white space."""
    found = {}
    for project in trace.projects:
        found[f"{project.key}:budget"] = project.budget_words
        for row in project.rows:
            found[f"{project.key}:{row.key}"] = "".join(row.words.split())
    return found
