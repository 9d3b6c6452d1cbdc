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
from jixiao.rules.traces import Trace, Traces

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
            [Trace(f"{at}.txt", 0, each) for at, each in enumerate(documents, 1)], parameters
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
