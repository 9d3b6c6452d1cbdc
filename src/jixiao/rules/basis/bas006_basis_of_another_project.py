"""同一个项目的其他指标都引用一个文件，这一条引用的却是另一个项目的文件，多半是复制时串了项目。"""

from collections import Counter
from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.model.project import Project
from jixiao.rules.cited_numbers import Key, cited, funded_by, key_of, printed
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.subject_matter import called
from jixiao.rules.wording import short

_FEWEST = 4
_SEVERAL = 2


@rule(
    id="BAS006",
    name="basis-of-another-project",
    title="依据是另一个项目的文件",
    fix="核对后换成本项目的依据文件。",
    severity=Severity.ERROR,
    cites=("practice",),
    needs=("numbered",),
    covers=(
        "D46",
        "kind:basis-wrong-document",
    ),
    examples=(
        Bad(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            项目: 清河口县劳模疗养  预算数: 6.00
            数量指标 | 疗养劳模人数 | ≥20人 | 清财行〔2024〕9号
            质量指标 | 疗养执行率 | ≥20人 | 清工发〔2020〕6号
            时效指标 | 疗养完成时间 | ≥20人 | 清工发〔2020〕6号
            服务对象满意度指标 | 劳模满意度 | ≥20人 | 清工发〔2020〕6号
            项目: 清财行〔2024〕9号提前下达困难职工资金
            数量指标 | 救助人数 | ≥20人 | 清财行〔2024〕9号
            """,
            says="“疗养劳模人数”的依据“清财行〔2024〕9号”是“清财行〔2024〕9号提前下达困难职工资金”的文件，本项目其他3条都引用另一个文件。",
        ),
        Good(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            项目: 清河口县劳模疗养  预算数: 6.00
            数量指标 | 疗养劳模人数 | ≥20人 | 清工发〔2023〕8号
            质量指标 | 疗养执行率 | ≥20人 | 清工发〔2020〕6号
            时效指标 | 疗养完成时间 | ≥20人 | 清工发〔2020〕6号
            服务对象满意度指标 | 劳模满意度 | ≥20人 | 清工发〔2020〕6号
            项目: 清财行〔2024〕9号提前下达困难职工资金
            数量指标 | 救助人数 | ≥20人 | 清财行〔2024〕9号
            """
        ),
    ),
)
def basis_of_another_project(project: Project, context: Context) -> Iterator[Fault]:
    found = context.once(cited, project)
    if len(found) < _FEWEST or len(context.document.projects) < _SEVERAL:
        return
    keys = [key_of(number) for _, number in found]
    if len(set(keys)) == 1:
        return
    counts = Counter(keys)
    usual, times = counts.most_common(1)[0]
    if times < _FEWEST - 1:
        return
    own = context.once(funded_by, project)
    for at, number in found:
        key = key_of(number)
        if key == usual or counts[key] > 1 or key in own:
            continue
        other = _project_of(key, project, context)
        if other is None:
            continue
        yield Fault(
            f"“{short(project.indicators[at].name.raw)}”的依据“{printed(at, number, project)}”"
            f"是{called(other)}的文件，本项目其他{times}条都引用另一个文件。",
            at=f"indicators[{at}].basis",
        )


def _project_of(key: Key, own: Project, context: Context) -> Project | None:
    """Another project of the document whose money or most of whose rows the number stands for."""
    for other in context.document.projects:
        if other is own:
            continue
        cites = [key_of(number) for _, number in context.once(cited, other)]
        if key in context.once(funded_by, other) or cites.count(key) >= _FEWEST - 1:
            return other
    return None
