"""Makes the small office files of ``tests/formats/fixtures`` (needs LibreOffice; run by hand).

The .docx is written here part by part, so that every trap stands where it is wanted; the
.doc, .rtf and .xls are what LibreOffice makes of the newer formats.
"""

import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import xlsxwriter

FIXTURES = Path(__file__).parent.parent / "tests" / "formats" / "fixtures"
W = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
PARTS = ("document.main", "styles", "numbering", "header", "footer", "footnotes")


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(content: str, properties: str = "") -> str:
    inner = content if content.startswith("<") else run(content)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def numbered(content: str, number: int, level: int = 0) -> str:
    return paragraph(
        content, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    )


def field(code: str, result: str) -> str:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    code = f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
    return mark("begin") + code + mark("separate") + run(result) + mark("end")


def cell(content: str, width: int, span: int = 1, down: str = "") -> str:
    """``down`` is "restart" or "continue" for a cell merged downwards."""
    body = (
        content
        if content.startswith("<w:p") or content.startswith("<w:tbl")
        else paragraph(content)
    )
    merge = f'<w:vMerge w:val="{down}"/>' if down else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>'
        f'<w:gridSpan w:val="{span}"/>{merge}</w:tcPr>{body}</w:tc>'
    )


def table(widths: list[int], rows: list[str]) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    body = "".join(f"<w:tr>{row}</w:tr>" for row in rows)
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="4"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{sides}'
        f'</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"
    )


def project_table() -> str:
    return table(
        [1500, 1500, 2000, 3500],
        [
            cell("项目名称", 1500) + cell("社区书屋更新", 7000, 3),
            cell("一级指标", 1500)
            + cell("二级指标", 1500)
            + cell("三级指标", 2000)
            + cell("指标值", 3500),
            cell("产出指标", 1500, down="restart")
            + cell("数量指标", 1500)
            + cell("新购图书", 2000)
            + cell("≥1200册", 3500),
            cell("", 1500, down="continue")
            + cell("质量指标", 1500)
            + cell("完好率", 2000)
            + cell(paragraph("≥98%") + paragraph("（抽查）"), 3500),
            cell("效益指标", 3000, 2) + cell("读者增加", 2000) + cell("比上年增长10%", 3500),
        ],
    )


def nested_table() -> str:
    inner = table(
        [1500, 1500],
        [cell("年度", 1500) + cell("金额", 1500), cell("2031", 1500) + cell("12.50", 1500)],
    )
    return table(
        [3000, 4000],
        [
            cell("分年计划", 3000)
            + cell(paragraph("见下表") + inner + paragraph("单位：万元"), 4000),
            cell("合计", 3000) + cell("12.50", 4000),
        ],
    )


def text_box() -> str:
    return (
        '<w:p><w:r><w:t>框前</w:t></w:r><w:r><w:pict><v:shape type="#_x0000_t202" '
        'style="position:absolute;margin-left:200pt;margin-top:0;width:120pt;height:40pt">'
        f"<v:textbox><w:txbxContent>{paragraph('框内文字')}</w:txbxContent></v:textbox></v:shape>"
        "</w:pict></w:r><w:r><w:t>框后</w:t></w:r></w:p>"
    )


def body() -> str:
    deleted = '<w:del w:id="1" w:author="甲" w:date="2031-01-01T00:00:00Z"><w:r><w:delText>三十</w:delText></w:r></w:del>'
    inserted = f'<w:ins w:id="2" w:author="甲" w:date="2031-01-01T00:00:00Z">{run("五十")}</w:ins>'
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    parts = [
        paragraph("云溪县文化馆项目支出绩效目标表", '<w:pStyle w:val="Heading1"/>'),
        numbered("部门职责", 1),
        numbered("开放阅览室", 1, 1),
        numbered("下乡送书", 1, 1),
        numbered("年度任务", 1),
        numbered("更新图书", 1, 1),
        paragraph(
            run("共") + deleted + inserted + run("个") + run("看不见", "<w:vanish/>") + run("网点")
        ),
        paragraph(run("见") + field('HYPERLINK "http://example.org"', "附件一") + run("。")),
        paragraph(
            run("上级补助")
            + note
            + run("已到位")
            + "<w:r><w:br/></w:r>"
            + run("English “quoted” text – 5 €")
        ),
        project_table(),
        paragraph("表间说明"),
        nested_table(),
        paragraph('<w:r><w:br w:type="page"/></w:r>' + run("新的一页")),
        text_box(),
        paragraph(run("满意度") + '<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>' + run("90%")),
    ]
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId4"/>'
        '<w:footerReference w:type="default" r:id="rId5"/><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
    )
    return f"<w:document {W}><w:body>{''.join(parts)}{section}</w:body></w:document>"


