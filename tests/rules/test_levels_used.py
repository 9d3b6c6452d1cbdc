"""Whether a form lacks a level is said only where it is certain."""

from datetime import date

import pytest

from jixiao.formats.outline.reading import read_outline
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
