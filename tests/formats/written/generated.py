"""Papers made by chance, the same for each seed: plans with tables that break over pages."""

import random

from jixiao.model.paper import (
    CENTRE,
    CENTRED,
    LABEL,
    NOTE,
    NUMBER,
    PROSE,
    TEXT,
    TITLE,
    UNIT_LINE,
    Box,
    Chart,
    Contents,
    Grid,
    Heading,
    Line,
    Paper,
    Part,
    Row,
    Turn,
)  # fmt: skip

_HAN = "根据年度工作计划安排资金用于完成项目绩效目标反映职工群众满意程度"
_BITS = ("，", "。", "；", "、", "2024年", "100%", "≥95%", "12.5万元", "“", "”", "（", "）", "——",
         "1、", "第3条", "2025年12月底前", "≤20000元", "10,000", "A级")  # fmt: skip
_HEADS = ("一级指标", "二级指标", "三级指标", "绩效指标描述", "指标值", "指标值确定依据")


def generated(seed: int) -> Paper:
    """A plan of two to five projects; headings begin with "H001号" and so on."""
    return Paper("绩效文本", tuple(_Chance(seed).parts()))


class _Chance:
    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self._headings = 0
        self._is_wide = False

    def parts(self) -> list[Part]:
        draw = self._random
        parts: list[Part] = [
            Line("某某部门2025年部门预算绩效文本", TITLE), Line("某某部门编制", CENTRE), Turn(),
            Contents(), Turn(starts_numbers=True), self._heading(1),
        ]  # fmt: skip
        for _ in range(draw.randint(2, 6)):
            parts.append(self._heading(2))
            parts += [Line(self._words(20, 200)) for _ in range(draw.randint(1, 6))]
            if draw.random() < 0.4:
                parts.append(self._heading(3))
        if draw.random() < 0.3:
            parts.append(Chart("执行率", ("一季度", "二季度"), (("实际", (1, 2)),)))
        if draw.random() < 0.6:
            self._is_wide = draw.random() < 0.3
            parts.append(Turn(is_wide=self._is_wide))
        parts.append(self._heading(1))
        for number in range(draw.randint(2, 5)):
            parts += self._project(number)
        return parts

    def _heading(self, level: int) -> Heading:
        self._headings += 1
        return Heading(f"H{self._headings:03}号{self._words(3, 30)}", level)

    def _words(self, least: int, most: int) -> str:
        draw, size, out = self._random, self._random.randint(least, most), ""
        while len(out) < size:
            han = "".join(draw.choice(_HAN) for _ in range(draw.randint(1, 6)))
            out += draw.choice(_BITS) if draw.random() < 0.3 else han
        return out[:size]

    def _project(self, number: int) -> list[Part]:
        turn = [Turn(is_wide=self._is_wide)] if number and self._random.random() < 0.7 else []
        note = [Line(self._words(60, 60), NOTE)] if self._random.random() < 0.3 else []
        line = Line("711001某某部门\t单位：万元", UNIT_LINE)
        return [*turn, self._heading(2), line, self._facts(), self._indicators(), *note]

    def _facts(self) -> Grid:
        def label(words: str, colspan: int = 1, rowspan: int = 1) -> Box:
            return Box(words, colspan, rowspan, LABEL)

        months = (("3月底", 2), ("6月底", 1), ("10月底", 1), ("12月底", 2))
        objectives = "\n".join(self._words(10, 90) for _ in range(self._random.randint(1, 4)))
        return Grid((130, 120, 160, 130, 150, 150, 160), (
            Row((label("项目编码"), Box("13010012345", 2, 1, CENTRED), label("项目名称"),
                 Box(self._words(4, 40), 3, 1, CENTRED))),
            Row((label("预算规模及\n资金用途", 1, 2), label("预算数"), Box("86.50", style=NUMBER),
                 label("其中：财政资金"), Box("86.50", style=NUMBER), label("其他资金"), Box())),
            Row((Box(self._words(5, 150), 6, 1, PROSE),)),
            Row((label("资金支出计划（%）", 1, 2), *(label(*month) for month in months))),
            Row(tuple(Box("25%", wide, 1, CENTRED) for _, wide in months)),
            Row((label("绩效目标"), Box(objectives, 6, 1, PROSE))),
        ))  # fmt: skip

    def _indicators(self) -> Grid:
        draw = self._random
        rows = [Row(tuple(Box(words, style=LABEL) for words in _HEADS))]
        for _ in range(draw.randint(1, 9)):
            level1 = draw.randint(1, 5)
            level2 = 0
            for at in range(level1):
                boxes = [] if at else [Box("产出指标", 1, level1, LABEL)]
                if not level2:
                    level2 = draw.randint(1, level1 - at)
                    boxes.append(Box("服务对象满意度指标", 1, level2, LABEL))
                level2 -= 1
                target = Box(draw.choice(_BITS), style=CENTRED)
                boxes += [
                    Box(self._words(2, 20)),
                    Box(self._words(5, 50)),
                    target,
                    Box(self._words(0, 20), style=TEXT),
                ]
                rows.append(Row(tuple(boxes)))
        return Grid((120, 120, 200, 240, 140, 180), tuple(rows), 1)
