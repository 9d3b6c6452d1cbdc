"""支出功能科目按类、款、项编为三位、五位、七位；六位或者八位的代码查不到科目。"""

from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.kernel.patterns import pattern
from jixiao.model.project import Project
from jixiao.rules.declare import ALL, Bad, Fault, Good, rule
from jixiao.rules.wording import short

_BRACKETED = pattern("[（(](2[0-9]{5,7})[）)]")
_LENGTH = 7
_CLASSES = ("20", "21", "22", "23")


@rule(
    id="COD008",
    name="function-code-incomplete",
    title="功能科目代码漏位",
    fix="按政府收支分类科目补齐七位代码。",
    severity=Severity.WARNING,
    cites=("practice",),
    kinds=ALL,
    needs=("classed",),
    examples=(
        Bad(
            """
            项目: 工会活动费（2012950）  预算数: 6.00
            用途: 工会活动费（201950）
            数量指标 | 疗养劳模人数 | ≥20人
            """,
            says="“工会活动费（201950）”里的科目代码“201950”是6位，名称里是“2012950”，功能科目代码应当是三位、五位或七位。",
        ),
        Good(
            """
            项目: 工会活动费（2012950）  预算数: 6.00
            用途: 慰问金（200000元）
            数量指标 | 疗养劳模人数 | ≥20人
            """
        ),
    ),
)
def function_code_incomplete(project: Project) -> Iterator[Fault] | None:
    words = project.name.raw + project.use_of_funds.raw
    return _faults(project) if "（2" in words or "(2" in words else None


def _faults(project: Project) -> Iterator[Fault]:
    for at in ("name", "use_of_funds"):
        words: str = getattr(project, at).raw
        for found in _BRACKETED.finditer(words):
            whole = _whole(found[1], project)
            if len(found[1]) == _LENGTH or not (whole or found[1].startswith(_CLASSES)):
                continue
            beside = f"，名称里是“{whole}”" if whole else ""
            yield Fault(
                f"“{short(words)}”里的科目代码“{found[1]}”是{len(found[1])}位{beside}，"
                "功能科目代码应当是三位、五位或七位。",
                at=at,
                words=found[1],
            )


def _whole(code: str, project: Project) -> str:
    """A seven-digit code of the project's name of which a sign was lost."""
    for found in _BRACKETED.finditer(project.name.raw):
        if len(found[1]) == len(code) + 1 and set(code) <= set(found[1]):
            return found[1]
    return ""
