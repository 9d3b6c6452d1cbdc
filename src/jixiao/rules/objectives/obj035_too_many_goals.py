"""总体目标列二三十条，多是工作名称，看不出本年的重点。"""

from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.kernel.patterns import pattern
from jixiao.model.documents import PerformanceDocument
from jixiao.rules.chapters import chapters
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.promises import said
from jixiao.rules.statements import quote

_ITEM = pattern(r"(?:^|\n)\s*[0-9]{1,2}[.．、]")


@rule(
    id="OBJ035",
    name="too-many-goals",
    title="总体目标条数过多",
    fix="归并为几条重点，每条写明要达到的数。",
    severity=Severity.NOTE,
    cites=("practice",),
    covers=("D60",),
    examples=(
        Bad(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            # 一、总体绩效目标
            1.做好第1类服务。
            2.做好第2类服务。
            3.做好第3类服务。
            4.做好第4类服务。
            5.做好第5类服务。
            6.做好第6类服务。
            7.做好第7类服务。
            8.做好第8类服务。
            9.做好第9类服务。
            10.做好第10类服务。
            11.做好第11类服务。
            12.做好第12类服务。
            13.做好第13类服务。
            14.做好第14类服务。
            15.做好第15类服务。
            16.做好第16类服务。
            17.做好第17类服务。
            18.做好第18类服务。
            19.做好第19类服务。
            20.做好第20类服务。
            21.做好第21类服务。
            """,
            says="“一、总体绩效目标”列了21条，超过20条，看不出重点。",
        ),
        Good(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            # 一、总体绩效目标
            1.做好第1类服务。
            2.做好第2类服务。
            3.做好第3类服务。
            4.做好第4类服务。
            5.做好第5类服务。
            6.做好第6类服务。
            7.做好第7类服务。
            8.做好第8类服务。
            """
        ),
    ),
)
def too_many_goals(document: PerformanceDocument, ctx: Context) -> Iterator[Fault] | None:
    return _faults(document, ctx) if document.sections else None


def _faults(document: PerformanceDocument, ctx: Context) -> Iterator[Fault]:
    most = ctx.number("goals_most")
    for chapter in ctx.once(chapters, document):
        if chapter.role != "goals" or chapter.at != chapter.top:
            continue
        count = len(_ITEM.findall(chapter.own))
        if count > most:
            message = f"{quote(chapter.heading)}列了{count}条，超过{said(most)}条，看不出重点。"
            yield Fault(message, path=chapter.path)
