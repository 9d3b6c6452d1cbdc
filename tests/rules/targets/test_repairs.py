"""What a rule about targets puts in place of a cell is right, and changes nothing else."""

from dataclasses import replace
from datetime import date

import pytest

from jixiao.formats.outline.reading import read_outline
from jixiao.kernel.findings import Finding
from jixiao.model.target_reading import read_target
from jixiao.regulation.parameters import Parameters
from jixiao.rules.catalogue import rules
from jixiao.rules.engine import check_document

REPAIRING = [rule for rule in rules().values() if rule.family == "TGT" and rule.repair]
NAMES = (
    "慰问对象准确率",
    "受助职工满意度（入户走访",
    "慰问困难职工人数",
    "人均体检标准",
    "发放及时率（%）",
    "发放差错率",
)
CELLS = (
    "90", "≥90", ">=90", "＞＝90", "≥90％", "≧ 95%", "=>95%", "＝100%", "≥100%", "≥100百分比",
    "≥95%以上", "≤500元以内", "＜3次", "≥ 40 人", ">= 40人及以上", "0.95", "100", "90-95", "≥90-95％",
    "≤90%", "40人", "12%", "＜=80％", "90％以上", "≥85%且≤95%", "1,200", "＜=20元/人", "≥９０", "不低于90", "≥90 ",
)  # fmt: skip


def findings(cell: str, name: str) -> list[Finding]:
    text = (
        f"项目: 困难职工帮扶  预算数: 12.00\n质量指标 | {name} | {cell} | 清工发〔2024〕6号\n"
        "质量指标 | 建档合格率 | ≥95% | 清工发〔2024〕6号"
    )
    alone = [replace(rule, gives_way_to=()) for rule in REPAIRING]
    return list(check_document(read_outline(text), alone, Parameters(date(2025, 1, 1))).findings)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("cell", CELLS)
def test_a_mended_target_is_not_found_again_and_means_the_same(cell: str, name: str) -> None:
    for found in findings(cell, name):
        if found.replacement is None or ".indicators[0]." not in found.where:
            continue
        mended = cell.strip().replace(found.text, found.replacement)
        again = findings(mended, name)
        assert found.rule not in {each.rule for each in again if "indicators[0]" in each.where}
        before, after = read_target(cell), read_target(mended)
        assert (after.number, after.high) == (before.number, before.high)
        assert (after.problem is None) == (before.problem is None)
        if found.fix_kind == "safe":
            assert after.operator == before.operator
            assert before.unit in {None, after.unit}


def test_every_way_to_mend_a_target_is_tried() -> None:
    tried = {
        found.rule
        for cell in CELLS
        for name in NAMES
        for found in findings(cell, name)
        if found.replacement is not None
    }

    assert tried == {rule.id for rule in REPAIRING}


def test_a_percent_sign_that_is_put_in_raises_no_finding_elsewhere() -> None:
    rows = ["质量指标 | 建档合格率 | ≥95 | 无", "质量指标 | 慰问对象准确率 | ≥90 | 无"]

    def found(rows: list[str]) -> dict[tuple[str, str], str]:
        text = "\n".join(["项目: 困难职工帮扶  预算数: 12.00", *rows])
        checked = check_document(read_outline(text), REPAIRING, Parameters(date(2025, 1, 1)))
        return {(each.rule, each.where): each.fix_kind for each in checked.findings}

    before = found(rows)
    after = found([rows[0].replace("≥95", "≥95%"), rows[1]])

    assert set(after) < set(before)
    assert {kind for (rule, _), kind in before.items() if rule == "TGT005"} == {"suggested"}
    assert {kind for (rule, _), kind in after.items() if rule == "TGT005"} == {"safe"}
