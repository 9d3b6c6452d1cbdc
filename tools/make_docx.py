"""Makes a Word document of any number of invented projects, with mark-up as Word writes it.

    python tools/make_docx.py 300 1 big.docx

``make_docx(projects, seed)`` gives the bytes; the same numbers give the same bytes.
"""

import io
import random
import sys
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SPACES = (
    f'xmlns:w="{MAIN}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" mc:Ignorable="w14 w15"'
)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml"

_PLACES = ["云台县", "青石区", "临河市", "望江县", "白沙区"]
_THINGS = ["河道清淤", "乡镇卫生院设备购置", "农村公路养护", "困难职工帮扶", "中小学课桌椅更新",
           "社区食堂补助", "消防器材维护", "博物馆免费开放", "数字档案室建设", "森林防火巡护"]  # fmt: skip
_MEASURES = [
    ("产出指标", "数量指标", "完成{t}的数量", "反映{t}完成的数量", "≥{n}个"),
    ("产出指标", "数量指标", "服务{t}受益人数", "反映直接受益的人数", "{n}人次"),
    ("产出指标", "质量指标", "{t}验收合格率", "验收合格数占总数的比例", "≥9{d}%"),
    ("产出指标", "时效指标", "{t}完成时间", "反映任务完成的及时程度", "2027年{m}月底前"),
    ("产出指标", "成本指标", "{t}单位成本", "反映成本控制情况", "≤{n}元/平方米"),
    ("效益指标", "经济效益指标", "带动当地增收", "反映项目带动的收入", ">{n}万元"),
    ("效益指标", "社会效益指标", "{t}覆盖率", "受益范围占应受益范围的比例", "≥8{d}%"),
    ("效益指标", "可持续影响指标", "管护制度健全", "反映后续管护安排", "长期"),
    ("满意度指标", "服务对象满意度指标", "受益群众满意度", "满意人数占调查人数的比例", "≥9{d}%"),
]
_BASES = ["根据年度工作计划", "参照上年完成情况", "合同约定", "主管部门要求"]


class _Writer:
    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.out: list[str] = []
        self.saves = [f"00{self.random.randrange(1 << 24):06X}" for _ in range(12)]

    def mark(self) -> str:
        return self.random.choice(self.saves)

    def paragraph_id(self) -> str:
        return f'w14:paraId="{self.random.randrange(1 << 31):08X}" w14:textId="77777777"'

    def run(self, text: str, size: int, font: str, bold: bool) -> str:
        chance = self.random.random()
        save = f' w:rsidRPr="{self.mark()}"' if chance < 0.35 else ""
        hint = ' w:hint="eastAsia"' if chance > 0.5 else ""
        weight = "<w:b/><w:bCs/>" if bold else ""
        space = ' xml:space="preserve"' if text[:1] == " " or text[-1:] == " " else ""
        return (
            f'<w:r{save}><w:rPr><w:rFonts w:ascii="{font}" w:eastAsia="{font}" w:hAnsi="{font}" '
            f'w:cs="宋体"{hint}/>{weight}<w:color w:val="000000"/><w:kern w:val="0"/>'
            f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr><w:t{space}>{escape(text)}</w:t></w:r>'
        )

    def paragraph(self, text: str, *, size: int = 21, font: str = "仿宋_GB2312", style: str = "",
                  bold: bool = False, jc: str = "") -> str:  # fmt: skip
        save = self.mark()
        properties = (f'<w:pStyle w:val="{style}"/>' if style else "") + (
            '<w:widowControl/><w:spacing w:line="400" w:lineRule="exact"/>'
        ) + (f'<w:jc w:val="{jc}"/>' if jc else "")  # fmt: skip
        mark = (
            f'<w:rPr><w:rFonts w:ascii="{font}" w:eastAsia="{font}" w:hAnsi="{font}" w:cs="宋体"/>'
            f'<w:kern w:val="0"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>'
        )
        runs = "".join(self.run(part, size, font, bold) for part in _parts(text))
        return (
            f'<w:p {self.paragraph_id()} w:rsidR="{save}" w:rsidRDefault="{save}" w:rsidP="{save}">'
            f"<w:pPr>{properties}{mark}</w:pPr>{runs}</w:p>"
        )

    def cell(self, text: str, width: int, *, span: int = 1, down: str = "", jc: str = "") -> str:
        wide = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
        merge = {"": "", "restart": '<w:vMerge w:val="restart"/>', "on": "<w:vMerge/>"}[down]
        return (
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{wide}{merge}'
            '<w:tcBorders><w:top w:val="single" w:sz="4" w:space="0" w:color="auto"/></w:tcBorders>'
            f'<w:vAlign w:val="center"/></w:tcPr>{self.paragraph(text, jc=jc)}</w:tc>'
        )

    def row(self, cells: list[str], *, head: bool = False) -> str:
        save = self.mark()
        header = "<w:tblHeader/>" if head else ""
        return (
            f'<w:tr w:rsidR="{save}" w:rsidRPr="{self.mark()}" {self.paragraph_id()} w:rsidTr="{save}">'
            f'<w:trPr><w:cantSplit/><w:trHeight w:val="454"/>{header}<w:jc w:val="center"/></w:trPr>'
            + "".join(cells)
            + "</w:tr>"
        )

    def table(self, columns: int, rows: list[str]) -> str:
        grid = "".join(f'<w:gridCol w:w="{9000 // columns}"/>' for _ in range(columns))
        return (
            '<w:tbl><w:tblPr><w:tblW w:w="9000" w:type="dxa"/><w:jc w:val="center"/>'
            '<w:tblLayout w:type="fixed"/><w:tblLook w:val="04A0"/></w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>" + "".join(rows) + "</w:tbl>"
        )


