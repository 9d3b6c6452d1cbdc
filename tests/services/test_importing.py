"""Files that were handed in: what is understood of one, what an archive holds, how bad ones end."""

import io
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from jixiao.formats.limits import Limits
from jixiao.model.documents import PerformanceDocument
from jixiao.services.editing import words_at
from jixiao.services.importing import (
    Handed,
    Members,
    Understood,
    Unpacked,
    Unread,
    draw_page,
    prepared,
    understand_file,
    unpack_archive,
)
from jixiao.services.keeping import keep_bytes, path_of
from jixiao.services.succession import DOUBT
from tests.truth import SAMPLES

ROADS = SAMPLES / "clean" / "roads.perf.txt"
PLAN = SAMPLES / "qinghekou-union-2025" / "plan.docx"
PDF = SAMPLES / "qinghekou-union-2025" / "plan.pdf"
LIMITS = Limits()


def handed(folder: Path, name: str, data: bytes, limits: Limits = LIMITS, page: int = 0) -> Handed:
    return Handed(folder, keep_bytes(folder, data).sha256, name, limits, page)


def zipped(**files: bytes) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, each in files.items():
            archive.writestr(name, each)
    return data.getvalue()


def understood(folder: Path, path: Path) -> Understood:
    found = understand_file(handed(folder, path.name, path.read_bytes()))
    assert isinstance(found, Understood)
    return found


def test_a_word_file_is_understood_with_its_words_beside_it(tmp_path: Path) -> None:
    found = understood(tmp_path, PLAN)

    assert (found.kind, found.fiscal_year, found.department) == ("plan", 2025, "清河口县总工会")
    assert (found.code, found.pages) == ("711001", 0)
    assert {each[0] for each in found.shown} == {"p", "t"}
    assert found.cells > 100


def test_lines_of_an_outline_are_shown_as_they_are(tmp_path: Path) -> None:
    found = understood(tmp_path, ROADS)
    lines = ROADS.read_text(encoding="utf-8").splitlines()

    assert found.kind == "plan"
    assert found.shown == [["p", each, at] for at, each in enumerate(lines, 1) if each.strip()]


def test_a_pdf_is_shown_as_pictures_of_its_pages(tmp_path: Path) -> None:
    found = understood(tmp_path, PDF)
    picture = draw_page(handed(tmp_path, PDF.name, PDF.read_bytes(), page=1))

    assert found.shown == []
    assert found.pages >= 1
    assert isinstance(picture, bytes)
    assert picture.startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("name", "limits", "says"),
    [("表.docx", LIMITS, "不完整或已损坏"), ("大.docx", replace(LIMITS, file_bytes=10), "上限")],
)
def test_what_can_not_be_read_says_why_without_its_name(
    tmp_path: Path, name: str, limits: Limits, says: str
) -> None:
    found = understand_file(handed(tmp_path, name, PLAN.read_bytes()[:5000], limits))

    assert isinstance(found, Unread)
    assert says in found.message
    assert not found.message.startswith(name)


def test_files_of_an_archive_are_kept_each_under_its_own_path(tmp_path: Path) -> None:
    data = zipped(**{"交通局/文本.txt": b"one", "../坏/b.docx": b"two", "照片.exe": b"MZ"})

    found = unpack_archive(handed(tmp_path, "全县.zip", data))

    assert isinstance(found, Members)
    assert {each.name: each.size for each in found.files} == {"交通局/文本.txt": 3, "坏/b.docx": 3}
    assert [path_of(tmp_path, each.sha256).read_bytes() for each in found.files] == [b"one", b"two"]
    assert (found.is_document, found.left_out) == (False, 1)
    assert not list(tmp_path.glob("unfinished-*"))


def test_a_packed_document_under_the_name_of_an_archive_is_one_document(tmp_path: Path) -> None:
    found = unpack_archive(handed(tmp_path, "文本.zip", PLAN.read_bytes()))

    assert found == Members([], is_document=True, left_out=0)


def test_what_unpacks_beyond_the_limit_is_left_and_said(tmp_path: Path) -> None:
    data = zipped(**{"a.txt": b"a" * 60, "b.txt": b"b" * 60, "c.txt": b"c" * 30})

    found = unpack_archive(handed(tmp_path, "a.zip", data, replace(LIMITS, unzipped_bytes=100)))

    assert isinstance(found, Members)
    assert [(each.size, "太大" in each.message) for each in found.files] == [
        (60, False), (0, True), (30, False),
    ]  # fmt: skip


def test_a_member_that_can_not_be_read_stands_among_the_others(tmp_path: Path) -> None:
    data = bytearray(zipped(**{"a.txt": b"x", "b.txt": b"y"}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1

    found = unpack_archive(handed(tmp_path, "a.zip", bytes(data)))

    assert isinstance(found, Members)
    assert found.files[0] == Unpacked("a.txt", "", 0, "压缩包有密码，请去掉密码或解压后再读。")
    assert found.files[1].size == 1


def test_what_is_left_out_is_named_as_its_sender_knows_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jixiao.services.importing.MOST_MEMBERS", 1)

    many = unpack_archive(handed(tmp_path, "全县.zip", zipped(**{"a.txt": b"x", "b.txt": b"y"})))
    broken = unpack_archive(handed(tmp_path, "全县.zip", b"PK\x03\x04" + b"a" * 100))

    assert isinstance(many, Members)
    assert isinstance(broken, Members)
    assert [each.name for each in many.files] == ["a.txt", "b.txt"]
    assert [each.name for each in broken.files] == ["全县.zip"]


def doubtful(folder: Path) -> dict[str, Any]:
    """What was read of a plan, with a doubt about one cell, one row and the year."""
    content = understood(folder, PLAN).content
    notices = content["documents"][0]["notices"]
    notices.clear()
    for where in ("projects[0].budget.total", "projects[0].indicators[0]", "fiscal_year", ""):
        notices.append({"where": where, "text": None, "message": "请核对。", "code": "x"})
    return content


def test_a_file_of_an_earlier_year_is_taken_with_a_list_of_what_to_look_at(tmp_path: Path) -> None:
    document, places = prepared(doubtful(tmp_path), 2027, 2025)

    assert document.fiscal_year.value == 2027
    assert [each.path for each in places if each.kind == DOUBT] == [
        "projects[0].budget.total", "projects[0].indicators[0]",
    ]  # fmt: skip
    assert {"target", "amount", "year"} <= {each.kind for each in places}
    assert len({each.path for each in places}) == len(places)


def test_doubtful_cells_can_stay_empty_and_rows_stay_to_be_looked_at(tmp_path: Path) -> None:
    def total(document: PerformanceDocument) -> str:
        return words_at(document, "projects[0].budget.total")

    content = doubtful(tmp_path)
    sure, places = prepared(content, 2025, 2025, is_sure_only=True)
    whole, _ = prepared(content, 2025, 2025)

    assert (total(sure), total(whole) != "") == ("", True)
    assert len(sure.projects[0].indicators) == len(whole.projects[0].indicators)
    assert places[0].message == "请核对。没有填进来，请对照原件填写。"
    assert [each.kind for each in places] == [DOUBT, DOUBT]
    assert (whole.fiscal_year.value, prepared(content, 2027, None)[0].fiscal_year.value) == (
        2025, 2027,
    )  # fmt: skip
