"""Three versions into one: laws that hold for any edits, and what is told of conflicts."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jixiao.comparing.changes import ADDED, CHANGED, MOVED
from jixiao.comparing.differences import differences
from jixiao.comparing.merging import (
    OURS,
    PRESENCE,
    THEIRS,
    WORDS,
    Conflict,
    Merged,
    merge,
)
from jixiao.formats.exchange.writing import document_entry
from jixiao.kernel.span import Span
from jixiao.kernel.stated import Stated
from jixiao.model.documents import PerformanceDocument, PerformancePlan
from jixiao.model.project import DisbursementPlan, Project
from tests.comparing.edits import edited, money, plan, row, target, text, words_in
from tests.strategies import documents

FILES = st.lists(documents(), min_size=1, max_size=2)
SEEDS = st.integers(0, 10**6)
QUICK = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.data_too_large])


def plain(found: Sequence[PerformanceDocument]) -> list[Any]:
    """The exchange form without what belongs to the reading: places and notices."""

    def strip(value: Any) -> Any:
        if isinstance(value, dict):
            return {k: strip(each) for k, each in value.items() if k not in {"span", "notices"}}
        return [strip(each) for each in value] if isinstance(value, list) else value

    return [strip(document_entry(each)) for each in found]


def assert_laws(first: Sequence[PerformanceDocument], other: Sequence[PerformanceDocument]) -> None:
    """Who changes nothing has no say, and two who change the same agree."""
    for versions in ((first, first, other), (first, other, first), (first, other, other)):
        merged = merge(*versions)

        assert merged.conflicts == ()
        assert plain(merged.documents) == plain(other)


@pytest.mark.slow
@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(FILES, FILES)
def test_one_side_alone_decides_for_any_two_files(first: list[Any], other: list[Any]) -> None:
    assert_laws(first, other)


@QUICK
@given(SEEDS, SEEDS, st.integers(0, 6))
def test_one_side_alone_decides_for_any_edits(seed: int, hand: int, count: int) -> None:
    original = plan(seed)

    assert_laws([original], [edited(original, hand, count, "改")])


def test_a_month_without_words_comes_and_goes_with_the_side_that_changed_it() -> None:
    def months(*names: int) -> PerformancePlan:
        empty = Stated("", None, Span(page=1))
        paid = DisbursementPlan(tuple((each, empty) for each in names))
        return PerformancePlan(projects=(replace(project("帮扶"), disbursement_plan=paid),))

    assert_laws([months(3, 11)], [months(3, 5)])


def told_in(merged: Merged) -> set[str]:
    """All words of the merged documents and of the conflicts."""
    sides = [
        side.text
        for each in merged.conflicts
        for side in (each.original, each.ours, each.theirs)
        if side is not None
    ]
    cells = [cell.text for each in merged.conflicts for cell in each.cells]
    return {*words_in(merged.documents), *sides, *cells}


def assert_nothing_lost(
    original: PerformancePlan, ours: PerformancePlan, theirs: PerformancePlan, prefer: str
) -> Merged:
    merged = merge([original], [ours], [theirs], prefer=prefer)
    words = told_in(merged)
    for version in (ours, theirs):
        for change in differences([original], [version]):
            if change.kind == CHANGED and not change.is_style and change.new is not None:
                assert change.new.text in words, change
            if change.kind == ADDED:
                assert {cell.text for cell in change.cells} <= words, change
    return merged


@QUICK
@given(SEEDS, SEEDS, SEEDS, st.integers(1, 5), st.sampled_from((OURS, THEIRS)))
def test_every_change_of_either_side_is_in_the_result_or_in_a_conflict(
    seed: int, mine: int, other: int, count: int, prefer: str
) -> None:
    original = plan(seed)

    assert_nothing_lost(
        original, edited(original, mine, count, "我"), edited(original, other, count, "他"), prefer
    )


@QUICK
@given(SEEDS, SEEDS, SEEDS, st.integers(1, 4))
def test_sides_may_be_exchanged_with_the_preference(
    seed: int, mine: int, other: int, count: int
) -> None:
    original = plan(seed)
    ours, theirs = edited(original, mine, count, "我"), edited(original, other, count, "他")

    one = merge([original], [ours], [theirs], prefer=OURS)
    two = merge([original], [theirs], [ours], prefer=THEIRS)

    assert words_in(one.documents) == words_in(two.documents)
    assert len(one.conflicts) == len(two.conflicts)


def project(name: str, *names: str, total: str = "12.00") -> Project:
    rows = tuple(_named(each) for each in names)
    base = Project(name=text(name), amount_unit=text("万元"), indicators=rows)
    return replace(base, budget=replace(base.budget, total=money(total)))


def _named(name: str) -> Any:
    from random import Random

    return replace(row(Random(name)), name=text(name), target=target("≥90%"))


def names(merged: Merged) -> list[list[str]]:
    return [
        [each.name.raw for each in project.indicators] for project in merged.documents[0].projects
    ]


ROWS = ("慰问人数", "体检人数", "培训场次", "驿站个数")
ORIGINAL = PerformancePlan(projects=(project("帮扶", *ROWS), project("培训", "讲座场次")))


def with_first(*rows: str, **others: str) -> PerformancePlan:
    return replace(ORIGINAL, projects=(project("帮扶", *rows, **others), ORIGINAL.projects[1]))


def test_changes_of_both_sides_are_taken() -> None:
    ours = with_first("慰问人数", "体检人数", "我方新增", "培训场次", "驿站个数", total="15.00")
    theirs = with_first("体检人数", "培训场次", "驿站个数", "对方新增")

    merged = merge([ORIGINAL], [ours], [theirs])

    assert merged.conflicts == ()
    assert names(merged)[0] == ["体检人数", "我方新增", "培训场次", "驿站个数", "对方新增"]
    assert merged.documents[0].projects[0].budget.total.raw == "15.00"


def test_what_was_moved_by_one_and_changed_by_the_other_is_both() -> None:
    ours = with_first(*ROWS)
    first = replace(ours.projects[0].indicators[0], target=target("≥95%"))
    rows = (first, *ours.projects[0].indicators[1:])
    ours = replace(
        ours, projects=(replace(ours.projects[0], indicators=rows), ORIGINAL.projects[1])
    )
    theirs = replace(
        ORIGINAL, projects=(project("帮扶", *ROWS[1:]), project("培训", "讲座场次", ROWS[0]))
    )

    merged = merge([ORIGINAL], [ours], [theirs])

    assert merged.conflicts == ()
    assert names(merged) == [list(ROWS[1:]), ["讲座场次", "慰问人数"]]
    assert merged.documents[0].projects[1].indicators[1].target.raw == "≥95%"


@pytest.mark.parametrize(("prefer", "kept"), [(OURS, "15.00"), (THEIRS, "18.00")])
def test_what_both_changed_is_a_conflict_with_all_three_words(prefer: str, kept: str) -> None:
    ours, theirs = with_first(*ROWS, total="15.00"), with_first(*ROWS, total="18.00")

    merged = merge([ORIGINAL], [ours], [theirs], prefer=prefer)

    (conflict,) = merged.conflicts
    assert (conflict.kind, conflict.field, conflict.taken) == (WORDS, "budget.total", prefer)
    assert texts(conflict) == ("12.00", "15.00", "18.00")
    assert merged.documents[0].projects[0].budget.total.raw == kept


def texts(conflict: Conflict) -> tuple[str | None, ...]:
    sides = (conflict.original, conflict.ours, conflict.theirs)
    return tuple(None if each is None else each.text for each in sides)


@pytest.mark.parametrize(("prefer", "count"), [(OURS, 1), (THEIRS, 2)])
def test_a_project_that_one_removed_and_the_other_changed_is_told_whole(
    prefer: str, count: int
) -> None:
    ours = replace(ORIGINAL, projects=(ORIGINAL.projects[1],))
    theirs = with_first(*ROWS, "对方新增", total="18.00")

    merged = merge([ORIGINAL], [ours], [theirs], prefer=prefer)

    (conflict,) = merged.conflicts
    assert conflict.kind == PRESENCE
    assert texts(conflict) == ("帮扶", None, "帮扶")
    assert len(merged.documents[0].projects) == count
    if prefer == OURS:
        assert {"18.00", "对方新增", *ROWS} <= {cell.text for cell in conflict.cells}
    else:
        assert names(merged)[0] == [*ROWS, "对方新增"]


def test_projects_that_both_added_get_numbers_of_their_own() -> None:
    def numbered(*projects: Project) -> PerformancePlan:
        pairs = enumerate(projects, 1)
        return PerformancePlan(projects=tuple(replace(each, ordinal=at) for at, each in pairs))

    first = project("帮扶", *ROWS)
    ours, theirs = project("我方书屋", "册数"), project("对方驿站", "个数")

    merged = merge([numbered(first)], [numbered(first, ours)], [numbered(first, theirs)])

    assert [each.ordinal for each in merged.documents[0].projects] == [1, 2, 3]


def test_the_same_written_otherwise_is_no_conflict() -> None:
    first = ORIGINAL.projects[0]

    def with_target(words: str) -> PerformancePlan:
        rows = (replace(first.indicators[0], target=target(words)), *first.indicators[1:])
        return replace(ORIGINAL, projects=(replace(first, indicators=rows), ORIGINAL.projects[1]))

    both = merge([ORIGINAL], [with_target("≥95%")], [with_target("不低于 95 %")])
    one = merge([ORIGINAL], [with_target("≥ 90 %")], [with_target("≥95%")])

    assert (both.conflicts, one.conflicts) == ((), ())
    assert one.documents[0].projects[0].indicators[0].target.raw == "≥95%"


def test_what_theirs_changed_is_what_differs_between_ours_and_the_result() -> None:
    ours = with_first(*ROWS, total="15.00")
    theirs = with_first(ROWS[1], ROWS[0], *ROWS[2:])

    merged = merge([ORIGINAL], [ours], [theirs])

    assert [each.kind for each in differences([ours], merged.documents)] == [MOVED]
