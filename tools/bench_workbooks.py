"""Writing workbooks and text files: what a project costs, and how cost grows."""

from jixiao.formats.registry import writer_for
from jixiao.formats.writer import Manuscript
from tools.bench_writing import plan
from tools.measuring import Line, at_most, fine_cpu


def bench_workbooks() -> list[Line]:
    """Cost of ten projects in a workbook and in a text file, and how the workbook's grows."""
    writer = writer_for(".xlsx")
    ten, thirty, big = (Manuscript(plan(projects)) for projects in (10, 30, 300))
    each = fine_cpu(lambda: writer.write(ten), 5, 1) / 10
    text = fine_cpu(lambda: writer_for(".txt").write(ten), 5, 1)
    cost = fine_cpu(lambda: writer.write(thirty), 3, 1)
    most = fine_cpu(lambda: writer.write(big), 1, 1)
    return [
        Line("写 xlsx：一个项目", f"{each:.1f} ms", "—", "—", "≤ 15 ms", each <= 15),
        Line("写 txt：10 个项目", f"{text:.1f} ms", "—", "—", "≤ 20 ms", text <= 20),
        at_most("写 xlsx：300 个项目 / 30 个项目的 10 倍（线性）", most, cost * 10, 1.2),
    ]
