"""A leader edits the Word document that was sent out; meanwhile ours goes on; both come together."""

import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

import jixiao
from jixiao.comparing.changes import ADDED, CHANGED, MOVED, VANISHED
from jixiao.formats.office import program
from jixiao.kernel.money import read_money
from jixiao.kernel.stated import Stated
from jixiao.services.differences import compare
from jixiao.services.merging import merge_files, merged_bytes
from jixiao.services.reading import FileRead, read_bytes
from jixiao.services.writing import written
from tests.services.leader import (
    copy_last_project,
    edited,
    put_before,
    remove_row,
    rewrite,
    set_cell,
)
from tests.truth import SAMPLES

EDITS = (
    set_cell("基层工会规范化达标率", "≥85%", "≥80%"),
    put_before("文体活动人均支出标准", "工会经费上解时间"),
    remove_row("工会组织覆盖率"),
    rewrite("建好队伍，提升", "配强队伍，提升"),
    rewrite("做到慰问不走过场、救助不漏一户", "做到慰问不走过场、救助一户不漏"),
    copy_last_project(
        "5.职工书屋建设经费绩效目标表",
        {
            "劳模体检及疗休养经费": "职工书屋建设经费",
            "13992725P00711100420X": "13992725P00711100528Y",
            "劳模体检人数": "新建职工书屋个数",
            "疗休养批次": "配送图书册数",
        },
    ),
)
SAID = [
    (CHANGED, "sections", "heading"),
    (CHANGED, "paragraphs", ""),
    (MOVED, "indicators", ""),
    (CHANGED, "indicators", "target"),
    (VANISHED, "indicators", ""),
    (ADDED, "projects", ""),
]


@pytest.fixture(scope="module")
def sent() -> tuple[FileRead, bytes]:
    """What was sent out: our own Word document."""
    plan = jixiao.read(SAMPLES / "qinghekou-union-2025" / "plan.docx")
    data = written(plan.documents, ".docx").data
    return read_bytes(data, "sent.docx"), data


def said(old: FileRead, new: FileRead) -> list[tuple[str, str, str]]:
    changes = [each.change for each in compare(old, new).told]
    return [(each.kind, each.part, each.field) for each in changes if not each.is_style]


def ours_of(sent: FileRead) -> FileRead:
    """Meanwhile here: another budget, and a target that nobody else touched."""
    (document,) = sent.documents
    first, second, *others = document.projects
    budget = replace(second.budget, total=Stated("13.40", read_money("13.40", "万元")))
    rows = first.indicators
    last = replace(rows[-1], note=Stated("已核", "已核"))
    projects = (
        replace(first, indicators=(*rows[:-1], last)), replace(second, budget=budget), *others,
    )  # fmt: skip
    return replace(sent, documents=(replace(document, projects=projects),))


def assert_all_is_there(sent: FileRead, theirs: FileRead) -> None:
    """Nothing is lost and nothing is in conflict."""
    ours = ours_of(sent)

    merged = merge_files(sent, ours, theirs)

    assert merged.conflicts == []
    assert said(theirs, merged.file) == said(sent, ours)
    assert said(ours, merged.file) == said(sent, theirs)


def test_what_the_leader_did_is_said_exactly_and_merged(sent: tuple[FileRead, bytes]) -> None:
    theirs = read_bytes(edited(sent[1], *EDITS), "back.docx")

    assert sorted(said(sent[0], theirs)) == sorted(SAID)
    assert_all_is_there(sent[0], theirs)


def test_a_document_that_was_only_sent_out_and_back_is_the_same(
    sent: tuple[FileRead, bytes],
) -> None:
    plan = jixiao.read(SAMPLES / "qinghekou-union-2025" / "plan.docx")

    assert said(plan, sent[0]) == []
    assert said(sent[0], read_bytes(edited(sent[1]), "back.docx")) == []


def test_the_merged_document_is_read_back_as_it_was_merged(sent: tuple[FileRead, bytes]) -> None:
    theirs = read_bytes(edited(sent[1], *EDITS), "back.docx")
    merged = merge_files(sent[0], ours_of(sent[0]), theirs)

    again = read_bytes(merged_bytes(merged, ".json").data, "merged.json")

    assert said(merged.file, again) == []
    assert [each.ordinal for each in again.documents[0].projects] == [1, 2, 3, 4, 5]


@pytest.mark.office
@pytest.mark.slow
def test_what_the_leader_did_is_said_exactly_after_an_office_program_saved_it(
    sent: tuple[FileRead, bytes], tmp_path: Path
) -> None:
    office = program()
    if office is None:
        pytest.skip("LibreOffice is not here")
    (tmp_path / "back.docx").write_bytes(edited(sent[1], *EDITS))
    command = [
        office, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless",
        "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(tmp_path / "saved"),
        str(tmp_path / "back.docx"),
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=120)

    theirs = jixiao.read(tmp_path / "saved" / "back.docx")

    assert sorted(said(sent[0], theirs)) == sorted(SAID)
    assert_all_is_there(sent[0], theirs)
