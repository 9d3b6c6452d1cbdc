"""What is written of a sample document is read back to the same leaves."""

from pathlib import Path
from typing import Any

import pytest

from jixiao.formats.exchange.writing import document_entry
from jixiao.formats.layout.understanding import understand
from jixiao.formats.limits import DEFAULT_LIMITS
from jixiao.formats.reader import BlockReader
from jixiao.formats.registry import reader_for, writer_for
from jixiao.formats.writer import Manuscript
from jixiao.services.checking import check_file
from jixiao.services.reading import read, read_bytes
from jixiao.services.writing import written
from tests.papers import paper_of
from tests.truth import SAMPLES, compared

FILES = (
    "qinghekou-culture-2019/plan.docx",
    "qinghekou-roads-2025/forms.docx",
    "qinghekou-union-2025/plan.docx",
    "qinghekou-union-2025/forms.xlsx",
)


def without_places(entry: Any) -> Any:
    """An entry of the exchange form without what depends on the format: the places."""
    if isinstance(entry, dict):
        return {k: without_places(v) for k, v in entry.items() if k not in {"span", "places"}}
    if isinstance(entry, list):
        return [without_places(each) for each in entry]
    return entry


@pytest.mark.parametrize("suffix", [".txt", ".xlsx"])
@pytest.mark.parametrize("name", FILES)
def test_a_sample_written_is_read_back_to_the_same_leaves(name: str, suffix: str) -> None:
    data = (SAMPLES / name).read_bytes()
    reader, _ = reader_for(data, Path(name).suffix)
    assert isinstance(reader, BlockReader)
    blocks = reader.blocks(data, DEFAULT_LIMITS)
    wanted = [document_entry(each) for each in understand(blocks)]

    written = writer_for(suffix).write(Manuscript(paper_of(blocks)))

    again, fits = reader_for(written, suffix)
    read = again.read(written, DEFAULT_LIMITS)
    found = compared(
        without_places([document_entry(each) for each in read.documents]), without_places(wanted)
    )
    allowed = {".note: None"} if suffix == ".txt" else set()  # its head has two rows, merged
    left = [each for each in found.differences if not any(word in each for word in allowed)]
    assert fits
    assert found.leaves > 700
    assert left == []
    assert read.notices == ()


@pytest.mark.parametrize("suffix", [".docx", ".xlsx", ".html", ".txt"])
@pytest.mark.parametrize("name", ["culture", "roads"])
def test_a_clean_outline_is_written_as_a_clean_document(name: str, suffix: str) -> None:
    outline = read(SAMPLES / f"clean/{name}.perf.txt")

    made = written(outline.documents, suffix)
    again = check_file(read_bytes(made.data, f"{name}{suffix}"))

    [was], [now] = outline.documents, again.file.documents
    assert made.notices == ()
    assert again.findings == ()
    assert [(each.level, each.heading.raw, each.text.raw) for each in now.sections] == [
        (each.level, each.heading.raw, each.text.raw) for each in was.sections
    ]
    assert now.department.value == was.department.value
    assert {each.amount_unit.raw for each in now.projects} == {"万元"}
