"""序号跳号或重号，例如（四）后面是（六），看的人会以为丢了一条。"""

from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.marks import around
from jixiao.rules.ordinals import gaps, listed
from jixiao.rules.prose import Prose


@rule(
    id="TXT023",
    name="ordinal-gap",
    title="序号不连续",
    fix="核对是否漏了一条，并把序号改连续。",
    severity=Severity.WARNING,
    cites=("practice",),
    covers=("D61",),
    examples=(
        Bad(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            # 三、工作保障措施
            （一）开展送温暖活动。
            （二）开展送清凉活动。
            （四）开展金秋助学。
            """,
            says="“（四）开展金秋助学。”的序号不连续，前面一条是第2条，这里应是第3条。",
        ),
        Bad(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            # 三、工作保障措施
            1.健全制度。
            2.明确分工。
            2.加强检查。
            """,
            says="“2.加强检查。”的序号不连续，前面一条是第2条，这里应是第3条。",
        ),
        Bad(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            # 三、工作保障措施
            全年抓好三件事：一是健全制度，二是明确分工；四是加强检查。
            """,
            says="“…一是健全制度，二是明确分工；四是加强检查。”的序号不连续，前面一条是第2条，这里应是第3条。",
        ),
        Good(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            # 三、工作保障措施
            1.健全制度。2.明确分工：一是定人，二是定岗。
            3.加强检查：1、2月各查一次，7、8月再查一次。
            """
        ),
        Good(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            # 三、工作保障措施
            （一）开展送温暖活动。
            1.春节走访。
            2.日常救助。
            （二）开展送清凉活动。
            1.走访一线。
            2.配发用品。
            """
        ),
    ),
)
def ordinal_gap(prose: Prose) -> Iterator[Fault]:
    for passage, found in listed(prose):
        for here, wanted in gaps(found):
            end = here.start + len(here.words)
            line = around(passage.raw, here.start, end, 14)
            yield Fault(
                f"“{line}”的序号不连续，前面一条是第{wanted - 1}条，这里应是第{wanted}条。",
                path=passage.path, words=here.words, start=here.start,
            )  # fmt: skip
