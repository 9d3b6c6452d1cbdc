import random

import pytest

from jixiao.formats.findings.exchange import Snapshot
from jixiao.kernel.findings import Finding, Severity, Suppression
from jixiao.services.checking import check_file, selected
from jixiao.services.reading import read_bytes
from jixiao.services.versions import Versions, compared, older_versions

ROWS = [
    "数量指标 | 发放津贴的劳模数量 | 个 | 清工发〔2024〕6号",
    "数量指标 | 慰问困难职工数量 | 户 | 清工发〔2024〕6号",
    "质量指标 | 补助发放准确率 | ≥95优 | 清工发〔2024〕6号",
    "时效指标 | 完成时间 | 12月底前 | 清工发〔2024〕6号",
    "社会效益指标 | 职工收入增长率 | ≥3% | 清工发〔2024〕6号",
    "满意度指标 | 职工满意度 | 100优 | 清工发〔2024〕6号",
]


def versions(before: list[str], after: list[str]) -> Versions:
    """How the findings about targets of two versions of a form belong together."""
    found = []
    for rows in (before, after):
        text = "\n".join(["项目: 劳模荣誉津贴  预算数: 2.00", *rows, ""])
        asked = selected(["TGT001", "TGT008"])
        found.append(check_file(read_bytes(text.encode(), "甲.perf.txt"), asked=asked).findings)
    return compared(*found)


def words(found: Versions) -> tuple[list[str], list[str], list[str]]:
    """Words of what is fixed, still there and new."""
    return (
        sorted(each.text for each in found.fixed),
        sorted(each.text for _, each in found.still),
        sorted(each.text for each in found.new),
    )


ALL = ["100优", "≥95优", "个", "户"]


def test_the_same_document_has_nothing_new() -> None:
    assert words(versions(ROWS, ROWS)) == ([], ALL, [])


@pytest.mark.parametrize("at", range(len(ROWS) + 1))
def test_an_inserted_row_moves_the_others_and_nothing_is_new(at: int) -> None:
    row = "数量指标 | 培训工会干部人数 | ≥40人 | 清工发〔2024〕6号"

    assert words(versions(ROWS, [*ROWS[:at], row, *ROWS[at:]])) == ([], ALL, [])


def test_an_inserted_faulty_row_alone_is_new() -> None:
    row = "数量指标 | 培训工会干部人数 | 人 | 清工发〔2024〕6号"

    assert words(versions(ROWS, [row, *ROWS])) == ([], ALL, ["人"])


def test_a_deleted_row_alone_is_fixed() -> None:
    assert words(versions(ROWS, ROWS[1:])) == (["个"], ["100优", "≥95优", "户"], [])


def test_a_deleted_row_does_not_take_the_place_of_the_next() -> None:
    found = versions(ROWS[:2], ROWS[1:2])

    assert words(found) == (["个"], ["户"], [])


@pytest.mark.parametrize("seed", range(10))
def test_rows_in_another_order_stay_themselves(seed: int) -> None:
    shuffled = random.Random(seed).sample(ROWS, len(ROWS))

    found = versions(ROWS, shuffled)

    assert words(found) == ([], ALL, [])
    assert [old.row for old, _ in found.still] == [new.row for _, new in found.still]


def test_a_mended_target_is_fixed_and_a_worse_one_is_still_there() -> None:
    mended = [ROWS[0].replace("| 个 |", "| ≥12个 |"), *ROWS[1:]]
    otherwise = [ROWS[0].replace("| 个 |", "| 人 |"), *ROWS[1:]]

    assert words(versions(ROWS, mended)) == (["个"], ["100优", "≥95优", "户"], [])
    assert words(versions(ROWS, otherwise)) == ([], ["100优", "≥95优", "人", "户"], [])


def test_a_row_that_is_renamed_keeps_its_place() -> None:
    renamed = [ROWS[0].replace("发放津贴的劳模数量", "领取津贴的劳模数"), *ROWS[1:]]

    assert words(versions(ROWS, renamed)) == ([], ALL, [])


def test_twice_the_same_row_is_two_findings() -> None:
    assert words(versions([ROWS[0]], [ROWS[0], ROWS[0]])) == ([], ["个"], ["个"])
    assert words(versions([ROWS[0], ROWS[0]], [ROWS[0]])) == (["个"], ["个"], [])


