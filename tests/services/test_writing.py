"""Documents in, files out: which form, what is told, what is refused."""

from dataclasses import replace
from pathlib import Path

import pytest

from jixiao.formats.writer import UnwritableDocument
from jixiao.kernel.stated import Stated
from jixiao.model.documents import (
    MonitoringRecord,
    NoForm,
    PerformanceDocument,
    PerformancePlan,
    ProjectObjectives,
    SelfEvaluation,
)
from jixiao.model.paper import Grid
from jixiao.model.project import Project
from jixiao.regulation.form_files import form_named, forms
from jixiao.regulation.forms import FaultyForm, Form
from jixiao.reports.forms.choosing import form_for
from jixiao.services.reading import read, read_bytes
from jixiao.services.writing import Choices, chosen_form, on_paper, written
from tests.formats.written.same_leaves import lost_leaves
from tests.truth import SAMPLES

FORMS = "qinghekou-roads-2025/forms.docx"
PLAN = "qinghekou-union-2025/plan.docx"
CULTURE = "qinghekou-culture-2019/plan.docx"


def documents(name: str = PLAN) -> tuple[PerformanceDocument, ...]:
    return read(SAMPLES / name).documents


def chosen(document: PerformanceDocument) -> str | None:
    form = form_for(document, forms())
    return form.id if form is not None else None


def test_a_document_is_written_on_the_form_of_its_own_layout() -> None:
    assert [chosen(each) for each in documents()] == ["hebei-plan"]
    assert [chosen(each) for each in documents(CULTURE)] == ["hebei-duty-activity"]
    assert chosen(NoForm()) is None


def test_of_forms_of_no_known_layout_the_one_that_loses_least_is_taken() -> None:
    [plan] = documents()
    [culture] = documents(CULTURE)

    assert chosen(replace(plan, layout=None)) == "hebei-plan"
    assert chosen(replace(culture, layout="standard-objective")) in {
        "hebei-duty-activity",
        "hebei-plan",
    }


def test_region_and_year_decide_between_forms_of_one_layout() -> None:
    [plan] = documents()  # project codes begin with 13
    usual = form_named("hebei-plan")
    assert usual is not None
    known = [
        usual._replace(id="everywhere", regions=()),
        usual._replace(id="here", regions=("13",)),
        usual._replace(id="here-later", regions=("13",), from_year=2024),
        usual._replace(id="here-much-later", regions=("13",), from_year=2030),
        usual._replace(id="elsewhere", regions=("34",), from_year=2025),
    ]

    def best(*names: str) -> str:
        form = form_for(plan, [each for each in known if each.id in names])
        assert form is not None
        return form.id

    assert best("everywhere", "here", "here-later", "here-much-later", "elsewhere") == "here-later"
    assert best("everywhere", "here", "elsewhere") == "here"
    assert best("everywhere", "elsewhere") == "everywhere"
    assert best("elsewhere") == "elsewhere"


@pytest.mark.parametrize("suffix", [".docx", ".txt", ".json", ".DOCX"])
def test_several_documents_of_one_file_come_back_in_their_order(suffix: str) -> None:
    before = documents(FORMS)

    made = written(before, suffix, name="forms.docx")

    after = read_bytes(made.data, f"forms{suffix}").documents
    assert made.notices == ()
    assert [each.kind for each in after] == [each.kind for each in before]
    assert [lost_leaves(*pair) for pair in zip(before, after, strict=True)] == [[]] * len(before)


def test_the_same_documents_give_the_same_bytes() -> None:
    assert written(documents(), ".docx") == written(documents(), ".docx")


def test_a_wanted_form_is_used_for_its_kinds_and_the_others_are_told() -> None:
    wanted = form_named("hebei-plan")
    before = (*documents(), *documents(FORMS)[:1])

    composed = on_paper(before, Choices(form=wanted))

    assert composed.notices[0].message == (
        "表样 hebei-plan 写不了部门整体绩效目标表，这份文档改用了表样 department-objective。"
    )


