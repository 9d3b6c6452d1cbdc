"""The flat table (.csv) that a document is written to."""

import csv
import io

import pytest

from jixiao.formats.registry import writer_for
from jixiao.formats.writer import Manuscript, UnwritableDocument
from jixiao.formats.written.rows import INDICATOR_HEAD, unguarded
from jixiao.kernel.stated import Stated
from jixiao.model.documents import PerformancePlan
from jixiao.model.paper import Paper
from jixiao.model.project import Indicator, Project
from jixiao.model.target_reading import read_target

PAPER = Paper("绩效文本", ())


def plan(name: str) -> PerformancePlan:
    target = Stated("≥95%", read_target("≥95%"))
    return PerformancePlan(projects=(Project(indicators=(Indicator(name=Stated(name, name),
                                                                   target=target),)),))  # fmt: skip


def test_every_indicator_is_a_row_below_the_head() -> None:
    data = writer_for(".csv").write(Manuscript(PAPER, (plan("=满意，\n“好”"),), "甲.docx"))

    head, row = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    found = dict(zip(head, map(unguarded, row), strict=True))
    assert tuple(head) == INDICATOR_HEAD
    assert (found["文件"], found["三级指标"], found["指标值"], found["数值"]) == (
        "甲.docx", "=满意，\n“好”", "≥95%", "95",
    )  # fmt: skip


def test_half_a_sign_becomes_a_replacement_sign() -> None:
    data = writer_for(".csv").write(Manuscript(PAPER, (plan("甲\ud83d乙"),)))

    assert "甲\ufffd乙" in data.decode("utf-8")


def test_a_document_without_any_indicator_is_refused_in_one_sentence() -> None:
    with pytest.raises(UnwritableDocument, match="没有一条指标"):
        writer_for(".csv").write(Manuscript(PAPER, (PerformancePlan(),)))
