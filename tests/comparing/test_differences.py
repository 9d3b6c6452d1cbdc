"""What a comparison finds, on documents that are made and edited here."""

import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import jixiao
from jixiao.comparing.alignment import Pairing, stayed
from jixiao.comparing.changes import ADDED, CHANGED, MOVED, VANISHED, Change
from jixiao.comparing.differences import differences
from jixiao.comparing.likeness import Likeness, likeness
from jixiao.comparing.parts import documents_of, tree
from jixiao.comparing.pieces import pieces
from jixiao.kernel.codes import read_project_code
from jixiao.kernel.money import read_money
from jixiao.kernel.percent import read_percent
from jixiao.kernel.stated import UNSTATED, Stated
from jixiao.model.documents import PerformancePlan, Section, TocEntry
from jixiao.model.project import Budget, DisbursementPlan, Indicator, Project
from jixiao.model.target_reading import read_target
from tests.strategies import documents
from tests.truth import SAMPLES

UNION = SAMPLES / "qinghekou-union-2025"
ROADS = SAMPLES / "qinghekou-roads-2025"
CULTURE = SAMPLES / "qinghekou-culture-2019"


def text(words: str) -> Stated[str]:
    return Stated(words, words)


def row(name: str, target: str, **others: str) -> Indicator:
    cells = {"level1": "产出指标", "level2": "数量指标", "basis": "年度工作计划", **others}
    return Indicator(
        name=text(name),
        target=Stated(target, read_target(target)),
        **{key: text(words) for key, words in cells.items()},  # type: ignore[arg-type]
    )


def project(name: str, *rows: Indicator, total: str = "12.00", code: str = "") -> Project:
    return Project(
        name=text(name),
        code=Stated(code, read_project_code(code)) if code else UNSTATED,
        amount_unit=text("万元"),
        budget=Budget(total=Stated(total, read_money(total, "万元"))),
        objectives=(text(f"把{name}办好，让职工满意。"),),
        indicators=rows,
    )


def plan(*projects: Project, **others: Any) -> PerformancePlan:
    return PerformancePlan(projects=projects, **others)


def found(old: PerformancePlan, new: PerformancePlan) -> list[Change]:
    return differences([old], [new])


def said(changes: list[Change]) -> list[tuple[str, str, str]]:
    return [(each.kind, each.part, each.field) for each in changes]


ROWS = (
    row("慰问困难职工人数", "≥90人", description="节日慰问的职工"),
    row("劳模体检率", "≥95%", level2="质量指标"),
    row("慰问金发放时间", "2025年6月30日前", level2="时效指标"),
    row("职工满意度", "≥90%", level1="满意度指标", level2="服务对象满意度指标"),
)


def test_a_target_that_was_lowered_is_one_change_with_its_signs_marked() -> None:
    old = plan(project("帮扶", *ROWS))
    new = plan(project("帮扶", ROWS[0], row("劳模体检率", "≥90%", level2="质量指标"), *ROWS[2:]))

    (change,) = found(old, new)

    assert (change.kind, change.part, change.field) == (CHANGED, "indicators", "target")
    assert change.pieces == (("=", "≥"), ("-", "95"), ("+", "90"), ("=", "%"))
    assert change.new is not None
    assert change.new.where == "documents[0].projects[0].indicators[1].target"
    assert (change.new.form, change.new.row) == ("帮扶", "劳模体检率")


def test_a_row_that_moved_is_told_once_and_rows_that_gave_way_are_not() -> None:
    old, new = plan(project("帮扶", *ROWS)), plan(project("帮扶", ROWS[3], *ROWS[:3]))

    (change,) = found(old, new)

    assert (change.kind, change.part, change.is_elsewhere) == (MOVED, "indicators", False)
    assert change.old is not None
    assert change.new is not None
    assert (change.old.ordinal, change.new.ordinal) == (4, 1)


def test_a_row_that_was_renamed_is_the_same_row() -> None:
    renamed = row("节日慰问困难职工的人数", "≥90人", description="节日慰问的职工")
    old, new = plan(project("帮扶", *ROWS)), plan(project("帮扶", renamed, *ROWS[1:]))

    assert said(found(old, new)) == [(CHANGED, "indicators", "name")]


def test_a_row_that_went_and_one_that_came_are_two_changes_with_all_their_cells() -> None:
    other = row("建设职工书屋", "3个", basis="省总工会文件", level2="质量指标")
    old, new = plan(project("帮扶", *ROWS)), plan(project("帮扶", *ROWS[:3], other))

    changes = found(old, new)

    assert said(changes) == [(VANISHED, "indicators", ""), (ADDED, "indicators", "")]
    assert [cell.text for cell in changes[1].cells] == [
        "产出指标", "质量指标", "建设职工书屋", "3个", "省总工会文件",
    ]  # fmt: skip