def findings(rows: list[str]) -> tuple[Finding, ...]:
    text = "\n".join(["项目: 劳模荣誉津贴  预算数: 2.00", *rows, ""])
    asked = selected(["TGT001", "TGT008"])
    return check_file(read_bytes(text.encode(), "甲.perf.txt"), asked=asked).findings


def test_what_settings_silence_is_not_fixed() -> None:
    older = findings(ROWS)
    why = Suppression("绩效科", "沿用")
    today = [each._replace(suppressed=why) if each.text == "个" else each for each in older]

    found = compared(older, today)

    assert words(found) == ([], ["100优", "≥95优", "户"], [])
    assert [each.text for each in found.silenced] == ["个"]


def test_what_settings_no_longer_silence_is_new() -> None:
    today = findings(ROWS)
    why = Suppression("绩效科", "沿用")
    older = [each._replace(suppressed=why) if each.text == "个" else each for each in today]

    assert words(compared(older, today)) == ([], ["100优", "≥95优", "户"], ["个"])


def test_what_no_rule_was_asked_about_is_not_fixed() -> None:
    older = findings(ROWS)
    today = [each for each in older if each.rule == "TGT001"]

    found = compared(older, today, {"TGT001"})

    assert words(found) == ([], ["个", "户"], [])
    assert sorted(each.text for each in found.unasked) == ["100优", "≥95优"]


def test_a_level_that_was_lowered_fixes_nothing() -> None:
    older = findings(ROWS)
    today = [each._replace(severity=Severity.NOTE) for each in older]

    assert words(compared(older, today, level=Severity.ERROR)) == ([], [], [])
    assert words(compared(today, older, level=Severity.ERROR)) == ([], ALL, [])


def kept(*names: str) -> list[Snapshot]:
    return [Snapshot(name, f"sha of {name}", ()) for name in names]


@pytest.mark.parametrize(
    ("names", "snapshots", "pairs", "left"),
    [
        (["a/甲.docx", "b/甲.docx"], ["b/甲.docx", "a/甲.docx"], ["a/甲.docx", "b/甲.docx"], []),
        (["a/甲.docx", "b/甲.docx"], ["a/甲.docx"], ["a/甲.docx", None], []),
        (["新/a/甲.docx", "新/b/甲.docx"], ["b/甲.docx", "a/甲.docx"],
         ["a/甲.docx", "b/甲.docx"], []),
        (["C:\\新\\甲.docx", "乙.docx"], ["甲.docx", "丙.docx"], ["甲.docx", None], ["丙.docx"]),
        (["甲.pdf", "乙.pdf"], ["乙.docx", "甲.docx"], ["甲.docx", "乙.docx"], []),
        (["甲（改）.docx"], ["甲.docx"], ["甲.docx"], []),
        (["甲（改）.docx", "乙.docx"], ["甲.docx"], [None, None], ["甲.docx"]),
    ],
)  # fmt: skip
def test_a_file_finds_its_older_version_and_no_other(
    names: list[str], snapshots: list[str], pairs: list[str | None], left: list[str]
) -> None:
    files = [(name, f"other sha of {name}") for name in names]

    found, others = older_versions(files, kept(*snapshots))

    assert [None if each is None else each.name for each in found] == pairs
    assert [each.name for each in others] == left


def test_a_renamed_file_with_the_same_bytes_is_known() -> None:
    found, left = older_versions(
        [("丙.docx", "sha of 甲.docx"), ("丁.docx", "x")], kept("乙.docx", "甲.docx")
    )

    assert [each and each.name for each in found] == ["甲.docx", None]
    assert [each.name for each in left] == ["乙.docx"]


def test_a_finding_about_a_form_is_known_where_forms_and_rows_have_moved() -> None:
    rows = [f"数量指标 | 慰问对象{at}的数量 | ≥{at + 3}户 | 无" for at in range(9)]
    rows = [ROWS[4], ROWS[5], *rows]
    forms = [["项目: 慰问", *rows], ["项目: 培训", ROWS[3]]]

    def found(forms: list[list[str]]) -> tuple[Finding, ...]:
        text = "\n".join(line for form in forms for line in form)
        asked = selected(["IND045", "IND002"])
        return check_file(read_bytes(text.encode(), "甲.perf.txt"), asked=asked).findings

    older = found(forms)
    moved = compared(older, found([forms[1], [forms[0][0], *reversed(rows)]]))

    assert {each.rule for each in older} == {"IND045", "IND002"}
    assert (moved.fixed, moved.new) == ((), ())
