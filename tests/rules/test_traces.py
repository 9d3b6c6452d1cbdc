"""Projects are known again in the next year's plan and in the self-evaluation, renamed ones too."""

from datetime import date

import pytest

from jixiao.formats.outline.reading import read_outline
from jixiao.regulation.parameters import Parameters
from jixiao.rules.traces import Traces
from jixiao.rules.tracing import trace_of

ROWS = (
    "数量指标 | 送戏场次 | ≥96场 | 无",
    "质量指标 | 演出合格率 | ≥98% | 无",
    "满意度指标 | 村民满意度 | ≥93% | 无",
)
OTHER = (
    "数量指标 | 培训期数 | ≥60期 | 无",
    "质量指标 | 结业率 | ≥90% | 无",
    "满意度指标 | 学员满意度 | ≥92% | 无",
)
CODE = "13992725P00336200311D"


def plan(year: int, *projects: tuple[str, tuple[str, ...]], department: str = "文化馆") -> str:
    head = f"绩效文本: 清河口县{department}{year}年部门预算绩效文本\n部门: 362 清河口县{department}\n年度: {year}"
    return "\n".join([head, *(f"项目: {name}\n" + "\n".join(rows) for name, rows in projects)])


def traces(*texts: str) -> Traces:
    found = [trace_of(f"{at}.txt", 0, read_outline(text)) for at, text in enumerate(texts)]
    return Traces(found, Parameters(date(2025, 1, 1)))


def pairs(*texts: str) -> list[tuple[str, str]]:
    return [
        (older.project.name, newer.project.name) for older, newer in traces(*texts).pairs_of_years
    ]


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("送戏下乡", ROWS),
        ("送戏下乡活动经费", ROWS[:1]),
        ("惠民演出", ROWS),
        ("惠民演出", (*ROWS, "时效指标 | 完成时间 | 11月底前 | 无")),
    ],
)
def test_a_project_is_known_by_its_name_or_by_its_indicators(
    name: str, rows: tuple[str, ...]
) -> None:
    older = plan(2024, ("送戏下乡", ROWS), ("公益培训", OTHER))
    newer = plan(2025, ("公益培训", OTHER), (name, rows))

    assert sorted(pairs(older, newer)) == sorted([("公益培训", "公益培训"), ("送戏下乡", name)])


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("惠民演出", OTHER),
        ("惠民演出", ROWS[:2]),
        ("送戏", ROWS[:1]),
    ],
)
def test_another_project_is_not_taken_for_it(name: str, rows: tuple[str, ...]) -> None:
    assert pairs(plan(2024, ("送戏下乡", ROWS)), plan(2025, (name, rows))) == []


def test_of_two_that_are_as_like_none_is_taken() -> None:
    newer = plan(2025, ("惠民演出", ROWS), ("文化下乡", ROWS))

    assert pairs(plan(2024, ("送戏下乡", ROWS)), newer) == []


def test_years_apart_and_other_departments_are_not_compared() -> None:
    older = plan(2023, ("送戏下乡", ROWS))

    assert pairs(older, plan(2025, ("送戏下乡", ROWS))) == []
    assert pairs(older, plan(2024, ("送戏下乡", ROWS), department="图书馆")) == []


def test_a_renamed_project_is_known_in_its_self_evaluation_by_its_code() -> None:
    text = plan(2025, (f"送戏下乡\n编码: {CODE}", ROWS))
    done = f"部门: 362 清河口县文化馆\n年度: 2025\n自评: 惠民演出\n编码: {CODE}\n{OTHER[0]}"

    found = list(traces(text, done).pairs_with_plan("self-evaluation"))

    assert [(one.project.name, other.project.name) for one, other in found] == [
        ("送戏下乡", "惠民演出")
    ]