def _parts(text: str) -> list[str]:
    """A text cut where Latin and Chinese meet, as Word does it."""
    parts: list[str] = []
    for character in text:
        if parts and (ord(character) < 128) == (ord(parts[-1][-1]) < 128):
            parts[-1] += character
        else:
            parts.append(character)
    return parts


def _project(writer: _Writer, at: int) -> None:
    chance = writer.random
    thing = chance.choice(_THINGS)
    name = f"{chance.choice(_PLACES)}{thing}项目（第{at}期）"
    code = f"990{chance.randrange(100, 999)}27{chance.randrange(10**12, 10**13)}"
    funds = chance.randrange(50, 9000) / 10
    writer.out.append(writer.paragraph(f"{at}. {name}绩效目标表", size=32, style="2", bold=True))
    rows = [
        writer.row([writer.cell("项目编码", 1200, span=2), writer.cell(code, 2400, span=2),
                    writer.cell("项目名称", 1200), writer.cell(name, 2400, span=2)]),
        writer.row([writer.cell("预算规模及资金用途", 1200, down="restart"),
                    writer.cell("预算数", 1200), writer.cell(f"{funds:.2f}", 1200),
                    writer.cell("其中：财政资金", 1200, span=2), writer.cell(f"{funds:.2f}", 1200),
                    writer.cell("其他资金 0.00", 1200)]),
        writer.row([writer.cell("", 1200, down="on"),
                    writer.cell(f"用于{thing}所需的材料、人工及管理支出，保障工作按时完成。", 7800, span=6)]),
        writer.row([writer.cell("资金支出计划（%）", 1200, span=2), writer.cell("3月底 25%", 1800),
                    writer.cell("6月底 50%", 1800), writer.cell("9月底 75%", 1800),
                    writer.cell("12月底 100%", 1800, span=2)]),
        writer.row([writer.cell("绩效目标", 1200, span=2),
                    writer.cell(f"1.完成{thing}年度任务，达到设计标准。", 7800, span=5)]),
    ]  # fmt: skip
    writer.out.append(writer.table(7, rows))
    writer.out.append(writer.paragraph(""))
    _indicators(writer, thing)
    writer.out.append(writer.paragraph(""))


