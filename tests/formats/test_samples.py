"""Every sample document, in every format, says what its truth says."""

import tomllib
from typing import Any

import pytest

from jixiao.formats.exchange.writing import document_entry
from jixiao.services.reading import read
from tests.truth import SAMPLES, Entry, compared, sample_truth

FILES: list[dict[str, Any]] = tomllib.loads((SAMPLES / "files.toml").read_text(encoding="utf-8"))[
    "file"
]
EXACT = [each for each in FILES if "cells" not in each]
SCANNED = [each for each in FILES if "cells" in each]


def cases(files: list[dict[str, Any]]) -> list[Any]:
    """Parameters; what is pending must fail, so that nobody forgets to take the word away."""
    return [
        pytest.param(
            each,
            id=each["path"],
            marks=[pytest.mark.xfail(reason=each["pending"], strict=True)]
            if "pending" in each
            else [],
        )
        for each in files
    ]


def entries(path: str) -> list[Entry]:
    return [document_entry(each) for each in read(SAMPLES / path).documents]


@pytest.mark.parametrize("file", cases(EXACT))
def test_a_sample_says_what_its_truth_says(file: dict[str, Any]) -> None:
    found = compared(entries(file["path"]), sample_truth(file["truth"]))

    assert found.differences == []


@pytest.mark.slow
@pytest.mark.ocr
@pytest.mark.parametrize("file", cases(SCANNED))
def test_a_scanned_sample_is_read_nearly_without_fault(file: dict[str, Any]) -> None:
    found = compared(entries(file["path"]), sample_truth(file["truth"]), folded=True)

    assert found.right >= file["cells"], "\n".join(found.differences)


def test_every_sample_file_is_listed() -> None:
    on_disk = {
        f"{path.parent.name}/{path.name}"
        for path in SAMPLES.glob("*/*.*")
        if path.parent.name != "clean"
    }

    assert on_disk == {each["path"] for each in FILES}
