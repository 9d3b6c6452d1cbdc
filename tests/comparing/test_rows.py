"""A workbook of ours remembers what its rows were: a row whose words are all new is known again."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from jixiao.comparing.changes import ADDED, CHANGED, VANISHED
from jixiao.comparing.differences import differences
from jixiao.comparing.merging import merge
from jixiao.kernel.stated import Stated
from jixiao.model.documents import PerformanceDocument
from jixiao.model.project import Indicator
from jixiao.model.target_reading import read_target
from jixiao.services.reading import FileRead, read, read_bytes
from jixiao.services.writing import written
from tests.truth import SAMPLES

Documents = tuple[PerformanceDocument, ...]


@cache
def original() -> FileRead:
    return read(SAMPLES / "qinghekou-union-2025" / "plan.docx")


@cache
def workbook() -> FileRead:
    return read_bytes(written(original().documents, ".xlsx").data, "表.xlsx")


def put(documents: Documents, rows: Sequence[Indicator]) -> Documents:
    """Documents with other indicators in their first project."""
    first = documents[0]
    project = replace(first.projects[0], indicators=tuple(rows))
    return (replace(first, projects=(project, *first.projects[1:])), *documents[1:])


def reworded(row: Indicator) -> Indicator:
    """A row of which no word is left but its levels; its place is the same."""

    def other(leaf: Stated[Any], words: str) -> Stated[Any]:
        return Stated(words, words, leaf.span)

    return replace(
        row,
        name=other(row.name, "窗口受理时长"),
        description=other(row.description, "群众从取号起等候"),
        target=Stated("≤15分钟", read_target("≤15分钟"), row.target.span),
        basis=other(row.basis, "服务规范"),
    )


def kinds(old: Documents, new: Documents, rows: Any = None) -> list[str]:
    found = differences(old, new, rows=(None, rows))
    return sorted({each.kind for each in found if each.part == "indicators" and not each.is_style})


def test_a_row_that_was_reworded_is_changed_and_not_another() -> None:
    rows = list(workbook().documents[0].projects[0].indicators)
    edited = put(workbook().documents, [*rows[:1], reworded(rows[1]), *rows[2:]])

    assert kinds(original().documents, edited) == [ADDED, VANISHED]
    assert kinds(original().documents, edited, workbook().rows) == [CHANGED]


def test_two_rows_that_were_reworded_are_told_apart() -> None:
    rows = list(workbook().documents[0].projects[0].indicators)
    edited = put(workbook().documents, [reworded(rows[0]), reworded(rows[1]), *rows[2:]])

    found = differences(original().documents, edited, rows=(None, workbook().rows))

    names = [(e.old.text, e.new.text) for e in found if e.field == "name" and e.old and e.new]
    assert names == [(rows[0].name.raw, "窗口受理时长"), (rows[1].name.raw, "窗口受理时长")]


def test_a_row_that_was_taken_out_does_not_lend_its_number() -> None:
    rows = list(workbook().documents[0].projects[0].indicators)
    edited = put(workbook().documents, rows[1:])

    assert kinds(original().documents, edited, workbook().rows) == [VANISHED]


def test_rows_of_another_version_are_not_believed() -> None:
    rows = list(original().documents[0].projects[0].indicators)
    older = put(original().documents, [reworded(rows[0]), *rows])  # one row more than was exported
    there = list(workbook().documents[0].projects[0].indicators)
    edited = put(workbook().documents, [reworded(there[0]), *there[1:]])

    found = differences(older, edited, rows=(None, workbook().rows))

    changed = [each for each in found if each.part == "indicators" and each.kind == CHANGED]
    assert [each for each in changed if not each.is_style] == []


def test_a_reworded_row_and_a_change_of_ours_in_it_meet() -> None:
    ours_rows = list(original().documents[0].projects[0].indicators)
    mine = replace(ours_rows[1], basis=Stated("本年预算", "本年预算", ours_rows[1].basis.span))
    ours = put(original().documents, [*ours_rows[:1], mine, *ours_rows[2:]])
    rows = list(workbook().documents[0].projects[0].indicators)
    theirs = put(workbook().documents, [*rows[:1], reworded(rows[1]), *rows[2:]])

    merged = merge(original().documents, ours, theirs, rows=(None, None, workbook().rows))

    made = merged.documents[0].projects[0].indicators
    assert [(each.part, each.field, each.kind) for each in merged.conflicts] == [
        ("indicators", "basis", "words")
    ]
    assert len(made) == len(rows)
    assert (made[1].name.raw, made[1].target.raw) == ("窗口受理时长", "≤15分钟")
    assert made[1].basis.raw == "本年预算"
