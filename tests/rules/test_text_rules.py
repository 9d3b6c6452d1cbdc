"""Rules about wording beyond their examples: fixes that hold, copies found in linear time."""

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from jixiao.formats.outline.reading import read_outline
from jixiao.kernel.findings import Finding
from jixiao.regulation.parameters import Parameters
from jixiao.rules.catalogue import rules
from jixiao.rules.declare import Bad, Rule
from jixiao.rules.engine import check_document
from jixiao.rules.marks import around, bracket_pairs, cut
from jixiao.rules.ordinals import gaps, ordinals
from jixiao.rules.prose import Prose
from jixiao.rules.repeats import doubled
from jixiao.rules.twins import copies, differences

MENDED = [
    pytest.param(rule, example, id=f"{rule.id}-{at}")
    for rule in rules().values()
    if rule.family == "TXT" and rule.repair is not None
    for at, example in enumerate(rule.examples)
    if isinstance(example, Bad)
]


def findings(rule: Rule, text: str) -> list[Finding]:
    parameters = Parameters(date(2025, 1, 1))
    return list(
        check_document(read_outline(text), (replace(rule, gives_way_to=()),), parameters)[0]
    )


def mended(text: str, found: list[Finding]) -> str:
    """The outline with every replacement put in, the last place first."""
    lines = text.split("\n")
    for each in sorted(found, key=lambda one: (one.span.line, one.span.start), reverse=True):
        if each.replacement is None:
            continue
        assert each.span is not None
        line = lines[each.span.line - 1]
        assert line[each.span.start : each.span.end] == each.text
        lines[each.span.line - 1] = (
            line[: each.span.start] + each.replacement + line[each.span.end :]
        )
    return "\n".join(lines)


@pytest.mark.parametrize(("rule", "example"), MENDED)
def test_a_mended_example_has_no_finding_left_that_could_be_mended(
    rule: Rule, example: Bad
) -> None:
    (text,) = example.documents
    found = findings(rule, text)

    left = findings(rule, mended(text, found))

    assert [each.message for each in left if each.replacement is not None] == []
    unmended = [each for each in found if each.replacement is None]
    assert len(left) == len(unmended)


def test_doubled_words_are_found_once_at_their_longest() -> None:
    assert doubled("提高会议制度和联席会议制度和联席会议制度的水平") == [(6, 7)]
    assert doubled("确定县工会工会工作") == [(3, 2)]
    assert doubled("人人参与，天天登记，100100元") == []
    assert doubled("甲\U00020000乙工会工会") == [(3, 2)]


def test_doubled_words_do_not_reach_across_passages() -> None:
    document = read_outline(
        "项目: 劳模体检\n数量指标 | 劳模体检 | ≥4人\n质量指标 | 劳模体检 | ≥90%"
    )

    assert doubled(Prose(document).text) == []


def test_brackets_pair_in_half_and_full_width_and_list_items_need_no_partner() -> None:
    assert [tuple(pair) for pair in bracket_pairs("1）帮扶（含农民工)")] == [(4, 9)]
    assert [tuple(pair) for pair in bracket_pairs("《办法（试行》")] == [(3, -1), (0, 6)]
    assert [tuple(pair) for pair in bracket_pairs("救助）40户")] == [(-1, 2)]


def test_quotations_are_cut_at_the_line() -> None:
    assert around("一、目标\n春节慰问劳模\n二、措施", 7, 9) == "春节慰问劳模"
    assert cut("甲" * 60) == f"{'甲' * 19}…{'甲' * 19}"


def test_ordinals_of_lists_within_lists_start_again() -> None:
    text = "（一）救助\n1.生活\n2.医疗\n（二）助学\n1.调查\n3.发放"

    missed = gaps(ordinals(text))

    assert [(gap.here.words, gap.wanted) for gap in missed] == [("3.", 2)]


def plan(count: int) -> Prose:
    lines = ["绩效文本: 清河口县总工会2025年部门预算绩效文本", "# 一、总体绩效目标"]
    lines += [
        f"组织第{chr(0x4E00 + at % 997)}{chr(0x5000 + at // 997)}乡镇职工开展技能培训，提升岗位本领；"
        f"走访困难职工{at}户，发放{chr(0x4E00 + at % 991)}补助，改善{chr(0x5100 + at % 983)}生活。"
        for at in range(count)
    ]
    return Prose(read_outline("\n".join(lines)))


@pytest.mark.parametrize("search", [differences, lambda prose: copies(prose, 12)])
def test_nearly_the_same_sentences_are_found_in_linear_time(
    search: Callable[[Prose], object],
) -> None:
    spent = []
    for count in (500, 2000):
        prose = plan(count)
        assert prose.passages
        start = time.process_time()
        search(prose)
        spent.append(time.process_time() - start)

    assert spent[1] < 12 * max(spent[0], 0.01)


def test_ways_of_naming_a_person_are_never_two_names_of_one_thing() -> None:
    groups = Parameters(date(2025, 1, 1)).words("text_term_variants")
    titles = ("同志", "总书记", "书记", "主席", "先生", "女士", "局长", "主任")
    assert [group for group in groups for name in group.split("|") if name.endswith(titles)] == []
