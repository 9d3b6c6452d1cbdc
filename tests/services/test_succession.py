"""Last year's words as this year's: what is taken over, and what somebody has to look at."""

import pytest

from jixiao.model.documents import PerformanceDocument, PerformancePlan, ProjectObjectives
from jixiao.model.project import Project
from jixiao.services.editing import with_row, with_words, words_at
from jixiao.services.succession import Look, as_plan, looks, of_year

ROW = "projects[0].indicators[0]"


def plan(**words: str) -> PerformanceDocument:
    """A plan of 2026 with these words; dots and brackets of a path are written as __ here."""
    document: PerformanceDocument = PerformancePlan(projects=(Project(),))
    document = with_row(document, "projects[0].indicators", 0)
    for path, each in words.items():
        document = with_words(document, PATHS[path], each)
    return document


PATHS = {
    "year": "fiscal_year",
    "title": "title",
    "reviewer": "reviewed_by",
    "code": "projects[0].code",
    "total": "projects[0].budget.total",
    "use": "projects[0].use_of_funds",
    "name": f"{ROW}.name",
    "target": f"{ROW}.target",
}


def test_a_plan_takes_another_year_in_its_year_and_its_title() -> None:
    taken = of_year(plan(year="2026年", title="2026年预算绩效文本", use="2026年养护"), 2027)

    assert taken.fiscal_year.value == 2027
    assert words_at(taken, "title") == "2027年预算绩效文本"
    assert words_at(taken, "projects[0].use_of_funds") == "2026年养护"
    assert taken.fiscal_year_basis == "stated"


@pytest.mark.parametrize(
    "words", [{"year": "2026年", "title": "绩效文本"}, {"title": "2026绩效文本"}]
)
def test_a_title_that_does_not_print_the_known_year_stays(words: dict[str, str]) -> None:
    taken = of_year(plan(**words), 2027)

    assert (words_at(taken, "title"), taken.fiscal_year.value) == (words["title"], 2027)


def test_objectives_of_projects_become_a_plan_with_the_same_words() -> None:
    objectives = ProjectObjectives(projects=plan(use="养护").projects, department=plan().department)

    made = as_plan(objectives)

    assert isinstance(made, PerformancePlan)
    assert made.projects == objectives.projects
    assert as_plan(made) is made


@pytest.mark.parametrize(
    ("place", "words", "kind", "message"),
    [
        ("reviewer", "林森", "name", "上年是“林森”，今年换人了吗？"),
        ("code", "13028126P00249210001B", "code", "项目编码里的年份是 2026，今年用的是哪个编码？"),
        ("total", "12.50", "amount", "预算数上年是 12.50，今年是多少？"),
        ("target", "≥90%", "target", "上年定的是“≥90%”，今年定多少？"),
        ("use", "2025年、2026年和2025年养护", "year", "写着“2025年、2026年”，今年还对吗？"),
        ("use", "6月底前付清，9月 1 日验收", "date", "写着“6月底、9月 1 日”，今年还是这个时间吗？"),
        ("use", "每人500元，共 3.5 万元", "amount", "写着“500元、3.5 万元”，今年还是这个数吗？"),
    ],
)
def test_what_may_have_changed_is_asked_about(
    place: str, words: str, kind: str, message: str
) -> None:
    document = plan(**{place: words})

    assert list(looks(document, 2027)) == [Look(PATHS[place], kind, words, message)]


def test_a_target_is_called_by_its_indicator_and_long_words_are_cut() -> None:
    document = plan(name="里程" * 30, target="≥90%")

    [look] = looks(document, 2027)

    assert look.message == f"“{('里程' * 30)[:40]}…”上年定的是“≥90%”，今年定多少？"


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("year", "2026年"),
        ("title", "2026年绩效文本"),
        ("code", "13028127P00249210001B"),
        ("code", "711-0701-JBN-PGN6"),
        ("use", "2027年养护"),
        ("use", "依据财预〔2021〕101号养护"),
        ("use", "养护农村公路"),
        ("name", "养护里程"),
    ],
)
def test_what_stays_true_is_not_asked_about(place: str, words: str) -> None:
    assert list(looks(plan(**{place: words}), 2027)) == []
