import pytest

from jixiao.formats.writer import UnwritableDocument
from jixiao.model.paper import Line
from jixiao.regulation.form_files import form_named
from jixiao.regulation.report_outline import report_outlines
from jixiao.services.preparing import prepared_for
from jixiao.services.reading import read_bytes
from jixiao.services.writing import Choices, chosen_form, on_paper, written
from tests.reports.narrative.papers import outline
from tests.reports.test_preparing import PLAN


def test_a_plan_on_a_monitoring_form_becomes_one_and_says_so() -> None:
    made = written(outline(PLAN), ".docx", Choices(form_named("monitoring")))
    (record,) = read_bytes(made.data, "监控表.docx").documents

    assert (record.kind, record.layout) == ("monitoring", "monitoring")
    assert [each.message for each in made.notices] == [
        "绩效运行监控表由绩效文本的内容预填，空着的由人填写。"
    ]


def test_general_points_are_written_with_their_source_below_the_form() -> None:
    choices = Choices(form_named("self-evaluation"), weights=True)
    made = written(outline(PLAN), ".docx", choices)
    (evaluation,) = read_bytes(made.data, "自评表.docx").documents

    assert evaluation.projects[0].total_points.raw == "100"
    assert evaluation.projects[0].indicators[0].level1.raw == "产出指标（50分）"


def test_points_that_can_not_be_given_are_told() -> None:
    document = outline("自评: 甲\n列: 一级 | 三级 | 指标值\n成本指标 | 乙 | ≤1元\n")
    ready = prepared_for(document, None, weights=True)

    assert ready.notes == ()
    assert [each.message[:15] for each in ready.notices] == ["没有套用一般的分值分配：自评表"]


@pytest.mark.parametrize(
    ("name", "kind"), [("hebei-plan", "plan"), ("transfer-self-evaluation", "self-evaluation")]
)
def test_a_form_without_points_gets_none_and_that_is_told(name: str, kind: str) -> None:
    ready = prepared_for(outline(PLAN), form_named(name), weights=True)

    [document] = ready.documents
    assert document.kind == kind
    assert "分）" not in document.projects[0].indicators[0].level1.raw
    assert ready.notes == ()
    assert ready.notices[-1].message.startswith("写出的表没有分值栏")


def test_an_outline_is_chosen_like_a_form() -> None:
    wanted = chosen_form("evaluation-report")
    made = on_paper(outline(PLAN), Choices(wanted))

    assert wanted is report_outlines()["evaluation-report"]
    assert made.paper.parts[0] == Line("项目支出绩效评价报告", "title")


def test_nothing_is_made_where_the_file_has_such_a_document_already() -> None:
    both = (*outline(PLAN), *outline("自评: 甲\n数量指标 | 乙 | ≥1个 | 1个 | 10 | 10\n"))
    ready = prepared_for(both, form_named("self-evaluation"))

    assert [each.kind for each in ready.documents] == ["plan", "self-evaluation"]
    assert ready.notices == ()


def test_a_report_on_nothing_is_refused() -> None:
    with pytest.raises(
        UnwritableDocument, match="没有读到项目的绩效表，写不出项目支出绩效评价报告"
    ):
        written(outline("没有表格的一句话。"), ".docx", Choices(chosen_form("evaluation-report")))
