"""Rules are asked only where facts say that they may find something: no fact hides a finding."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from jixiao.formats.outline.reading import read_outline
from jixiao.model.project import Indicator, Project
from jixiao.regulation.parameters import Parameters
from jixiao.rules.catalogue import rules
from jixiao.rules.context import Context
from jixiao.rules.engine import check_document
from jixiao.rules.form_facts import FACTS, facts_of, mask_of
from jixiao.rules.row_facts import FACTS as ROW_FACTS
from jixiao.services.reading import read
from tests.truth import SAMPLES

PARAMETERS = Parameters(date(2025, 1, 1))
RULES = tuple(rules().values())
ASKED = [replace(rule, gives_way_to=()) for rule in RULES if rule.subject in {Indicator, Project}]
EVERYWHERE = [replace(rule, needs=()) for rule in ASKED]


def form(words: str) -> set[str]:
    document = read_outline(words)
    context = Context(document, PARAMETERS)
    facts = facts_of(document.projects[0], context)
    return {fact for fact in FACTS if facts & mask_of((fact,))}


@pytest.mark.parametrize(
    ("words", "facts"),
    [
        ("项目: 劳模慰问", {"uncoded", "unfunded", "unplanned", "unused", "aimless"}),
        (
            "绩效文本: 清河口县总工会2025年部门预算绩效文本\n"
            "项目: 劳模慰问和体检  预算数: -2.00\n编码: 13099923p00100000001a\n"
            "用途: 劳模慰问\n目标: 2024年各级劳模慰问",
            {"small", "behind", "joined", "brief", "negative", "past", "ranked"},
        ),
        (
            "项目: 关于下达补助的通知  预算数: 2.0000001  标题: 补助绩效目标表\n"
            "用途: 用于慰问、体检和疗养，保障工作按时完成，资金全部用于困难职工\n"
            "成本指标 | 慰问标准 | ≤500元/人\n成本指标 | 体检标准 | ≤500元/人",
            {"noticed", "minute", "retitled", "costed", "few"},
        ),
        ("项目: 劳模慰问  预算数: 2.00\n支出计划: 3月底 30%, 12月底 100%", {"budgeted", "planned"}),
        (
            "项目: 劳模慰问\n支出计划: 3月底 0%, 6月底 60%, 9月底 50%",
            {"late", "falling", "unwhole"},
        ),
        ("项目: 劳模慰问\n目标: 慰问劳模40人", {"objectives", "promised"}),
        ("项目: 劳模慰问\n目标: 负责慰问劳模。2、组织体检", {"dutiful", "numbering"}),
        ("项目: 劳模慰问\n用途: 用于慰问劳模\n目标: 慰问各级劳模", {"restating"}),
        ("# 一、部门职责\n管理劳模。\n项目: 劳模慰问\n目标: 慰问劳模", {"dutiful"}),
        ("项目: 劳模慰问\n目标: 春节慰问劳模\n目标: 满意度达到90%", {"listed", "timed", "rated"}),
        (
            "项目: 劳模慰问\n数量指标 | 慰问人数 | ≥20人\n质量指标 | 慰问人数 | ≥20人",
            {"repeated", "twice"},
        ),
    ],
)
def test_facts_of_a_form(words: str, facts: set[str]) -> None:
    assert form(words) >= facts


def test_a_fact_is_of_a_row_or_of_a_form() -> None:
    assert set(FACTS).isdisjoint(ROW_FACTS)


def test_a_rule_that_needs_facts_never_says_that_it_is_not_applicable() -> None:
    """A row or a form that it is not asked about counts as looked at."""
    needing = [rule for rule in RULES if rule.needs]

    assert [rule.id for rule in needing if "NotApplicable" in rule.check.__code__.co_names] == []


@pytest.mark.slow
def test_no_need_hides_a_finding_in_any_example() -> None:
    texts = {text for rule in RULES for example in rule.examples for text in example.documents}

    for text in sorted(texts):
        document = read_outline(text)
        checked = check_document(document, ASKED, PARAMETERS)
        assert checked == check_document(document, EVERYWHERE, PARAMETERS)


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*/*.txt")), ids=lambda path: path.stem)
def test_no_need_hides_a_finding_in_a_sample(path: Path) -> None:
    for document in read(path).documents:
        checked = check_document(document, ASKED, PARAMETERS)
        assert checked == check_document(document, EVERYWHERE, PARAMETERS)
