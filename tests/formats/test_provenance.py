"""Every value stands where it says that it stands, in every format."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from jixiao.cli.main import run
from jixiao.formats.blocks import Blocks
from jixiao.formats.exchange.writing import document_entry
from jixiao.formats.layout.understanding import understand
from jixiao.formats.limits import DEFAULT_LIMITS
from jixiao.formats.reader import BlockReader
from jixiao.formats.registry import reader_for
from jixiao.formats.written.rows import values
from jixiao.model.documents import PerformanceDocument
from tests.places import (
    all_leaves,
    cells_of_docx,
    faults_of_places,
    leaves,
    lines_of_text,
    pages_of_pdf,
    pieces_in,
    squeezed,
)
from tests.truth import SAMPLES, SHARED

Reading = tuple[Blocks, tuple[PerformanceDocument, ...]]
FILES = sorted(
    path
    for path in SAMPLES.glob("*/*.*")
    if path.parent.name != "clean" and "scan" not in path.name
)
SCANS = sorted(SAMPLES.glob("*/*scan*.*"))
SEEDS = sorted((SHARED / "seeds").glob("*.txt"))
PAGES = sorted((SHARED / "real" / "pages").glob("*.json"))
REAL = [
    pytest.param(path, id=path.stem, marks=pytest.mark.golden) for path in (*SEEDS, *PAGES)
] or [
    pytest.param(
        Path("none"), marks=pytest.mark.skip(reason="the real texts are not beside the repository")
    )
]


def bytes_of(path: Path) -> bytes:
    """A file, or the words of a page excerpt."""
    if path.parent.name != "pages":
        return path.read_bytes()
    text: str = json.loads(path.read_text(encoding="utf-8"))["text"]
    return text.encode()


def reading(path: Path) -> Reading:
    data = bytes_of(path)
    reader, _ = reader_for(data, ".txt" if path.suffix == ".json" else path.suffix)
    assert isinstance(reader, BlockReader)
    blocks = reader.blocks(data, DEFAULT_LIMITS)
    return blocks, understand(blocks)


def ids(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


def assert_places(blocks: Blocks, documents: tuple[PerformanceDocument, ...]) -> None:
    for document in documents:
        assert faults_of_places(blocks, document) == []
        places = document_entry(document, places=True)["places"]
        assert {tuple(place.values()) for place in places.values()} == {
            tuple(stated.span) for _, stated in leaves(document) if stated.span is not None
        }


@pytest.mark.parametrize("path", FILES, ids=ids)
def test_the_words_of_a_sample_stand_at_their_places(path: Path) -> None:
    blocks, documents = reading(path)

    assert len(all_leaves(documents)) > 50
    assert_places(blocks, documents)


@pytest.mark.slow
@pytest.mark.ocr
@pytest.mark.parametrize("path", SCANS, ids=ids)
def test_the_words_of_a_scan_stand_at_their_places(path: Path) -> None:
    assert_places(*reading(path))


@pytest.mark.parametrize("path", REAL)
def test_the_words_of_a_real_text_stand_at_their_places(path: Path) -> None:
    assert_places(*reading(path))


@pytest.mark.parametrize("path", [p for p in FILES if p.suffix == ".txt"], ids=ids)
def test_lines_of_a_text_are_those_of_the_file(path: Path) -> None:
    assert_lines(path)


@pytest.mark.parametrize("path", REAL)
def test_lines_of_a_real_text_are_those_of_the_file(path: Path) -> None:
    assert_lines(path)


def assert_lines(path: Path) -> None:
    lines = lines_of_text(bytes_of(path))
    _, documents = reading(path)
    for where, stated in all_leaves(documents):
        span = stated.span
        assert span is not None
        assert span.line is not None, where
        assert span.page is None, where
        if span.row is None and span.end is not None:
            words = squeezed(lines[span.line - 1][span.start : span.end])
            inside = squeezed(stated.raw) in words or words in squeezed(stated.raw)
            assert words, where
            assert inside, (where, words, stated.raw)
        else:
            first = squeezed(stated.raw)[:4]
            near = squeezed("".join(lines[span.line - 1 : span.line + 20]))
            assert first in near, (where, first)


@pytest.mark.parametrize("path", [p for p in FILES if p.suffix == ".docx"], ids=ids)
def test_cells_of_a_word_file_are_those_of_its_xml(path: Path) -> None:
    cells = cells_of_docx(path.read_bytes())
    found = [
        (stated, stated.span)
        for _, stated in all_leaves(reading(path)[1])
        if stated.span is not None and stated.span.row is not None
    ]

    assert len(found) > 50
    for stated, (_, table, row, column, *_) in found:
        assert squeezed(stated.raw) in squeezed(cells[table or 0, row or 0, column or 0])


@pytest.mark.parametrize("path", [p for p in FILES if p.suffix == ".pdf"], ids=ids)
def test_words_of_a_pdf_are_on_the_page_that_is_named(path: Path) -> None:
    pages = pages_of_pdf(path.read_bytes())
    for where, stated in all_leaves(reading(path)[1]):
        span = stated.span
        assert span is not None
        assert span.page is not None, where
        words = squeezed(stated.raw)
        # The engine cuts the words of a cell where they wrap, and some go on on the next page.
        text = "\n".join(pages[span.page - 1 : span.page + 1])
        assert words[:3] in pages[span.page - 1], where
        assert 1 <= pieces_in(words, text) <= 1 + len(words) // 3, (where, words)


@pytest.mark.parametrize(
    "name", ["qinghekou-union-2025/plan.pdf", "qinghekou-roads-2025/forms.xlsx"]
)
def test_where_prints_the_place_and_the_words_of_every_value(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["read", str(SAMPLES / name), "--where"]) == 0
    printed = capsys.readouterr().out

    lines = {
        line.split(" documents[")[1].split()[0]: line
        for line in printed.splitlines()
        if " documents[" in line
    }
    assert len(lines) > 100
    for at, document in enumerate(reading(SAMPLES / name)[1]):
        for path, words, span in values(document):
            line = lines[f"{at}].{path}"]
            assert line.split(" documents[")[0].strip().startswith(span.words())
            assert squeezed(words) in squeezed(line)


def test_the_checker_finds_what_is_wrong() -> None:
    blocks, documents = reading(SAMPLES / "qinghekou-roads-2025" / "forms.docx")
    first = documents[0].projects[0].indicators[0]
    assert first.name.span is not None
    moved = first.name._replace(span=first.name.span._replace(start=1))
    shared = first.basis._replace(raw=first.name.raw, span=first.name.span)
    wrong = [
        replace(first, name=moved),
        replace(first, name=first.name._replace(span=first.name.span._replace(column=40))),
        replace(first, name=first.name._replace(span=first.name.span._replace(page=1))),
        replace(first, basis=shared),
    ]

    for indicator in wrong:
        project = replace(documents[0].projects[0], indicators=(indicator,))
        document = replace(documents[0], projects=(project,))
        assert len(faults_of_places(blocks, document)) == 1
