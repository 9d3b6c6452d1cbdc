"""Everything that fuzzing found is read: a value or one sentence, in bounded time."""

import time
from pathlib import Path

import pytest

from tests.invariants import check_document, check_target

CORPUS = Path(__file__).parent / "fuzz"
DOCUMENTS = sorted((*CORPUS.glob("docx/*"), *CORPUS.glob("txt/*")))
CELLS = sorted(CORPUS.glob("target/*"))
REPEATED = {
    "pipes": "|",
    "cells": "一|",
    "level words": "一级指标",
    "lists of targets": "产出指标：数量指标：完成数量≥90%；",
    "tabs": "\t",
    "digits": "7",
    "brackets": "（",
    "goals": "目标1：",
    "blank lines": "\n",
    "lines of a blank": " \n",
    "table rules": "| --- | --- |\n",
    "commas": "一,",
}


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_a_document_of_the_corpus_is_read_and_its_json_reads_back(path: Path) -> None:
    data = path.read_bytes()

    assert len(data) < 20_000
    assert check_document(data, path.name) in {
        "plan", "project-objectives", "department-objectives", "self-evaluation", "monitoring",
        "none", "refused",
    }  # fmt: skip


@pytest.mark.parametrize("path", CELLS, ids=lambda path: path.name)
def test_a_cell_of_the_corpus_is_read_and_written(path: Path) -> None:
    words, *beside = path.read_text(encoding="utf-8").split("\t")
    unit = beside[0] if beside else None

    assert check_target(words, unit, *beside[1:2]) != ""


@pytest.mark.parametrize("words", REPEATED.values(), ids=REPEATED)
def test_sixty_thousand_bytes_of_the_same_words_take_bounded_time(words: str) -> None:
    data = (words * (60_000 // len(words.encode()))).encode()
    began = time.process_time()

    check_document(data, "重复.txt")

    assert time.process_time() - began < 5
