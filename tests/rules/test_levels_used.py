"""Whether a form lacks a level is said only where it is certain."""

from dataclasses import replace
from datetime import date

import pytest

from jixiao.formats.outline.reading import read_outline
from jixiao.kernel.span import Span
from jixiao.kernel.stated import Stated
from jixiao.regulation.parameters import Parameters
from jixiao.rules.context import Context
from jixiao.rules.levels_used import lacks

WHOLE = """项目: 清河口县劳模疗养
数量指标 | 疗养劳模人数 | ≥20人
时效指标 | 疗养完成时间 | 2025年9月底前
社会效益指标 | 劳模健康改善率 | ≥80%
"""


def lacking(outline: str, key: str) -> bool:
    document = read_outline(outline)
    context = Context(document, Parameters(date(2025, 1, 1)))
    context.project = document.projects[0]
    return lacks(key, document.projects[0], context)


@pytest.mark.parametrize(("key", "said"), [("QUALITY", True), ("QUANTITY", False), ("COST", False)])
def test_a_whole_form_lacks_what_its_taxonomy_requires(key: str, said: bool) -> None:
    assert lacking(WHOLE, key) is said


def test_a_form_cut_off_behind_its_outputs_is_not_judged() -> None:
    outputs = WHOLE.replace("社会效益指标 | 劳模健康改善率 | ≥80%", "成本指标 | 人均标准 | ≤500元")

    assert lacking(outputs, "QUALITY") is False
    assert lacking(outputs, "BENEFIT") is False
    assert lacking(f"{outputs}项目: 职工培训\n", "QUALITY") is True


def test_a_level_that_no_taxonomy_knows_leaves_the_form_unjudged() -> None:
    assert lacking(WHOLE.replace("时效指标", "过程指标之二"), "QUALITY") is False


def test_a_table_of_a_file_that_ends_behind_its_outputs_is_judged() -> None:
    document = read_outline(WHOLE.split("社会效益指标")[0] + "成本指标 | 人均标准 | ≤500元\n")
    (project,) = document.projects
    rows = tuple(
        replace(row, name=Stated(row.name.raw, row.name.value, Span(table=2, row=at)))
        for at, row in enumerate(project.indicators, 2)
    )
    context = Context(document, Parameters(date(2025, 1, 1)))
    context.project = project

    assert lacks("BENEFIT", project, context) is False
    assert lacks("BENEFIT", replace(project, indicators=rows), context) is True
