"""Departments and units from tables and from documents."""

from io import BytesIO

import pytest
import xlsxwriter

from jixiao.formats.limits import UnreadableDocument
from jixiao.services.organisation_list import Entry, entries_of
from tests.truth import SAMPLES

TABLE = """清河口县预算单位,,
部门代码,部门名称,归口股室,单位代码,单位名称
348,交通 运输局,经建股,,
348,交通运输局,经建股,348001,公路站
,,,348002,运管所
711,总工会
,备注,,,
348,交通运输局,经建股,,
"""
FOUND = [
    Entry("348", "交通运输局", "经建股"),
    Entry("348", "交通运输局", "经建股", "348001", "公路站"),
    Entry("348", "", "", "348002", "运管所"),
    Entry("711", "总工会"),
]


def as_workbook(table: str) -> bytes:
    stream = BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        sheet = book.add_worksheet()
        for row, line in enumerate(table.splitlines()):
            for column, words in enumerate(line.split(",")):
                if words:
                    sheet.write_string(row, column, words)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("单位.csv", TABLE.encode()),
        ("单位.CSV", TABLE.encode("gb18030")),
        ("单位.tsv", TABLE.replace(",", "\t").encode()),
        ("单位.csv", TABLE.replace(",", "\t").encode()),
        ("单位.xlsx", as_workbook(TABLE)),
    ],
)
def test_a_table_names_departments_and_units_once_each(name: str, data: bytes) -> None:
    assert entries_of(name, data) == FOUND


def test_a_table_of_units_alone_names_departments_by_the_beginning_of_the_code() -> None:
    table = "单位编码,单位名称\n348001,公路站\n711001,总工会\n"

    assert entries_of("单位.csv", table.encode()) == [
        Entry("348", "", "", "348001", "公路站"), Entry("711", "", "", "711001", "总工会"),
    ]  # fmt: skip


def test_a_document_names_its_department_by_the_codes_over_its_forms() -> None:
    path = SAMPLES / "qinghekou-union-2025" / "plan.docx"

    found = entries_of("文本.docx", path.read_bytes())

    assert found
    assert {each.code for each in found} == {each.unit_code[:3] for each in found}
    assert all(each.name and each.unit_name for each in found)
    assert len(found) == len(set(found))


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("单位.csv", "序号,备注\n1,无\n".encode()),
        ("单位.xlsx", as_workbook("序号,备注\n1,无\n")),
        ("单位", "没有单位编码的一段文字。".encode()),
    ],
)
def test_a_file_that_names_nobody_is_refused_with_what_it_should_have(
    name: str, data: bytes
) -> None:
    with pytest.raises(UnreadableDocument, match="表格要有“部门代码”“部门名称”两列"):
        entries_of(name, data)