def test_a_wanted_form_that_holds_none_of_the_kinds_is_refused() -> None:
    with pytest.raises(
        UnwritableDocument, match="表样 hebei-plan 写不了绩效运行监控表；用 jixiao forms"
    ):
        on_paper([MonitoringRecord()], Choices(form=form_named("hebei-plan")))


def test_a_document_without_a_form_is_told_and_the_others_are_written() -> None:
    nothing = NoForm()

    composed = on_paper([nothing, *documents()], Choices())

    assert composed.notices == ()
    grids = [each for each in composed.paper.parts if isinstance(each, Grid)]
    assert grids[0].rows[0].key == "documents[1].projects[0]"


def test_a_file_in_which_nothing_was_read_is_refused_on_paper_and_kept_as_data() -> None:
    with pytest.raises(UnwritableDocument, match="没有读到绩效表格或章节"):
        written([NoForm()], ".docx")
    assert read_bytes(written([NoForm()], ".json").data, "a.json").documents == (NoForm(),)


def test_a_suffix_without_a_writer_is_refused() -> None:
    with pytest.raises(UnwritableDocument, match=r"写不出这种文件（\.rtf），可以写的是 "):
        written(documents(), ".rtf")


def test_forms_are_chosen_by_id_or_by_file(tmp_path: Path) -> None:
    own = tmp_path / "本县.toml"
    text = 'title = "本县"\nkinds = ["plan"]\nlooks = "{}"\n[[document]]\npart = "projects"\n'
    own.write_text(text.format("official"), encoding="utf-8")

    assert chosen_form("hebei-plan") is form_named("hebei-plan")
    assert chosen_form(str(own)).title == "本县"
    own.write_text(text.format("nothing"), encoding="utf-8")
    with pytest.raises(FaultyForm, match="没有名叫“nothing”的样式"):
        chosen_form(str(own))


def test_a_form_that_names_no_leaf_is_one_sentence() -> None:
    form: Form = form_named("hebei-plan")._replace(id="own")  # type: ignore[union-attr]
    heading = form.project[1]._replace(text="{nothing}")

    with pytest.raises(UnwritableDocument, match="表样 own：没有“nothing”这个字段，请改正表样。"):
        on_paper(documents(), Choices(form=form._replace(project=(heading,))))


@pytest.mark.parametrize(
    "document",
    [
        PerformancePlan(),
        PerformancePlan(projects=(Project(),)),
        ProjectObjectives(projects=(Project(),)),
        SelfEvaluation(projects=(Project(), Project())),
        MonitoringRecord(projects=(Project(),)),
    ],
    ids=lambda each: f"{each.kind}-{len(each.projects)}",
)
def test_documents_with_missing_parts_are_written(document: PerformanceDocument) -> None:
    assert written([document], ".docx").data.startswith(b"PK")


def test_a_cell_of_a_hundred_thousand_signs_comes_back_whole() -> None:
    [plan] = documents()
    words = "慰问困难职工，" * 15_000 + "到位"
    project = replace(plan.projects[0], use_of_funds=Stated(words, words))
    plan = replace(plan, projects=(project,))

    [back] = read_bytes(written([plan], ".docx").data, "a.docx").documents

    assert lost_leaves(plan, back) == []


def test_a_name_with_signs_of_paths_is_only_a_name() -> None:
    [plan] = documents()
    name = "../../etc/驿站\\建设:2025"
    project = replace(plan.projects[0], name=Stated(name, name))

    [back] = read_bytes(written([replace(plan, projects=(project,))], ".docx").data, "a").documents

    assert back.projects[0].name.raw == name


@pytest.mark.slow
def test_five_thousand_projects_are_written() -> None:
    [plan] = documents()
    many = tuple(plan.projects[n % 4] for n in range(5000))

    composed = on_paper([replace(plan, projects=many)], Choices())

    assert sum(isinstance(part, Grid) for part in composed.paper.parts) == 10_000
