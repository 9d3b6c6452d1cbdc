"""项目编码的字母一律是半角大写，写成小写或全角，检索就找不到。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Project
from jixiao.rules.declare import Bad, Fault, Good, rule


@rule(
    id="COD012",
    name="project-code-letters-small",
    title="项目编码用了小写或全角字母",
    fix="改成半角大写字母。",
    severity=Severity.NOTE,
    cites=("practice",),
    at="code",
    repair="safe",
    needs=("small",),
    examples=(
        Bad(
            """
            项目: 劳模疗养  预算数: 6.00
            编码: 13099925p00100000001a
            数量指标 | 疗养劳模人数 | ≥20人
            """,
            says="项目编码“13099925p00100000001a”里有小写字母。",
        ),
        Good(
            """
            项目: 劳模疗养  预算数: 6.00
            编码: 13099925P00100000001A
            数量指标 | 疗养劳模人数 | ≥20人
            """
        ),
    ),
)
def project_code_letters_small(project: Project) -> Fault | None:
    words = project.code.raw
    if not words or project.code.value is None:
        return None
    if words.isascii() and words == words.upper():
        return None
    if not any(sign.islower() for sign in words):
        return None
    return Fault(f"项目编码“{words}”里有小写字母。", words=words, replacement=words.upper())
