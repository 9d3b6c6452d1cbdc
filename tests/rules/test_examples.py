"""Every example of every rule: what the manual shows is what the rule does."""

from dataclasses import replace
from datetime import date

import pytest

from jixiao.formats.outline.reading import read_outline
from jixiao.kernel.findings import Finding
from jixiao.model.documents import PerformanceDocument
from jixiao.regulation.parameters import Parameters
from jixiao.rules.catalogue import rules
from jixiao.rules.comparing import compare
from jixiao.rules.declare import Bad, Good, Rule
from jixiao.rules.engine import check_document
from jixiao.rules.traces import Traces
from jixiao.rules.tracing import trace_of

EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.id}-{type(example).__name__}-{at}")
    for rule in rules().values()
    for at, example in enumerate(rule.examples)
]


def read(example: Bad | Good) -> list[PerformanceDocument]:
    documents = [read_outline(text) for text in example.documents]
    for document in documents:
        assert [notice.message for notice in document.notices] == []
    return documents


def found(rule: Rule, example: Bad | Good) -> tuple[list[Finding], int]:
    """What one rule says of an example, and how many subjects it looked at."""
    documents = read(example)
    alone = replace(rule, gives_way_to=())
    parameters = Parameters(date(documents[0].fiscal_year.value or 2025, 1, 1))
    if rule.subject is Traces:
        traces = Traces(
            [trace_of(f"{at}.txt", 0, each) for at, each in enumerate(documents, 1)], parameters
        )
        compared = compare(traces, (alone,))
        return [finding for _, finding in compared.findings], compared.looked_at[rule.id]
    assert len(documents) == 1
    checked = check_document(documents[0], (alone,), parameters)
    return list(checked.findings), checked.looked_at.get(rule.id, 0)


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_an_example_says_what_the_rule_does(rule: Rule, example: Bad | Good) -> None:
    findings, looked_at = found(rule, example)

    if isinstance(example, Bad):
        assert tuple(each.message for each in findings) == example.says
    else:
        assert [each.message for each in findings] == []
    assert looked_at > 0


def test_every_message_and_fix_ends_like_a_sentence() -> None:
    bad = [
        (rule, each) for rule in rules().values() for each in rule.examples if isinstance(each, Bad)
    ]
    said = {(rule.id, words) for rule, example in bad for words in example.says}
    said |= {(rule.id, rule.fix) for rule in rules().values()}

    assert {each for each in said if not each[1].endswith("。")} == set()


def test_a_place_of_a_checkpoint_is_spelled_as_in_the_exchange_form() -> None:
    document = read_outline("项目: 劳模慰问  预算数: 2.00\n支出计划: 3月底 130%, 12月底 100%")
    checked = check_document(document, [rules()["PLN004"]], Parameters(date(2025, 1, 1)))

    assert [each.where for each in checked.findings] == [
        "documents[0].projects[0].disbursement_plan.03"
    ]
