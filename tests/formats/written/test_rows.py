import csv
import io
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jixiao.formats.exchange.writing import Source
from jixiao.formats.layout.indicator_rows import INDICATOR_HEAD
from jixiao.formats.written.rows import csv_text, guarded, unguarded
from jixiao.kernel.codes import UnitName, read_project_code
from jixiao.kernel.money import read_money
from jixiao.kernel.span import Span
from jixiao.kernel.stated import Stated
from jixiao.model.documents import PerformancePlan
from jixiao.model.duty_activity import ActivityIndicator, DutyActivity, GradeCriteria
from jixiao.model.project import Budget, Indicator, Project
from jixiao.model.target import Target
from jixiao.services.exporting import csv_opening, exported
from jixiao.services.reading import FileRead

PLACE = Span(page=2, table=1, row=9, column=4, start=0, end=5)


def stated(words: str) -> Stated[str]:
    return Stated(words, words, PLACE)


def file() -> FileRead:
    target = Target("quantity", "=", Decimal("100"), unit="%", deadline=date(2025, 12, 31))
    indicator = Indicator(
        level1=Stated("产出指标", "OUTPUT", PLACE),
        name=stated("慰问，\n走访"),
        target=Stated("=100%", target, PLACE),
        points=Stated("10分", Decimal("10"), PLACE),
        span=Span(page=2, table=1, row=9),
    )
    project = Project(
        ordinal=1,
        code=Stated("13028122P00249210001B", read_project_code("13028122P00249210001B"), PLACE),
        name=stated("帮扶资金"),
        budget=Budget(total=Stated("1,020.50", read_money("1,020.50", "万元"), PLACE)),
        indicators=(indicator,),
        long_term_indicators=(Indicator(name=stated("长远")),),
    )
    graded = ActivityIndicator(
        name=stated("会议费"),
        grade_criteria=GradeCriteria(excellent=Stated("下降10%", Target("qualitative"), PLACE)),
    )
    plan = PerformancePlan(
        department=Stated("711001某会", UnitName("711001", "某会"), PLACE),
        fiscal_year=Stated("2025年", 2025, PLACE),
        projects=(project,),
        activities=(DutyActivity(duty=stated("职责"), indicators=(graded,)),),
    )
    return FileRead(Source("a.docx", "", "", "docx", "1", None), (plan,))


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_there_is_one_row_an_indicator() -> None:
    first, second, third = rows(csv_opening() + exported(file(), "csv"))

    assert {key: cell for key, cell in first.items() if cell} == {
        "文件": "a.docx", "文档": "1", "类型": "绩效文本", "部门编码": "\t711001", "部门": "某会",
        "年度": "2025", "项目序号": "1", "项目编码": "13028122P00249210001B",
        "项目名称": "帮扶资金", "金额单位": "万元", "预算数": "1020.50", "期间": "年度",
        "一级指标": "产出指标", "三级指标": "慰问，\n走访", "指标值": "\t=100%",
        "指标值类型": "数值", "符号": "\t=", "数值": "100", "单位": "%", "期限": "2025-12-31",
        "分值": "10", "页": "2", "表": "1", "行": "9",
    }  # fmt: skip
    assert (second["期间"], second["三级指标"]) == ("长期", "长远")
    assert (third["部门职责"], third["三级指标"], third["优"]) == ("职责", "会议费", "下降10%")


def test_every_row_is_as_wide_as_the_head() -> None:
    text = csv_opening() + exported(file(), "csv")

    widths = {len(row) for row in csv.reader(io.StringIO(text, newline=""))}

    assert widths == {len(INDICATOR_HEAD)}


def test_excel_sees_the_encoding_and_the_ends_of_lines() -> None:
    text = csv_opening() + exported(file(), "csv")

    assert text.encode("utf-8").startswith(b"\xef\xbb\xbf")
    assert text.endswith("\r\n")


def test_every_value_has_a_row_with_its_place_on_request() -> None:
    found = rows(csv_opening(places=True) + exported(file(), "csv", places=True))

    assert found[-2:] == [
        {"文件": "a.docx", "文档": "1", "位置": f"documents[0].activities[0].indicators[0].{leaf}",
         "内容": words, "页": "2", "表": "1", "行": "9", "列": "4", "文字行": "",
         "起": "0", "止": "5"}
        for leaf, words in (("name", "会议费"), ("grade_criteria.excellent", "下降10%"))
    ]  # fmt: skip


@pytest.mark.parametrize(
    "words",
    ["=100%", "+3", "-0%", "@附件", "1-2", "2023.1", "12月31日", "100%", "007", "1E5", "130281E21",
     "711001", "（3）", "＝1", "2023年12月", "Mar-5", "TRUE", "123456789012345678901"],
)  # fmt: skip
def test_what_excel_would_change_stays_text(words: str) -> None:
    assert guarded(words) == f"\t{words}"


@pytest.mark.parametrize(
    "words", ["≥90%", "5000人", "冀财行〔2021〕102号", "1-2次", "及时", "", "13028122P00249210001B"]
)
def test_plain_text_stands_as_it_is(words: str) -> None:
    assert guarded(words) == words


@settings(max_examples=50)
@given(st.text(max_size=20).filter(lambda words: "\x00" not in words and words == words.strip()))
def test_no_words_are_lost_in_a_table(words: str) -> None:
    cells = next(csv.reader(io.StringIO(csv_text([[guarded(words), "x"]]), newline="")))

    assert unguarded(cells[0]) == words
