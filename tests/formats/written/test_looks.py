"""Pages look as they did when a person looked at them (looks/*.json; tolerance: ``differences``)."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from jixiao.model.documents import PerformanceDocument
from jixiao.services.reading import read
from jixiao.services.writing import Choices, chosen_form, written
from tests.formats.written.rendering import differences, needs_printer, printed
from tests.truth import SAMPLES

LOOKS = Path(__file__).parent / "looks"
PLAN = "qinghekou-union-2025/plan.docx"


@cache
def documents(name: str = PLAN) -> tuple[PerformanceDocument, ...]:
    return read(SAMPLES / name).documents


def pdf(name: str, form: str) -> bytes:
    return written(documents(name), ".pdf", Choices(chosen_form(form))).data


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "form"),
    [
        (PLAN, "hebei-plan"),
        (PLAN, "self-evaluation"),
        ("qinghekou-culture-2019/plan.docx", "hebei-duty-activity"),
    ],
)
def test_a_pdf_looks_as_it_did(name: str, form: str) -> None:
    assert differences(pdf(name, form), LOOKS / f"{form}.pdf.json") == []


@pytest.mark.slow
@pytest.mark.office
@needs_printer
def test_a_workbook_looks_as_it_did() -> None:
    [printout] = printed([written(documents(), ".xlsx").data], "xlsx")

    assert differences(printout, LOOKS / "plan.xlsx.json") == []


@pytest.mark.slow
def test_a_page_with_a_row_less_does_not_look_the_same() -> None:
    [plan] = documents()
    last = plan.projects[-1]
    shorter = replace(last, indicators=last.indicators[:-1])
    changed = replace(plan, projects=(*plan.projects[:-1], shorter))

    found = differences(written([changed], ".pdf").data, LOOKS / "hebei-plan.pdf.json")

    assert found
    assert {each.partition(":")[0] for each in found} == {"page 11"}


@pytest.mark.slow
def test_a_page_without_its_words_does_not_look_the_same() -> None:
    [plan] = documents()
    bare = replace(plan, sections=())

    assert differences(written([bare], ".pdf").data, LOOKS / "hebei-plan.pdf.json") != []