def test_a_row_that_went_to_another_project_is_followed_and_compared() -> None:
    moved = replace(ROWS[0], basis=text("县委文件"))
    old = plan(project("帮扶", *ROWS), project("培训", ROWS[1]))
    new = plan(project("帮扶", *ROWS[1:]), project("培训", ROWS[1], moved))

    changes = found(old, new)

    assert said(changes) == [(MOVED, "indicators", ""), (CHANGED, "indicators", "basis")]
    assert changes[0].is_elsewhere
    assert changes[0].old is not None
    assert changes[0].old.form == "帮扶"


def test_a_project_is_known_by_code_then_by_name_then_by_what_it_says() -> None:
    code = "13028122P00249210001B"
    old = plan(project("甲", *ROWS, code=code), project("乙", ROWS[0]), project("丙丁戊己", *ROWS))
    new = plan(
        project("乙", ROWS[0], total="15.00"),
        project("甲（改）", *ROWS, code=code),
        project("丙丁戊己庚辛", *ROWS),
    )

    assert said(found(old, new)) == [
        (CHANGED, "projects", "budget.total"),
        (MOVED, "projects", ""),
        (CHANGED, "projects", "name"),
        (CHANGED, "objectives", ""),
        (CHANGED, "projects", "name"),
        (CHANGED, "objectives", ""),
    ]


@pytest.mark.parametrize(
    ("old", "new", "like"),
    [
        ("≥ 95 %", "≥95%", Likeness.STYLE),
        ("≥95%", "不低于95%", Likeness.STYLE),
        ("＞＝95％", "≥95.0%", Likeness.STYLE),
        ("≥95%", "≥95%达标", Likeness.OTHER),
        ("≥95%", ">95%", Likeness.OTHER),
        ("明显提高", "有所提高", Likeness.OTHER),
        ("100人", "100人次", Likeness.OTHER),
        ("2025年6月\n30日前", "2025年6月30日前", Likeness.SAME),
    ],
)
def test_a_target_written_otherwise_is_no_other_target(old: str, new: str, like: Likeness) -> None:
    assert likeness(Stated(old, read_target(old)), Stated(new, read_target(new))) is like


def test_amounts_and_percents_are_compared_by_what_they_are_worth() -> None:
    def money(words: str, unit: str) -> Stated[Any]:
        return Stated(words, read_money(words, unit))

    def percent(words: str) -> Stated[Any]:
        return Stated(words, read_percent(words))

    assert likeness(money("12.00", "万元"), money("120,000", "元")) is Likeness.STYLE
    assert likeness(money("12.00", "万元"), money("12.00", "元")) is Likeness.OTHER
    assert likeness(percent("25"), percent("25.00%")) is Likeness.STYLE
    assert likeness(percent("25"), percent("26")) is Likeness.OTHER
    assert likeness(UNSTATED, Stated("", None, None)) is Likeness.SAME


def test_a_rewritten_sentence_is_its_paragraph_and_a_moved_chapter_is_moved() -> None:
    first = Section(
        text("一、总体目标"), 2, text("建设职工之家。\n帮扶困难职工一百户，发放慰问金。")
    )
    second = Section(text("二、保障措施"), 2, text("加强领导，落实责任。"))
    changed = replace(first, text=text("建设职工之家。\n帮扶困难职工二百户，发放慰问金。"))

    (rewritten,) = found(plan(sections=(first, second)), plan(sections=(changed, second)))
    (moved,) = found(plan(sections=(first, second)), plan(sections=(second, first)))

    assert (rewritten.part, rewritten.pieces[1:3]) == ("paragraphs", (("-", "一"), ("+", "二")))
    assert (moved.kind, moved.part) == (MOVED, "sections")


@pytest.mark.parametrize(
    ("folder", "first", "others"),
    [
        (UNION, "plan.docx", ("plan.html", "plan.txt")),
        (ROADS, "forms.docx", ("forms.xlsx", "forms.pdf")),
        pytest.param(
            UNION, "plan.docx", ("plan.pdf", "plan-office.pdf", "plan.odt", "plan.doc"),
            marks=pytest.mark.slow,
        ),
        pytest.param(
            CULTURE, "plan.docx", ("plan.txt", "plan.html", "plan.odt", "plan.pdf"),
            marks=pytest.mark.slow,
        ),
    ],
)  # fmt: skip
def test_what_a_plan_says_is_the_same_in_every_format(
    folder: Path, first: str, others: tuple[str, ...]
) -> None:
    old = jixiao.read(folder / first).documents
    for other in others:
        new = jixiao.read(folder / other).documents

        assert differences(old, new) == [], other


