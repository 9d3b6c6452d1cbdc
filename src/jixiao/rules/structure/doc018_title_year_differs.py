"""封面、标题和表头写的年度不一致，多半有一处是上年留下的。"""

from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.kernel.patterns import pattern
from jixiao.model.documents import PerformanceDocument
from jixiao.rules.declare import ALL, Bad, Fault, Good, NotApplicable, rule
from jixiao.rules.marks import cut

_YEAR = pattern(r"(?<![0-9])(20[0-9]{2})\s*年(?:度|部门|市级|县级|省级)")


@rule(
    id="DOC018",
    name="title-year-differs",
    title="标题的年度不一致",
    fix="把写错的年度改成预算年度。",
    severity=Severity.ERROR,
    cites=("practice",),
    kinds=ALL,
    covers=("D23",),
    examples=(
        Bad(
            """
            绩效文本: 清河口县文化馆2025年部门预算绩效文本
            # 一、总体绩效目标
            全年展览12场。
            # 二、2024年度分项绩效目标
            全年演出30场。
            """,
            says="“二、2024年度分项绩效目标”写的是2024年，这份文本的年度是2025年。",
        ),
        Good(
            """
            绩效文本: 清河口县文化馆2025年部门预算绩效文本
            # 一、总体绩效目标
            全年展览12场。
            # 二、2025年度分项绩效目标
            全年演出30场。
            项目: 免费开放经费  标题: 1.提前下达2024年免费开放经费绩效目标表  预算数: 12.00
            """
        ),
    ),
)
def title_year_differs(document: PerformanceDocument) -> Iterator[Fault | NotApplicable]:
    year = document.fiscal_year.value
    if year is None:
        yield NotApplicable("没有写明预算年度")
        return
    places = [("title", document.title.raw), ("activities_title", document.activities_title.raw)]
    places += [
        (f"sections[{at}].heading", section.heading.raw)
        for at, section in enumerate(document.sections)
        if "年" in section.heading.raw
    ]
    places += [
        (f"projects[{at}].title", project.title.raw)
        for at, project in enumerate(document.projects)
        if "年" in project.title.raw and project.title.raw != document.title.raw
    ]
    for path, words in places:
        for match in _YEAR.finditer(words):
            if int(match[1]) != year:
                yield Fault(
                    f"“{cut(words)}”写的是{match[1]}年，这份文本的年度是{year}年。",
                    path=path, words=match[1], start=match.start(1),
                )  # fmt: skip
                break
