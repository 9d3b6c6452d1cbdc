import re
from pathlib import Path

import pytest

from jixiao.formats.registry import writer_for
from jixiao.formats.writer import Manuscript
from jixiao.formats.written.flow import sections
from jixiao.formats.written.pagination import paginated
from jixiao.model.paper import NOTE, Chart, Heading, Line, Paper, Turn
from jixiao.regulation.looks import looks_named
from tests.formats.written.generated import generated
from tests.formats.written.papers import document, plan_paper
from tests.formats.written.rendering import differences, needs_printer, page_texts, printed, words
from tests.formats.written.valid_office import faults

LOOKS = Path(__file__).parent / "looks"
SEEDS = range(8)


def sample() -> Paper:
    plan = plan_paper(document())
    chart = Chart(
        "各季度执行率", ("一季度", "二季度"), (("计划", (25, 50)), ("实际", (20, 48.5))), "%"
    )
    more = (
        Turn(is_wide=True),
        Heading("附图"),
        Line("请写明背景。", is_open=True),
        chart,
        Line("注。", NOTE),
    )
    return plan._replace(parts=(*plan.parts, *more))


def written(paper: Paper) -> bytes:
    return writer_for(".docx").write(Manuscript(paper))


def pages_of_headings(pdf: bytes) -> dict[int, int]:
    """Number of a generated heading to the number printed on its page."""
    found: dict[int, int] = {}
    for text in page_texts(pdf):
        number = re.findall(r"^\s*—\s*(\d+)\s*—\s*$", text, re.MULTILINE)
        for heading in re.findall(r"H(\d{3})\s*号", text) if number else ():
            found.setdefault(int(heading), int(number[-1]))
    return found


@pytest.mark.slow
@pytest.mark.office
@needs_printer
def test_at_least_97_of_100_headings_stand_on_the_page_that_the_contents_name() -> None:
    looks = looks_named("official")
    papers = [generated(seed) for seed in SEEDS]
    right = total = 0

    for paper, pdf in zip(papers, printed([written(each) for each in papers]), strict=True):
        reckoned = paginated(sections(paper, looks), looks).headings
        real = pages_of_headings(pdf)
        total += len(reckoned)
        right += sum(real.get(at) == page for at, page in enumerate(reckoned, 1))

    assert total > 60
    assert right / total >= 0.97


@pytest.mark.slow
@pytest.mark.office
@needs_printer
def test_a_plan_looks_as_it_did_when_a_person_looked_at_it() -> None:
    pdf = printed([written(sample())])[0]

    assert differences(pdf, LOOKS / "plan.docx.json") == []


@pytest.mark.slow
@pytest.mark.office
@needs_printer
def test_the_printed_words_are_the_words_of_the_paper() -> None:
    paper = sample()
    said = words(printed([written(paper)])[0])

    for project in document().projects:
        for indicator in project.indicators:
            for sign in "".join(indicator.name.raw.split()):
                assert sign in said
    for part in paper.parts:
        if isinstance(part, Heading):
            assert "".join(part.text.split())[:8] in said


@pytest.mark.slow
def test_a_document_is_valid_by_the_schemas_of_office_open_xml() -> None:
    assert faults(written(sample()), ".docx") == []
