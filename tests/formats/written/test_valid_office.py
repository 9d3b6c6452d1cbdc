"""Every .docx and .xlsx that is written, mended or commented is valid Office Open XML."""

import io
import zipfile
from pathlib import Path

import pytest

from jixiao.formats.limits import Limits
from jixiao.kernel.findings import Severity
from jixiao.model.documents import PerformanceDocument
from jixiao.regulation.form_files import forms
from jixiao.regulation.report_outline import report_outlines
from jixiao.services.checking import check_file
from jixiao.services.fixing import fix_file
from jixiao.services.patching import author_of, commented
from jixiao.services.reading import read, read_bytes
from jixiao.services.writing import Choices, chosen_form, written
from tests.formats.written.valid_office import faults
from tests.truth import SAMPLES

FILES = ("union-2025/plan", "roads-2025/forms", "culture-2019/plan")
SUFFIXES = (".docx", ".xlsx")
OFFICE_FILES = sorted(path for suffix in SUFFIXES for path in SAMPLES.glob(f"*/*{suffix}"))


def documents(name: str) -> tuple[PerformanceDocument, ...]:
    return read(SAMPLES / f"qinghekou-{name}.docx").documents


def with_change(data: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """A package in which words of one part are others."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as package, zipfile.ZipFile(made, "w") as other:
        for each in package.infolist():
            content = package.read(each)
            if each.filename == part:
                assert old in content
                content = content.replace(old, new, 1)
            other.writestr(each, content)
    return made.getvalue()


@pytest.mark.slow
@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("name", FILES)
def test_a_sample_written_is_valid(name: str, suffix: str) -> None:
    assert faults(written(documents(name), suffix).data, suffix) == []


@pytest.mark.slow
@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("form", [*(each.id for each in forms()), *report_outlines()])
def test_what_is_written_on_any_form_is_valid(form: str, suffix: str) -> None:
    name = "culture-2019/plan" if form == "hebei-duty-activity" else "union-2025/plan"
    if form == "department-objective":
        name = "roads-2025/forms"

    data = written(documents(name), suffix, Choices(chosen_form(form))).data

    assert faults(data, suffix) == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("suffix", "part", "old", "new"),
    [
        (".docx", "word/document.xml", b"<w:tblGrid>", b"<w:tblRaster/><w:tblGrid>"),
        (".docx", "word/document.xml", b"<w:body>", b"<w:body><w:t>x</w:t>"),
        (".xlsx", "xl/worksheets/sheet1.xml", b"<sheetData>", b'<sheetData><c r="A1"/>'),
        (".xlsx", "xl/workbook.xml", b"<sheets>", b"<sheets><leaf/>"),
    ],
)
def test_a_damaged_file_is_not_valid(suffix: str, part: str, old: bytes, new: bytes) -> None:
    data = written(documents(FILES[0]), suffix).data

    assert faults(with_change(data, part, old, new), suffix) != []


AUTHOR = author_of("2025-01-31")


@pytest.mark.slow
@pytest.mark.parametrize("path", OFFICE_FILES, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_a_sample_with_comments_is_as_valid_as_it_was(path: Path) -> None:
    data = path.read_bytes()
    for _ in range(2):
        checked = check_file(read_bytes(data, path.name))
        data = commented(checked, data, Limits(), AUTHOR, Severity.NOTE).data

    assert faults(data, path.suffix) == faults(path.read_bytes(), path.suffix)


@pytest.mark.slow
@pytest.mark.parametrize("is_tracked", [False, True])
@pytest.mark.parametrize("name", FILES)
def test_a_sample_that_was_mended_is_as_valid_as_it_was(name: str, is_tracked: bool) -> None:
    source = (SAMPLES / f"qinghekou-{name}.docx").read_bytes()
    slip = with_change(source, "word/document.xml", "。".encode(), "。。".encode())
    checked = check_file(read_bytes(slip, "a.docx"))

    done = fix_file(checked.file, checked.findings, slip, Limits(), AUTHOR if is_tracked else None)

    assert done.data is not None
    assert faults(done.data, ".docx") == faults(source, ".docx")