def numbering() -> str:
    levels = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>'
        '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="（%2）"/></w:lvl>'
    )
    return (
        f'<w:numbering {W}><w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )


def styles() -> str:
    return (
        f'<w:styles {W}><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>'
        '<w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style></w:styles>'
    )


def notes() -> str:
    first = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{tag}/></w:r></w:p></w:footnote>'
        for number, kind, tag in (
            (0, "separator", "separator"),
            (1, "continuationSeparator", "continuationSeparator"),
        )
    )
    return f'<w:footnotes {W}>{first}<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r>{run("含提前下达部分。")}</w:p></w:footnote></w:footnotes>'


def write_docx(path: Path) -> None:
    types = "".join(
        f'<Override PartName="/word/{part.split(".")[0]}.xml" ContentType="{OFFICE}.{part}+xml"/>'
        for part in PARTS
    )
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    links = "".join(
        f'<Relationship Id="rId{number}" Type="{relation}/{part}" Target="{part}.xml"/>'
        for number, part in enumerate(PARTS[1:], 2)
    )
    contents = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{types}</Types>',
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{relation}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f"{links}</Relationships>",
        "word/document.xml": body(),
        "word/styles.xml": styles(),
        "word/numbering.xml": numbering(),
        "word/header.xml": f"<w:hdr {W}>{paragraph('云溪县文化馆文件')}</w:hdr>",
        "word/footer.xml": f"<w:ftr {W}>{paragraph(run('第') + field('PAGE', '1') + run('页'))}</w:ftr>",
        "word/footnotes.xml": notes(),
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in contents.items():
            packed.writestr(zipfile.ZipInfo(name), '<?xml version="1.0" encoding="UTF-8"?>' + text)


def write_book(path: Path) -> None:
    """Merged cells, number formats, an error value, and hidden row, column and sheet."""
    with xlsxwriter.Workbook(path) as made:
        sheet = made.add_worksheet("目标表")
        sheet.merge_range("A1:D1", "云溪县文化馆绩效目标表")
        sheet.merge_range("A3:A6", "产出指标")
        sheet.write_row("A2", ["一级指标", "三级指标", "指标值", "金额"])
        for row, (name, value, shown, sum_, sum_shown) in enumerate(
            [
                ("完好率", 1, "0%", 1000, "#,##0.00"),
                ("完成率", 0.958, "0.00%", -5, "#,##0.00_);(#,##0.00)"),
                ("编号", 7, "000", 12.5, '0.0"万元"'),
                ("日期", 44926, "yyyy/m/d", 44926, 'yyyy"年"m"月"'),
            ],
            2,
        ):
            sheet.write(row, 1, name)
            sheet.write(row, 2, value, made.add_format({"num_format": shown}))
            sheet.write(row, 3, sum_, made.add_format({"num_format": sum_shown}))
        sheet.write_formula("C8", "=1/0", None, "#DIV/0!")
        sheet.write("C9", True)
        bold = made.add_format({"bold": True})
        sheet.write_rich_string("C10", "比上年", bold, "增长", "10%")
        sheet.write("B12", "隐藏行")
        sheet.set_row(11, None, None, {"hidden": True})
        sheet.write("F2", "隐藏列")
        sheet.set_column("F:F", None, None, {"hidden": True})
        sheet.set_header("&C云溪县文化馆")
        old = made.add_worksheet("旧表")
        old.write("A1", "旧")
        old.hide()
        long = made.add_worksheet("长表")
        for row in range(300):
            long.write_row(row, 0, [f"条目{row}" + "长" * 20, row, row / 4])


def convert(source: Path, kind: str, folder: Path) -> None:
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(
            [
                *("soffice", f"-env:UserInstallation=file://{profile}", "--headless"),
                *("--convert-to", kind, "--outdir", str(folder), str(source)),
            ],
            check=True,
            stdout=subprocess.DEVNULL,
            timeout=180,
        )


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FIXTURES
    folder.mkdir(parents=True, exist_ok=True)
    source = folder / "library.docx"
    write_docx(source)
    for kind in ("doc:MS Word 97", "rtf"):
        convert(source, kind, folder)
    write_book(folder / "books.xlsx")
    convert(folder / "books.xlsx", "xls:MS Excel 97", folder)


if __name__ == "__main__":
    main()
