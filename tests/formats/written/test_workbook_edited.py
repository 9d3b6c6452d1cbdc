"""A workbook that was filled in, edited in LibreOffice, comes back: its rows are known again."""

from pathlib import Path

import pytest

from jixiao.formats.limits import DEFAULT_LIMITS
from jixiao.formats.office import converted, program
from jixiao.formats.registry import reader_for, writer_for
from jixiao.formats.writer import Manuscript
from jixiao.model.paper import CHOICE, LABEL, TITLE, Box, Grid, Line, Paper, Row
from jixiao.model.project import Indicator
from tests.formats.written.office_edit import SORT, edited

AT = "documents[0].projects[0].indicators"
NAMES = ("慰问职工人数", "发放及时率", "培训场次", "职工满意度", "帮扶户数")
TARGETS = ("=50人", "100%", "4场", "+90%", "0036")


def paper() -> Paper:
    heads = ("一级指标", "二级指标", "三级指标", "指标值")
    rows = [Row(tuple(Box(words, style=LABEL) for words in heads))]
    for n, (name, target) in enumerate(zip(NAMES, TARGETS, strict=True)):
        at = f"{AT}[{n}]"
        level1 = Box("产出指标", 1, 5, leaf=f"{at}.level1", entry=CHOICE, choices=("产出指标",))
        level2 = Box(
            "数量指标", leaf=f"{at}.level2", entry=CHOICE, choices=("数量指标", "质量指标")
        )
        cells = (level2, Box(name, leaf=f"{at}.name"), Box(target, leaf=f"{at}.target"))
        rows.append(Row(((level1, *cells) if n == 0 else cells), at))
    grid = Grid((200, 200, 400, 200), tuple(rows), 1)
    return Paper("表", (Line("项目支出绩效目标表", TITLE), grid))


def indicators(data: bytes) -> tuple[Indicator, ...]:
    reader, _ = reader_for(data, "")
    (document,) = reader.read(data, DEFAULT_LIMITS).documents
    assert document.notices == ()
    return document.projects[0].indicators


def known(data: bytes) -> list[tuple[str, str]]:
    """(Name, number of the indicator as exported, "" for a new one) of every row, as read back."""
    keys = reader_for(data, "")[0].read(data, DEFAULT_LIMITS).rows
    return [
        (each.name.raw, keys.get((each.span.table or 0, each.span.row or 0), "").removeprefix(AT))
        for each in indicators(data)
        if each.span is not None
    ]


@pytest.mark.slow
@pytest.mark.office
@pytest.mark.skipif(program() is None, reason="LibreOffice is not installed")
def test_rows_inserted_deleted_and_sorted_in_libreoffice_are_known_again(tmp_path: Path) -> None:
    data = writer_for(".xlsx").write(Manuscript(paper()))
    steps = """
  sheet = book.Sheets.getByIndex(1)
  sheet.unprotect("")
  sheet.Rows.insertByIndex(4, 1)
  sheet.getCellRangeByName("B5").String = "质量指标"
  sheet.getCellRangeByName("C5").String = "新增的指标"
  sheet.getCellRangeByName("E5").String = "95%"
  sheet.Rows.removeByIndex(2, 1)
""" + SORT.format(column=1, ascending="True", area="B4:E6")

    back = edited(data, steps, tmp_path)

    assert len(known(data)) == 5
    found = known(back)
    assert dict(found) == {
        "发放及时率": "[1]", "培训场次": "[2]", "新增的指标": "", "职工满意度": "[3]", "帮扶户数": "[4]",
    }  # fmt: skip
    names = ["发放及时率", "培训场次", "新增的指标", "职工满意度", "帮扶户数"]
    assert [name for name, _ in found] == names


@pytest.mark.slow
@pytest.mark.office
@pytest.mark.skipif(program() is None, reason="LibreOffice is not installed")
def test_nothing_changes_when_libreoffice_only_saves_it(tmp_path: Path) -> None:
    data = writer_for(".xlsx").write(Manuscript(paper()))

    back = edited(data, "", tmp_path)

    assert known(back) == known(data)
    assert [each.target.raw for each in indicators(back)] == list(TARGETS)
    assert {each.level1.raw for each in indicators(back)} == {"产出指标"}


@pytest.mark.slow
@pytest.mark.office
@pytest.mark.skipif(program() is None, reason="LibreOffice is not installed")
def test_a_workbook_saved_as_the_older_kind_is_known_again() -> None:
    data = writer_for(".xlsx").write(Manuscript(paper()))

    old = converted(data, ".xlsx", "xls", DEFAULT_LIMITS)

    assert known(old) == known(data)
    assert [each.target.raw for each in indicators(old)] == list(TARGETS)
