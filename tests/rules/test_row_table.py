"""Rules about a row are asked only where its facts and its name say that they may find something."""

from datetime import date

import pytest

from jixiao.formats.outline.reading import read_outline
from jixiao.model.project import Indicator
from jixiao.regulation.parameters import Parameters
from jixiao.rules.catalogue import rules
from jixiao.rules.form_facts import mask_of
from jixiao.rules.grid import Grid
from jixiao.rules.name_words import BasisWords, NameWords
from jixiao.rules.row_facts import FACTS, facts_of
from jixiao.rules.row_table import RowTables

PARAMETERS = Parameters(date(2025, 1, 1))
OF_ROWS = [each for each in rules().values() if each.subject is Indicator]


def row(words: str) -> Indicator:
    return read_outline(f"项目: 清河口县劳模慰问\n{words}\n").projects[0].indicators[0]


def test_a_name_says_only_what_is_asked_for() -> None:
    names = NameWords(("says:慰问", "ends:率", "is:无|/", "ends:满意度|is:成本"), PARAMETERS)

    assert names.of("劳模慰问覆盖率（%）") == 0b0011
    assert names.of("成本") == 0b1000
    assert names.of("/") == 0b0100
    assert names.of("") == 0


def test_a_basis_says_only_what_is_asked_for() -> None:
    own = Parameters(date(2025, 1, 1), own={"basis_words": ["决定"], "generic_bases": ["行业标准"]})
    bases = BasisWords(
        ("basis says:basis_words", "basis lacks:basis_words", "basis is:generic_bases"), own
    )

    assert bases.of("县委决定") == 0b001
    assert bases.of("行业标准。") == 0b110
    assert bases.of("") == 0b010


@pytest.mark.parametrize(
    ("words", "facts"),
    [
        (
            "数量指标 | 慰问人数 | ≥20人",
            {"name", "floor", "people", "thing", "figure", "countable"},
        ),
        ("质量指标 | 覆盖率 | 100%", {"limit", "percent", "unsigned", "quantity", "number"}),
        ("质量指标 | 合格率 | 95%优", {"doubt", "grade", "odd"}),
        ("社会效益指标 | 影响力 | 是", {"verbal", "odd", "working"}),
        (
            "社会效益指标 | 影响力 | 影响的大小 | 不断扩大 | 上年数",
            {"words", "phrased", "undivided"},
        ),
        ("时效指标 | 完成时间 | 13月底前", {"dateable"}),
        ("质量指标 | 覆盖率 | 占比 | ＞95% | 上年数", {"shared", "signed"}),
    ],
)
def test_facts_of_a_row(words: str, facts: set[str]) -> None:
    [found] = facts_of(Grid([row(words)]))

    assert {fact for fact in FACTS if found & mask_of((fact,))} >= facts


def test_a_plain_good_row_asks_few_rules() -> None:
    own = [each for each in OF_ROWS if each.family in {"IND", "TGT"}]

    plain = Grid([row("数量指标 | 慰问劳模人数 | ≥20人")])
    [asked] = RowTables(own).of(PARAMETERS).asked(plain, facts_of(plain))

    assert len(asked) * 10 < len(own)


def test_words_of_a_bureau_have_a_table_of_their_own() -> None:
    tables = RowTables([each for each in OF_ROWS if each.id == "IND026"])
    own = Parameters(date(2025, 1, 1), own={"slogan_words": ["慰问"]})
    one = Grid([row("数量指标 | 慰问劳模人数 | ≥20人")])

    facts = facts_of(one)

    assert len(tables.of(PARAMETERS).asked(one, facts)[0]) == 0
    assert len(tables.of(own).asked(one, facts)[0]) == 1
    assert len(tables.of(PARAMETERS).asked(one, facts)[0]) == 0


def test_a_basis_says_of_which_kind_it_is() -> None:
    of_basis = {
        words: {
            fact
            for fact in ("unfounded", "unnumbered", "titled", "dated", "echoed")
            if facts_of(Grid([row(f"数量指标 | 慰问劳模人数 | ≥40人 | {words}")]))[0]
            & mask_of((fact,))
        }
        for words in (
            "完成",
            "清工发6号",
            "清工发〔2024〕6号",
            "《慰问办法》",
            "2024年实际数",
            "≥40人",
        )
    }

    assert of_basis == {
        "完成": {"unfounded"},
        "清工发6号": {"unnumbered"},
        "清工发〔2024〕6号": set(),
        "《慰问办法》": {"titled"},
        "2024年实际数": {"unnumbered", "dated"},
        "≥40人": {"unnumbered", "echoed"},
    }