def test_a_workbook_of_the_forms_alone_lacks_the_chapters_and_nothing_else() -> None:
    old = jixiao.read(UNION / "plan.docx").documents
    new = jixiao.read(UNION / "forms.xlsx").documents

    changes = [each for each in differences(old, new) if not each.is_style]

    assert {(each.kind, each.part) for each in changes} == {
        (CHANGED, "documents"), (VANISHED, "sections"),
    }  # fmt: skip


def test_checkpoints_of_the_disbursement_plan_are_leaves() -> None:
    def paid(*percents: str) -> Project:
        pairs = zip((3, 6, 10, 12), percents, strict=True)
        checkpoints = tuple((month, Stated(each, read_percent(each))) for month, each in pairs)
        return replace(project("帮扶"), disbursement_plan=DisbursementPlan(checkpoints))

    (change,) = found(plan(paid("20", "50", "75", "100")), plan(paid("25", "50", "75", "100")))

    assert change.field == "disbursement_plan.03"


def test_pieces_mark_numbers_whole_and_give_back_both_texts() -> None:
    old, new = "由县总工会慰问12.50万元，共3人。", "由总工会慰问15.50万元，共3人次。"
    marked = pieces(old, new)

    assert ("-", "12.50") in marked
    assert "".join(words for sign, words in marked if sign != "+") == old
    assert "".join(words for sign, words in marked if sign != "-") == new


@given(st.text(max_size=40), st.text(max_size=40))
def test_pieces_of_any_two_texts_give_back_both(old: str, new: str) -> None:
    marked = pieces(old, new)

    assert "".join(words for sign, words in marked if sign != "+") == old
    assert "".join(words for sign, words in marked if sign != "-") == new


def test_a_text_of_a_hundred_thousand_signs_is_marked_in_time() -> None:
    old = "".join(f"第{n}句话说的是困难职工帮扶。" for n in range(7000))
    began = time.process_time()

    marked = pieces(old, old[::-1])

    assert "".join(words for sign, words in marked if sign != "-") == old[::-1]
    assert time.process_time() - began < 2


@pytest.mark.slow
@settings(max_examples=20, deadline=None)
@given(st.lists(documents(), min_size=1, max_size=2))
def test_documents_are_their_own_tree_and_never_differ_from_themselves(found: list[Any]) -> None:
    assert documents_of(tree(found)) == tuple(found)
    assert differences(found, found) == []


def test_the_longest_rising_run_stays_and_all_else_has_moved() -> None:
    assert sorted(stayed([4, 0, 1, 2, 3])) == [1, 2, 3, 4]
    assert stayed([]) == set()


def many(count: int, *, renamed: bool) -> PerformancePlan:
    """Projects with ten rows each; all renamed in another version."""
    mark = "（调整）" if renamed else ""
    return plan(
        *(
            project(
                f"第{n}批{'甲乙丙丁戊'[n % 5]}类困难职工帮扶资金{mark}{n * 7919 % 1000}号",
                *(row(f"第{n}批的第{m}项帮扶任务{mark}", f"≥{n + m}人") for m in range(10)),
            )
            for n in range(count)
        )
    )


@pytest.mark.slow
def test_three_hundred_renamed_projects_take_time_in_proportion_to_their_number() -> None:
    def seconds(count: int) -> float:
        old, new = tree([many(count, renamed=False)]), tree([many(count, renamed=True)])
        began = time.process_time()
        pairing = Pairing(old, new)
        assert all(pairing.new_of(each) for each in old.lists["documents"][0].lists["projects"])
        return time.process_time() - began

    small, large = seconds(75), seconds(300)

    assert large < 8 * small + 0.5


def test_contents_that_one_version_has_not_at_all_are_style_and_a_single_entry_is_none() -> None:
    entries = tuple(TocEntry(Stated(each, each), at) for at, each in enumerate(("甲表", "乙表"), 1))
    whole, bare = (PerformancePlan(projects=(Project(),), toc=each) for each in (entries, ()))

    assert [each.is_style for each in differences([whole], [bare])] == [True, True]
    assert [each.is_style for each in differences([bare], [whole])] == [True, True]
    one_less = replace(whole, toc=entries[:1])
    assert [each.is_style for each in differences([whole], [one_less])] == [False]