def _indicators(writer: _Writer, thing: str) -> None:
    chance = writer.random
    heads = ["一级指标", "二级指标", "三级指标", "绩效指标描述", "指标值", "指标值确定依据"]
    rows = [writer.row([writer.cell(head, 1500, jc="center") for head in heads], head=True)]
    above = ""
    for measure in (m for m in _MEASURES for _ in range(chance.randrange(1, 3))):
        level1, level2, name, description, target = (
            part.format(t=thing, n=chance.randrange(10, 900), d=chance.randrange(10),
                        m=chance.randrange(6, 13)) for part in measure
        )  # fmt: skip
        down = "on" if level1 == above else "restart"
        rows.append(writer.row([
            writer.cell("" if down == "on" else level1, 1500, down=down), writer.cell(level2, 1500),
            writer.cell(name, 1500), writer.cell(description, 1500), writer.cell(target, 1500),
            writer.cell(chance.choice(_BASES), 1500)]))  # fmt: skip
        above = level1
    writer.out.append(writer.table(6, rows))


def document_xml(projects: int, seed: int) -> str:
    """The main part of such a document."""
    writer = _Writer(seed)
    writer.out.append(f"{_HEAD}<w:document {_SPACES}><w:body>")
    writer.out.append(
        writer.paragraph("云台县水务局2027年部门预算绩效文本", size=44, bold=True, jc="center")
    )
    writer.out.append(writer.paragraph("第一部分 部门整体绩效目标", size=32, style="1"))
    writer.out.append(writer.paragraph("一、总体绩效目标", size=32, style="2"))
    writer.out.append(writer.paragraph("保障全县供水安全，提高水资源利用效率。", size=32))
    writer.out.append(writer.paragraph("第二部分 预算项目绩效目标", size=32, style="1"))
    for at in range(1, projects + 1):
        _project(writer, at)
    writer.out.append(
        '<w:sectPr><w:footerReference w:type="default" r:id="rId3"/>'
        '<w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body></w:document>'
    )
    return "".join(writer.out)


def _styles() -> str:
    latent = "".join(
        f'<w:lsdException w:name="List Table {n}" w:uiPriority="{n}" w:qFormat="1"/>'
        for n in range(370)
    )
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{n}"><w:name w:val="heading {n}"/>'
        '<w:basedOn w:val="a"/><w:next w:val="a"/><w:uiPriority w:val="9"/><w:qFormat/>'
        f'<w:pPr><w:keepNext/><w:outlineLvl w:val="{n - 1}"/></w:pPr></w:style>'
        for n in range(1, 10)
    )
    return (
        f"{_HEAD}<w:styles {_SPACES}><w:docDefaults/><w:latentStyles>{latent}</w:latentStyles>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
        f"{styles}</w:styles>"
    )


def make_docx(projects: int, seed: int = 1) -> bytes:
    """A .docx with so many invented projects, each with an information and an indicator table."""
    relations = "".join(
        f'<Relationship Id="rId{n}" Type="{_RELATION}/{kind}" Target="{kind}{"1" if kind == "footer" else ""}.xml"/>'
        for n, kind in ((1, "styles"), (2, "settings"), (3, "footer"))
    )
    space = 'xmlns="http://schemas.openxmlformats.org/package/2006/{}"'
    parts = {
        "[Content_Types].xml": f"{_HEAD}<Types {space.format('content-types')}>"
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_OFFICE}.document.main+xml"/>'
        f'<Override PartName="/word/styles.xml" ContentType="{_OFFICE}.styles+xml"/>'
        f'<Override PartName="/word/settings.xml" ContentType="{_OFFICE}.settings+xml"/>'
        f'<Override PartName="/word/footer1.xml" ContentType="{_OFFICE}.footer+xml"/></Types>',
        "_rels/.rels": f'{_HEAD}<Relationships {space.format("relationships")}><Relationship Id="rId1" '
        f'Type="{_RELATION}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f"{_HEAD}<Relationships {space.format('relationships')}>"
        f"{relations}</Relationships>",
        "word/document.xml": document_xml(projects, seed),
        "word/styles.xml": _styles(),
        "word/settings.xml": f"{_HEAD}<w:settings {_SPACES}/>",
        "word/footer1.xml": f"{_HEAD}<w:ftr {_SPACES}><w:p><w:r><w:fldChar "
        'w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText>'
        '</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:ftr>',
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(
                zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), text, zipfile.ZIP_DEFLATED
            )
    return packed.getvalue()


if __name__ == "__main__":
    Path(sys.argv[3]).write_bytes(make_docx(int(sys.argv[1]), int(sys.argv[2])))
