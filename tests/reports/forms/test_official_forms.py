"""Every form of the regulation holds its documents, and they are read back as they were."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from jixiao.formats.written.line_breaks import line_count
from jixiao.kernel.stated import Stated
from jixiao.model.documents import (
    MonitoringRecord,
    PerformanceDocument,
    ProjectObjectives,
    SelfEvaluation,
)
from jixiao.model.paper import SIGN, Box, Grid, Paper, Turn
from jixiao.model.project import Indicator, Project
from jixiao.model.target_reading import read_target
from jixiao.regulation.form_files import form_named, forms
from jixiao.regulation.forms import Form
from jixiao.regulation.looks import looks_named
from jixiao.regulation.report_outline import report_outlines
from jixiao.reports.forms.choosing import form_for
from jixiao.reports.forms.composing import compose
from jixiao.services.reading import read_bytes
from jixiao.services.writing import Choices, written
from tests.formats.written.same_leaves import lost_leaves
from tests.reports.narrative.papers import faults
from tests.strategies import documents
from tests.truth import REPOSITORY, SAMPLES

ROADS = SAMPLES / "qinghekou-roads-2025" / "forms.docx"
OWN = ("department-objective", "objective-application", "self-evaluation", "monitoring")
"""The forms of the layouts that the sample has."""
OTHERS = {
    "objective-application-long-term": "two-halves",
    "self-evaluation-points-first": "self-evaluation",
    "self-evaluation-split": "self-evaluation-split",
    "goal-self-evaluation": "goal-self-evaluation",
    "transfer-self-evaluation": "transfer-self-evaluation",
}
NO_COLUMN = {
    "goal-self-evaluation": {
        "points", "original_budget", "objective_results", "deviation_reason", "total_points",
    },
    "transfer-self-evaluation": {
        "points", "score", "original_budget", "total_points", "total_score",
    },
}  # fmt: skip
"""What these layouts have no column for."""


def form(name: str) -> Form:
    found = form_named(name)
    assert found is not None
    return found


def sample(kind: str) -> PerformanceDocument:
    read = read_bytes(ROADS.read_bytes(), ROADS.name).documents
    return next(each for each in read if each.kind == kind)


def again(document: PerformanceDocument, name: str, suffix: str) -> PerformanceDocument:
    data = written([document], suffix, Choices(form(name))).data
    (read,) = read_bytes(data, f"表{suffix}").documents
    return read


def paper(document: PerformanceDocument, name: str) -> Paper:
    return compose([document], [form(name)]).paper


def boxes(made: Paper) -> list[Box]:
    return [
        box
        for part in made.parts
        if isinstance(part, Grid)
        for row in part.rows
        for box in row.boxes
    ]


@pytest.mark.parametrize(
    "suffix",
    [".docx", ".xlsx", ".txt", ".html", pytest.param(".pdf", marks=pytest.mark.slow)],
)
@pytest.mark.parametrize("name", OWN)
def test_a_form_is_read_back_in_its_own_layout(name: str, suffix: str) -> None:
    document = sample(form(name).kinds[0])
    read = again(document, name, suffix)

    assert (type(read), read.layout) == (type(document), form(name).edition)
    assert lost_leaves(document, read, squeezed=suffix == ".pdf") == []


@pytest.mark.parametrize("name", OTHERS)
def test_another_layout_loses_only_what_it_has_no_column_for(name: str) -> None:
    document = sample(form(name).kinds[0])
    read = again(document, name, ".docx")

    assert (type(read), read.layout) == (type(document), OTHERS[name])
    lost = lost_leaves(document, read)
    tails = {line.partition(":")[0].rpartition(".")[2].partition("[")[0] for line in lost}
    assert tails == NO_COLUMN.get(name, set())


def test_halves_stand_beside_each_other_by_level_1() -> None:
    def row(level1: str, name: str) -> Indicator:
        target = Stated("1个", read_target("1个"))
        return Indicator(Stated(level1), Stated("数量指标"), Stated(name), target=target)

    annual = tuple(row(*each) for each in (("产出指标", "甲"), ("效益指标", "乙")))
    later = tuple(row("产出指标", name) for name in ("丙", "丁"))
    document = ProjectObjectives(
        projects=(Project(indicators=annual, long_term_indicators=later),),
    )
    read = again(document, "objective-application-long-term", ".docx")

    (project,) = read.projects
    assert [each.name.raw for each in project.indicators] == ["甲", "乙"]
    assert [each.name.raw for each in project.long_term_indicators] == ["丙", "丁"]
    assert [each.level1.raw for each in project.long_term_indicators] == ["产出指标"] * 2


def test_a_ticked_reason_stands_in_its_column_and_its_words_beside() -> None:
    made = boxes(paper(sample("monitoring"), "monitoring"))
    reasons = [
        box.text for box in made if box.leaf == "documents[0].projects[0].indicators[1]."
        "deviation_reason"
    ]  # fmt: skip

    assert reasons == ["√", "", "", "", "", "自筹资金尚未到位，2座桥梁推迟开工"]


def test_the_monitoring_form_lies_on_its_side_and_repeats_both_rows_of_its_head() -> None:
    made = paper(sample("monitoring"), "monitoring")

    assert made.parts[0] == Turn(is_wide=True)
    assert [part.head for part in made.parts if isinstance(part, Grid)] == [0, 2]


def test_only_empty_cells_are_left_to_people() -> None:
    document = sample("self-evaluation")
    filled = boxes(paper(document, "self-evaluation"))
    first = document.projects[0]
    bare = replace(
        document,
        projects=(replace(first, indicators=(Indicator(name=Stated("甲")),), execution=None),),
    )
    empty = boxes(paper(bare, "self-evaluation"))

    assert [box for box in filled if box.is_open and box.text] == []
    tails = [box.leaf.rpartition(".")[2] for box in empty if box.is_open and box.leaf]
    assert {"actual", "points", "score", "spent"} <= set(tails)


def test_an_amount_column_is_added_up() -> None:
    made = boxes(paper(sample("department-objectives"), "department-objective"))
    at = next(n for n, box in enumerate(made) if box.text == "金额合计")

    assert [box.text for box in made[at + 1 : at + 4]] == ["440.00", "423.50", "16.50"]


@pytest.mark.parametrize("kind", [SelfEvaluation, MonitoringRecord, ProjectObjectives])
def test_a_document_without_anything_gives_a_form_to_be_filled_in(
    kind: type[PerformanceDocument],
) -> None:
    for name in (*OWN, *OTHERS):
        if kind.kind in form(name).kinds:
            made = paper(kind(projects=(Project(),)), name)

            assert faults(made) == []


@pytest.mark.slow
@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(documents())
def test_any_document_gives_whole_tables(document: PerformanceDocument) -> None:
    for name in (*OWN, *OTHERS):
        if document.kind in form(name).kinds:
            assert faults(paper(document, name)) == []


def test_the_manual_names_every_form_and_outline() -> None:
    manual = (REPOSITORY / "docs" / "forms.md").read_text(encoding="utf-8")

    assert [each.id for each in forms() if f"`{each.id}`" not in manual] == []
    assert [name for name in report_outlines() if f"`{name}`" not in manual] == []


def test_a_form_of_another_region_is_not_taken_where_the_region_is_unknown() -> None:
    document = replace(sample("self-evaluation"), layout=None)

    assert form_for(document, forms()) is form("self-evaluation")
    assert form_for(ProjectObjectives(), forms()) is form("objective-application")


@pytest.mark.parametrize("form", forms(), ids=lambda form: form.id)
def test_what_is_signed_stands_on_one_line(form: Form) -> None:
    looks = looks_named(form.looks)
    is_wide = any(part.is_wide for part in form.document)
    for part in (*form.document, *form.project):
        if part.part == "line" and part.style == SIGN:
            lettering = looks.lines[SIGN]
            room = looks.sheet(is_wide=is_wide).text_width * 72 / 25.4 / lettering.size * 1000
            assert line_count(part.text, room, room) == 1
