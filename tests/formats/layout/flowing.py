"""Flattened text as the tests of flow look at it: documents, rows, names with their targets."""

from jixiao.formats.engines.text import blocks
from jixiao.formats.layout.flow.reading import read_flow
from jixiao.formats.limits import DEFAULT_LIMITS
from jixiao.model.documents import PerformanceDocument
from jixiao.model.project import Indicator

HEAD = "一级指标 | 二级指标 | 三级指标 | 指标值 |\n"


def documents(text: str) -> tuple[PerformanceDocument, ...]:
    return read_flow(blocks(text.encode(), DEFAULT_LIMITS))


def rows(text: str) -> list[Indicator]:
    return [r for each in documents(text) for project in each.projects for r in project.indicators]


def pairs(text: str) -> list[tuple[str, str]]:
    return [(row.name.raw, row.target.raw) for row in rows(text)]
