"""The words of a document as passages."""

import re
from dataclasses import replace

from jixiao.formats.outline.reading import read_outline
from jixiao.rules.places import reach
from jixiao.rules.prose import Prose
from jixiao.rules.twins import copies

PLAN = """
绩效文本: 清河口县总工会2025年部门预算绩效文本
# 一、总体绩效目标
围绕中心工作服务职工。
## （一）关爱劳模
走访劳模40名。
## （二）帮扶职工
帮扶困难职工25户。
# 二、分项绩效目标
## （一）开展竞赛
"""


def test_a_text_is_found_in_the_innermost_section() -> None:
    document = read_outline(PLAN)

    passages = [(each.path, each.raw) for each in Prose(document).passages]

    assert passages == [
        ("title", "清河口县总工会2025年部门预算绩效文本"),
        ("sections[0].heading", "一、总体绩效目标"),
        ("sections[0].text", "围绕中心工作服务职工。"),
        ("sections[1].heading", "（一）关爱劳模"),
        ("sections[1].text", "走访劳模40名。"),
        ("sections[2].heading", "（二）帮扶职工"),
        ("sections[2].text", "帮扶困难职工25户。"),
        ("sections[3].heading", "二、分项绩效目标"),
        ("sections[4].heading", "（一）开展竞赛"),
    ]


def test_offsets_of_a_passage_are_those_of_its_leaf() -> None:
    document = read_outline(PLAN)

    for passage in Prose(document).passages:
        assert reach(document, passage.path).raw.startswith(passage.raw)


def test_words_are_found_in_the_same_order_whatever_order_they_are_asked_in() -> None:
    prose = Prose(
        read_outline("# 一、总体绩效目标\n按装设备，布署工作，警醒，劳模，走访劳模，惊醒职工。")
    )

    spots = [each.words for each in prose.spots(frozenset(("惊醒", "劳模", "按装", "布署")))]

    assert spots == ["布署", "惊醒", "按装", "劳模", "劳模"]


def test_a_pattern_finds_the_same_when_it_is_told_the_signs_that_it_begins_with() -> None:
    prose = Prose(
        read_outline("# 一、总体绩效目标\n走访  劳模,, 慰问职工.\n# 二、保障措施\n. 完成")
    )
    spaces = re.compile("[ ,.]+")

    found = [(each.passage.path, each.words, each.start) for each in prose.find(spaces)]

    assert found == [(each.passage.path, each.words, each.start)
                     for each in prose.find(spaces, " ,.")]  # fmt: skip
    assert [words for _, words, _ in found] == ["  ", ",, ", ".", ". "]


def test_sentences_alike_but_for_white_space_are_copies() -> None:
    prose = Prose(
        read_outline(
            "# 一、总体绩效目标\n建立健全平等协商和\u2003集体合同制度。\n"
            "# 二、保障措施\n建立健全 平等协商和集体合同制度。"
        )
    )

    assert [each.words for each in copies(prose, 10)] == [
        ("建立健全平等协商和\u2003集体合同制度", "建立健全 平等协商和集体合同制度")
    ]


FORMS = """
项目: 清河口县劳模慰问  预算数: 2.00
目标: 走访劳模40名
数量指标 | 慰问劳模人数 | ≥40人 | 清工发〔2024〕6号
项目: 清河口县职工体检
项目: 清河口县困难帮扶  预算数: 4.00
数量指标 | 帮扶职工人数 | ≥25人
质量指标 | 帮扶到位率 | 100% | 清工发〔2024〕6号
"""


def test_a_passage_is_the_same_alone_and_among_all() -> None:
    document = read_outline(FORMS)
    first, second, third = document.projects
    late = replace(first, long_term_indicators=third.indicators)
    prose = Prose(replace(document, projects=(first, second, late)))

    alone = [Prose(prose.document).passage(at) for at in reversed(range(len(prose)))]

    assert alone[::-1] == list(prose.passages)
    assert "\x1e".join(each.raw for each in alone[::-1]) == prose.text
    assert [each.path for each in alone[:3]] == [
        "projects[2].long_term_indicators[1].basis",
        "projects[2].long_term_indicators[1].target",
        "projects[2].long_term_indicators[1].name",
    ]
