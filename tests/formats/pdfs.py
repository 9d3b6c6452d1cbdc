"""Makes PDF files whose content is known: with typst, or by hand, stroke by stroke."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from typing import NamedTuple

import pylopdf_fonts_zh_cn
import typst

from jixiao.formats.blocks import Table


class Made(NamedTuple):
    """A cell as it was made."""

    text: str
    row: int
    column: int
    rowspan: int = 1
    colspan: int = 1


@dataclass
class MadeTable:
    """A table as it was made: widths are typst lengths."""

    cells: list[Made]
    widths: list[str]
    header_rows: int = 0


@dataclass
class MadeDocument:
    """Paragraphs and tables in order, and how the page looks."""

    items: list[str | MadeTable]
    page: str = 'paper: "a4", margin: 2.5cm'
    size: float = 10.5
    stroke: str = "0.5pt"
    inset: str = "5pt"
    align: str = "left + horizon"
    fill: str = "none"
    font: str = "Noto Serif SC"
    footer: str = ""
    header: str = ""
    more: list[str] = field(default_factory=list)


def grid(
    rows: Sequence[Sequence[str | None]], widths: list[str], header_rows: int = 0
) -> MadeTable:
    """A table of rows; None goes on with the cell on its left, "^" with the cell above."""
    cells = []
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            if text is None or text == "^":
                continue
            colspan = rowspan = 1
            while c + colspan < len(row) and row[c + colspan] is None:
                colspan += 1
            while r + rowspan < len(rows) and rows[r + rowspan][c] == "^":
                rowspan += 1
            cells.append(Made(text, r + 1, c + 1, rowspan, colspan))
    return MadeTable(cells, widths, header_rows)


def _escaped(text: str) -> str:
    marked = "".join(f"\\{sign}" if sign in "\\#$*_`<>@[]~=-+/" else sign for sign in text)
    return marked.replace("\n", " \\\n")


def _cell(cell: Made) -> str:
    return f"table.cell(x: {cell.column - 1}, y: {cell.row - 1}, rowspan: {cell.rowspan}, colspan: {cell.colspan})[{_escaped(cell.text)}],"


def source(document: MadeDocument) -> str:
    """The typst source of a document."""
    running = ""
    if document.footer:
        running += f", footer: context align(center)[{document.footer}]"
    if document.header:
        running += f", header: align(center)[{document.header}]"
    lines = [
        f"#set page({document.page}{running})",
        f'#set text(font: "{document.font}", size: {document.size}pt, lang: "zh")',
        "#set par(first-line-indent: (amount: 2em, all: true), justify: true)",
        f"#set table(stroke: {document.stroke}, inset: {document.inset}, align: {document.align}, fill: {document.fill})",
        "#show table: set par(first-line-indent: 0em, justify: false)",
        *document.more,
    ]
    for item in document.items:
        if isinstance(item, str):
            lines.append(item if item.startswith("#") else _escaped(item))
        else:
            head = [cell for cell in item.cells if cell.row <= item.header_rows]
            body = [cell for cell in item.cells if cell.row > item.header_rows]
            lines.append(f"#table(columns: ({', '.join(item.widths)},),")
            if head:
                lines.append("table.header(" + "".join(map(_cell, head)) + "),")
            lines += [_cell(cell) for cell in body]
            lines.append(")")
        lines.append("")
    return "\n".join(lines)


def compiled(text: str) -> bytes:
    """The PDF of a typst source."""
    fonts = str(files(pylopdf_fonts_zh_cn))
    made = typst.compile(text.encode(), format="pdf", font_paths=[fonts], ignore_system_fonts=True)
    assert isinstance(made, bytes)
    return made


def pdf(document: MadeDocument) -> bytes:
    """The PDF of a document."""
    return compiled(source(document))


def bare(text: str) -> str:
    """Words without white space."""
    return "".join(text.split())


def wanted(table: MadeTable) -> list[Made]:
    """The cells of a made table as they are compared."""
    return sorted(
        (cell._replace(text=bare(cell.text)) for cell in table.cells),
        key=lambda cell: (cell.row, cell.column),
    )


def read(table: Table) -> list[Made]:
    """The cells of a read table as they are compared."""
    return [
        Made(bare(cell.text), cell.row, cell.column, cell.rowspan, cell.colspan)
        for cell in table.cells
    ]


# --- made-up content ------------------------------------------------------------------------

_THINGS = [
    "技能竞赛",
    "困难职工帮扶",
    "送温暖慰问",
    "法律援助",
    "工会干部培训",
    "职工书屋建设",
    "劳模体检",
    "工资集体协商",
    "女职工维权",
    "文体活动",
    "户外劳动者驿站",
    "网上平台运行",
    "组织建设",
    "安全生产宣传",
]
_VERBS = ["开展", "组织", "完成", "举办", "落实", "推进", "支持", "保障"]
_ENDS = [
    "场次",
    "人次",
    "覆盖率",
    "及时率",
    "合格率",
    "满意度",
    "完成率",
    "户数",
    "成本控制率",
    "参与人数",
    "培训天数",
    "资金到位率",
]
_VALUES = [
    "≥95%",
    "≤20万元",
    "≥1200人次",
    "100%",
    "≥3场",
    "=12次",
    "≤2.5万元",
    "≥90%",
    "明显提高",
    "2026年12月底前",
    "50份",
    "≥85%",
]
_BASIS = ["年度工作计划", "历史数据", "上级文件要求", "部门职责", "行业标准", "预算批复"]
_LEVELS = [
    ("产出指标", ["数量指标", "质量指标", "时效指标", "成本指标"]),
    ("效益指标", ["社会效益指标", "经济效益指标", "可持续影响指标"]),
    ("满意度指标", ["服务对象满意度指标"]),
]


def _words(chance: random.Random, least: int, most: int) -> str:
    found = ""
    target = chance.randint(least, most)
    while len(found) < target:
        found += (
            chance.choice(_VERBS) + chance.choice(_THINGS) + chance.choice(["工作", "活动", ""])
        )
        found += chance.choice(["，", "，", "、", f"{chance.randint(2, 900)} 人，", "（含基层），"])
    return found.rstrip("，、") + "。"


def _indicator_rows(chance: random.Random, columns: int) -> list[list[str | None]]:
    rows: list[list[str | None]] = []
    for level1, level2s in _LEVELS:
        first = True
        for level2 in level2s:
            repeat = chance.choice([1, 1, 1, 2, 3])
            for number in range(repeat):
                name = chance.choice(_VERBS) + chance.choice(_THINGS) + chance.choice(_ENDS)
                row: list[str | None] = [level1 if first else "^"]
                row.append(level2 if number == 0 or columns == 6 else "^")
                row.append(name)
                if columns >= 6:
                    row.append(_words(chance, 8, chance.choice([15, 30, 60])))
                row.append(chance.choice(_VALUES))
                if columns >= 6:
                    row.append(chance.choice(_BASIS))
                elif columns == 5:
                    row.append(chance.choice(["", "", "重点"]))
                rows.append(row)
                first = False
    return rows


_HEADS = {
    4: ["一级指标", "二级指标", "三级指标", "指标值"],
    5: ["一级指标", "二级指标", "三级指标", "指标值", "备注"],
    6: ["一级指标", "二级指标", "三级指标", "绩效指标描述", "指标值", "指标值确定依据"],
}


def _widths(chance: random.Random, shares: Sequence[float]) -> list[str]:
    return [f"{share * chance.uniform(0.8, 1.25):.2f}fr" for share in shares]


def _project(chance: random.Random, number: int) -> list[str | MadeTable]:
    columns = chance.choice([4, 5, 6, 6])
    shares = {4: [1, 1.2, 2.4, 1], 5: [1, 1.2, 2.4, 1.2, 0.8], 6: [0.9, 1.1, 1.5, 2.4, 1, 1.2]}
    code = f"13032426P{number:011d}X"
    name = f"{number}.{chance.choice(_THINGS)}经费绩效目标表"
    info = grid(
        [
            ["项目编码", code, None, "项目名称", chance.choice(_THINGS) + "经费", None, None],
            [
                "预算规模及资金用途",
                "预算数",
                f"{chance.randint(1, 99)}.00",
                "其中：财政资金",
                f"{chance.randint(1, 99)}.00",
                "其他资金",
                "",
            ],
            ["^", _words(chance, 20, 140), None, None, None, None, None],
            ["资金支出计划（%）", "3月底", None, "6月底", "10月底", None, "12月底"],
            ["^", "25%", None, "50%", "75%", None, "100%"],
            [
                "绩效目标",
                "1." + _words(chance, 20, 80) + "\n2." + _words(chance, 10, 60),
                None,
                None,
                None,
                None,
                None,
            ],
        ],
        _widths(chance, [1.2, 1, 1, 1.2, 1, 1, 1]),
    )
    rows = [[*_HEADS[columns]], *_indicator_rows(chance, columns)]
    indicators = grid(rows, _widths(chance, shares[columns]), 1)
    between = _words(chance, 10, 60)
    return [name, info, between, indicators]


def _activities(chance: random.Random) -> list[str | MadeTable]:
    head: list[list[str | None]] = [
        [
            "职责活动",
            "年度预算数",
            "内容描述",
            "绩效目标",
            "绩效指标",
            "评价标准",
            None,
            None,
            None,
        ],
        ["^", "^", "^", "^", "^", "优", "良", "中", "差"],
    ]
    rows: list[list[str | None]] = []
    for _ in range(chance.randint(2, 5)):
        for number in range(chance.randint(1, 4)):
            merged: list[str | None] = (
                [
                    chance.choice(_THINGS),
                    f"{chance.randint(1, 400)}.00",
                    _words(chance, 10, 90),
                    _words(chance, 10, 90),
                ]
                if number == 0
                else ["^"] * 4
            )
            grades: list[str | None] = ["≥95%", "≥90%", "≥85%", "＜85%"]
            rows.append([*merged, chance.choice(_THINGS) + chance.choice(_ENDS), *grades])
    widths = _widths(chance, [1, 0.9, 2, 2, 1.3, 0.7, 0.7, 0.7, 0.7])
    return ["职责活动绩效目标", grid([*head, *rows], widths, 2)]


def random_document(seed: int) -> MadeDocument:
    """A document of an invented department: another look and other words for each seed."""
    chance = random.Random(seed)
    items: list[str | MadeTable] = ["第一部分 部门整体绩效目标", _words(chance, 60, 300)]
    landscape = chance.random() < 0.3
    if chance.random() < 0.5:
        items += _activities(chance)
        items.append(_words(chance, 30, 120))
    for number in range(1, chance.randint(2, 5)):
        items += _project(chance, number)
        if chance.random() < 0.5:
            items.append("#pagebreak(weak: true)")
    margin = chance.choice(["2cm", "2.5cm", "3cm"])
    return MadeDocument(
        items,
        page=f'paper: "a4", margin: {margin}, flipped: {str(landscape).lower()}',
        size=chance.choice([9, 10.5, 10.5, 12]),
        stroke=chance.choice(
            ["0.5pt", "1pt", "0.25pt", '(dash: "dotted", thickness: 0.7pt)', "0.5pt + gray"]
        ),
        inset=chance.choice(["3pt", "5pt", "(x: 5.4pt, y: 2pt)", "(x: 4pt, y: 6pt)"]),
        align=chance.choice(["left + top", "left + horizon", "center + horizon"]),
        fill=chance.choice(["none", "(x, y) => if y == 0 { luma(220) }"]),
        font=chance.choice(["Noto Serif SC", "Noto Sans SC"]),
        footer=chance.choice(
            ["", "\\- #counter(page).display() -", "第 #counter(page).display() 页"]
        ),
        header=chance.choice(["", "某某县虚构局 2026 年部门预算绩效文本"]),
    )


def tables_of(document: MadeDocument) -> list[MadeTable]:
    """The tables of a document in order."""
    return [item for item in document.items if isinstance(item, MadeTable)]
