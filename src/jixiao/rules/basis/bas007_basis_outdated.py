"""文件过了很多年，标准可能已经调整，文件可能已经废止。"""

from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.model.project import Project
from jixiao.rules.cited_numbers import Key, cited, key_of, printed
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, rule


@rule(
    id="BAS007",
    name="basis-outdated",
    title="依据文件年代太久",
    fix="核对文件是否仍然有效，有新文件的换成新文件。",
    severity=Severity.NOTE,
    cites=("practice",),
    needs=("numbered",),
    covers=(
        "D47",
        "kind:basis-outdated",
    ),
    examples=(
        Bad(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            项目: 清河口县劳模疗养  预算数: 6.00
            数量指标 | 疗养劳模人数 | ≥20人 | 清工发〔2008〕6号
            质量指标 | 疗养执行率 | ≥20人 | 清工发〔2008〕6号
            """,
            says="依据“清工发〔2008〕6号”是2008年的文件，到2025年已有17年，要核对是否仍然有效。",
        ),
        Good(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            项目: 清河口县劳模疗养  预算数: 6.00
            数量指标 | 疗养劳模人数 | ≥20人 | 清工发〔2015〕6号
            """
        ),
    ),
)
def basis_outdated(project: Project, context: Context) -> Iterator[Fault]:
    year = context.year
    if year is None:
        return
    oldest = year - int(context.number("basis_age_years"))
    seen: set[Key] = set()
    for at, number in context.once(cited, project):
        if number.year >= oldest or key_of(number) in seen:
            continue
        seen.add(key_of(number))
        yield Fault(
            f"依据“{printed(at, number, project)}”是{number.year}年的文件，到{year}年已有"
            f"{year - number.year}年，要核对是否仍然有效。",
            at=f"indicators[{at}].basis",
            words=printed(at, number, project),
        )
