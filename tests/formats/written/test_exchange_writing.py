"""The data exchange file (.json) that a document is written to."""

import json

import pytest
from hypothesis import HealthCheck, given, settings

from jixiao.formats.limits import DEFAULT_LIMITS
from jixiao.formats.registry import reader_for, writer_for
from jixiao.formats.writer import Manuscript, UnwritableDocument
from jixiao.kernel.stated import Stated
from jixiao.model.documents import PerformanceDocument, PerformancePlan
from jixiao.model.paper import Paper
from tests.strategies import documents

PAPER = Paper("绩效文本", ())


@settings(max_examples=3, deadline=None, suppress_health_check=list(HealthCheck))
@given(documents())
def test_a_document_written_and_read_again_is_the_same_in_every_leaf_and_place(
    document: PerformanceDocument,
) -> None:
    data = writer_for(".json").write(Manuscript(PAPER, (document,), "甲.docx"))
    reader, fits = reader_for(data, ".json")

    assert fits
    assert reader.read(data, DEFAULT_LIMITS).documents == (document,)


def test_what_is_not_known_of_the_source_is_null() -> None:
    data = writer_for(".json").write(Manuscript(PAPER, (PerformancePlan(),)))

    assert json.loads(data)["source"] == {
        "name": None,
        "sha256": None,
        "media_type": None,
        "reader": None,
        "reader_version": None,
        "pages": None,
    }


def test_half_a_sign_is_kept() -> None:
    plan = PerformancePlan(title=Stated("标题\ud83d", "标题\ud83d"))

    data = writer_for(".json").write(Manuscript(PAPER, (plan,)))

    assert reader_for(data, ".json")[0].read(data, DEFAULT_LIMITS).documents == (plan,)


def test_a_paper_without_data_is_refused_in_one_sentence() -> None:
    with pytest.raises(UnwritableDocument, match="没有绩效数据"):
        writer_for(".json").write(Manuscript(PAPER))
