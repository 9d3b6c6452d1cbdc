"""一条目标里又从1编号，说明几条目标挤在了一格里，或复制后没有整理。"""

from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.kernel.patterns import pattern
from jixiao.model.project import Project
from jixiao.rules.declare import Bad, Fault, Good, rule

_INNER = pattern(r"[。；;]\s*([2-9][、.．]|[（(][二三四五六七八九][）)])(?![0-9])")


@rule(
    id="OBJ007",
    name="objective-numbered-twice",
    title="绩效目标的序号重复",
    fix="只保留一层序号，按顺序编号。",
    severity=Severity.NOTE,
    cites=("practice",),
    needs=("objectives", "numbering"),
    covers=(
        "D61",
        "kind:objective-numbering",
    ),
    examples=(
        Bad(
            """
            项目: 工会经费  预算数: 60.00
            目标: 举办文体活动4场。2、举办技能大赛1场。3、慰问职工500人
            """,
            says="一条绩效目标里又有“2、”“3、”的序号，几条目标写在了一起。",
        ),
        Good(
            """
            项目: 工会经费  预算数: 60.00
            目标: 举办文体活动4场
            目标: 举办技能大赛1场，奖励2、3名
            """
        ),
    ),
)
def objective_numbered_twice(project: Project) -> Iterator[Fault] | None:
    for each in project.objectives:
        if _INNER.search(each.raw) is not None:
            return _numbered(project)
    return None


def _numbered(project: Project) -> Iterator[Fault]:
    for at, each in enumerate(project.objectives):
        inner = _INNER.findall(each.raw)
        if inner:
            words = "".join(f"“{ordinal}”" for ordinal in inner[:3])
            message = f"一条绩效目标里又有{words}的序号，几条目标写在了一起。"
            yield Fault(message, at=f"objectives[{at}]")
