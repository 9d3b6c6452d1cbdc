import os
import shutil
from pathlib import Path

import pytest

from jixiao.formats import office
from jixiao.formats.engines import office as engine
from jixiao.formats.limits import DEFAULT_LIMITS, Limits, UnreadableDocument
from jixiao.formats.registry import reader_for

FIXTURES = Path(__file__).parent / "fixtures"


def test_rich_text_under_the_name_of_a_doc_is_known_by_its_content() -> None:
    reader, fits = reader_for((FIXTURES / "library.rtf").read_bytes(), ".doc")
    assert (reader.name, fits) == ("office", False)


def test_a_web_page_under_the_name_of_a_doc_is_known_by_its_content() -> None:
    reader, fits = reader_for("<html><body><p>绩效</p></body></html>".encode(), ".doc")
    assert (reader.name, fits) == ("html", False)


def test_without_libreoffice_the_sentence_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(UnreadableDocument, match=r"需要 LibreOffice.*另存为 \.docx"):
        engine.blocks(b"{\\rtf1 x}", DEFAULT_LIMITS)


@pytest.mark.skipif(os.name != "posix", reason="a script stands in for a program that hangs")
def test_a_conversion_that_hangs_is_ended_with_its_children(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = tmp_path / "soffice"
    script.write_text(f"#!/bin/sh\nsleep 60 &\necho $! > {tmp_path}/child\nwait\n")
    script.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    with pytest.raises(UnreadableDocument, match="超过 1 秒"):
        office.converted(b"x", ".rtf", "docx", Limits(seconds=1))
    child = Path("/proc") / (tmp_path / "child").read_text().strip()
    gone = not child.exists() or ") Z " in (child / "stat").read_text()
    assert gone


@pytest.mark.slow
@pytest.mark.office
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_rich_text_gives_the_tables_that_it_was_made_of() -> None:
    made = engine.blocks((FIXTURES / "library.rtf").read_bytes(), DEFAULT_LIMITS)
    table = next(made.tables())
    places = {c.text: (c.row, c.column, c.rowspan, c.colspan) for c in table.cells}
    assert places["社区书屋更新"] == (1, 2, 1, 3)
    assert places["产出指标"] == (3, 1, 2, 1)


@pytest.mark.slow
@pytest.mark.office
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_what_libreoffice_cannot_open_is_said_in_one_sentence() -> None:
    with pytest.raises(UnreadableDocument, match=r"打不开这个文件.*。$"):
        office.converted(b"PK\x03\x04 no document", ".docx", "docx", DEFAULT_LIMITS)
