"""One fund notice, many receivers: what each gets, and whether together they do what was asked."""

from collections.abc import Iterable
from decimal import Decimal

import pytest

from jixiao.model.documents import PerformanceDocument, PerformancePlan
from jixiao.model.project import Project
from jixiao.services.editing import with_row, with_words, without_row, words_at
from jixiao.services.funds import (
    Summed,
    amount_words,
    broken_by,
    for_receiver,
    project_of,
    summed_by_default,
    sums,
)

BUDGET = "projects[0].budget."
ROWS = "projects[0].indicators"
INDICATORS = (
    ("数量指标", "养护里程", "≥300公里"),
    ("数量指标", "里程占比", "≥90%"),
    ("质量指标", "优良路段", "≥80公里"),
    ("数量指标", "事故", "≤3起"),
    ("数量指标", "宣传材料", "手册5本、折页8份"),
    ("数量指标", "公示", "及时"),
    ("数量指标", "未填", ""),
)


def document(
    indicators: Iterable[tuple[str, str, str]] = INDICATORS, **budget: str
) -> PerformanceDocument:
    made: PerformanceDocument = PerformancePlan(projects=(Project(),))
    words = {"projects[0].name": "农村公路养护", "projects[0].amount_unit": "万元"}
    words |= {f"{BUDGET}{name}": each for name, each in budget.items()}
    for at, (level2, name, target) in enumerate(indicators):
        made = with_row(made, ROWS, at)
        row = {"level1": "产出指标", "level2": level2, "name": name, "target": target}
        words |= {f"{ROWS}[{at}].{field}": each for field, each in row.items()}
    for path, each in words.items():
        made = with_words(made, path, each)
    return made


def receiver(target: str) -> Project:
    return document([("数量指标", "养护里程", target)]).projects[0]


def test_only_one_project_can_be_issued() -> None:
    assert project_of(document()) == document().projects[0]
    assert project_of(PerformancePlan()) is None
    assert project_of(PerformancePlan(projects=(Project(), Project()))) is None


def test_counted_quantities_that_are_to_be_reached_add_up_by_default() -> None:
    assert summed_by_default(document().projects[0]) == [0]


def test_a_receiver_gets_its_amount_and_sets_its_own_targets() -> None:
    notice = document(total="100", fiscal_funds="100")
    notice = with_words(notice, "projects[0].code", "13028122P00249210001B")

    given = for_receiver(notice, [0], Decimal(125_000))

    assert [words_at(given, f"{BUDGET}{name}") for name in ("total", "fiscal_funds")] == [
        "12.50"
    ] * 2
    assert words_at(given, f"{BUDGET}other_funds") == "0"
    assert [words_at(given, f"{ROWS}[{at}].target") for at in (0, 1)] == ["", "≥90%"]
    assert words_at(given, "projects[0].code") == ""


def test_where_other_money_is_in_it_the_receiver_says_how_much() -> None:
    given = for_receiver(document(total="100", fiscal_funds="60"), [], Decimal(125_000))

    assert words_at(given, f"{BUDGET}total") == "12.50"
    assert words_at(given, f"{BUDGET}fiscal_funds") == words_at(given, f"{BUDGET}other_funds") == ""


@pytest.mark.parametrize(("unit", "words"), [("元", "125000.00"), ("", "12.50"), ("人次", "12.50")])
def test_an_amount_is_written_in_the_unit_of_the_form(unit: str, words: str) -> None:
    notice = with_words(document(), "projects[0].amount_unit", unit)

    assert words_at(for_receiver(notice, [], Decimal(125_000)), f"{BUDGET}total") == words


def test_an_amount_keeps_every_digit() -> None:
    assert amount_words(Decimal("123456.78"), "万元") == "12.345678"
    assert amount_words(Decimal("1000000"), "万元") == "100.00"


def test_what_a_notice_fixes_must_be_kept() -> None:
    notice, share = document(total="100", fiscal_funds="100"), Decimal(125_000)
    kept = with_words(for_receiver(notice, [0], share), f"{ROWS}[0].target", "≥40公里")

    def broken(now: PerformanceDocument) -> tuple[str, str] | None:
        return broken_by(notice, [0], share, now)

    assert broken(kept) is None
    assert broken(with_words(kept, f"{ROWS}[1].target", "≥80%")) == ("indicator", "里程占比")
    assert broken(without_row(kept, ROWS, 2)) == ("indicator", "优良路段")
    assert broken(with_words(kept, "projects[0].name", "公路")) == ("indicator", "农村公路养护")
    assert broken(with_words(kept, f"{BUDGET}total", "13")) == ("amount", "12.50")
    assert broken(with_words(kept, f"{BUDGET}total", "")) == ("amount", "12.50")
    assert broken(PerformancePlan()) == ("indicator", "农村公路养护")


@pytest.mark.parametrize(
    ("targets", "total", "missing", "is_enough"),
    [
        (["≥200公里", "≥100公里"], 300, 0, True),
        (["≥200公里", "≥99公里"], 299, 0, False),
        (["≥400公里", ""], 400, 1, False),
        (["≥400公里", "≥100米"], 400, 1, False),
        (["≥400公里", None], 400, 1, False),
        ([], 0, 0, False),
    ],
)
def test_the_targets_of_receivers_add_up_to_that_of_the_notice(
    targets: list[str | None], total: int, missing: int, is_enough: bool
) -> None:
    there = [None if each is None else receiver(each) for each in targets]

    [summed] = sums(document(), [0], there)

    assert summed == Summed("养护里程", "≥300公里", "公里", Decimal(total), missing, is_enough)


def test_words_without_a_number_are_never_enough() -> None:
    [summed] = sums(document(), [5], [document().projects[0]])

    assert summed == Summed("公示", "及时", "", Decimal(0), 1, is_enough=False)
