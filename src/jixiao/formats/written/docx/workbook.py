"""The workbook behind a chart: one sheet, as small as Excel accepts it."""

from collections.abc import Sequence

from jixiao.formats.written.docx.markup import HEAD, PACKAGE, RELATIONS, escaped
from jixiao.formats.written.docx.package import relationships, zipped

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def column(number: int) -> str:
    """Letters of a column, 0 upwards.

    >>> column(0), column(25), column(26)
    ('A', 'Z', 'AA')
    """
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def workbook(rows: Sequence[Sequence[str | float]]) -> bytes:
    """A workbook with one sheet "Sheet1".

    Args:
        rows: Words and numbers of its cells; "" leaves one empty.
    """
    body = "".join(
        f'<row r="{at}">{"".join(_cell(value, f"{column(to)}{at}") for to, value in enumerate(row))}</row>'
        for at, row in enumerate(rows, 1)
    )
    parts = {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default '
        'Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_KIND}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_KIND}.worksheet+xml"/></Types>',
        "_rels/.rels": relationships({"rBook": (f"{RELATIONS}/officeDocument", "xl/workbook.xml")}),
        "xl/_rels/workbook.xml.rels": relationships(
            {"rSheet": (f"{RELATIONS}/worksheet", "worksheets/sheet1.xml")}
        ),
        "xl/workbook.xml": f'{HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{RELATIONS}"><sheets>'
        '<sheet name="Sheet1" sheetId="1" r:id="rSheet"/></sheets></workbook>',
        "xl/worksheets/sheet1.xml": f'{HEAD}<worksheet xmlns="{_MAIN}"><sheetData>{body}'
        "</sheetData></worksheet>",
    }
    return zipped(parts)


def _cell(value: str | float, name: str) -> str:
    if value == "" or value != value or value in (float("inf"), float("-inf")):
        return ""
    if isinstance(value, str):
        return f'<c r="{name}" t="inlineStr"><is><t>{escaped(value)}</t></is></c>'
    return f'<c r="{name}"><v>{value!r}</v></c>'
