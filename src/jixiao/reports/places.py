"""Places as people say them: a path of the exchange form in Chinese, beside the page's own place."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from jixiao.kernel.findings import Finding
from jixiao.kernel.span import Span
from jixiao.kernel.stated import Stated
from jixiao.model.documents import PerformanceDocument

_STEP = re.compile(r"([a-z_0-9]+)((?:\[\d+\])?)")
_LONGEST_NAME = 20
FIELDS = {
    "title": "标题", "department": "部门", "unit": "实施单位", "fiscal_year": "年度",
    "compiled_by": "编制", "reviewed_by": "审核", "amount_unit": "金额单位", "toc": "目录",
    "sections": "文字部分", "heading": "标题", "text": "正文", "projects": "项目绩效目标表",
    "code": "项目编码", "name": "名称", "unit_line": "单位行", "budget": "预算数", "total": "预算数",
    "fiscal_funds": "财政资金", "other_funds": "其他资金", "use_of_funds": "资金用途",
    "disbursement_plan": "资金支出计划", "objectives": "绩效目标",
    "objective_results": "实际完成情况", "indicators": "绩效指标",
    "long_term_indicators": "长期绩效指标", "execution": "预算执行",
    "original_budget": "年初预算数", "adjusted_budget": "全年预算数", "spent": "执行数",
    "execution_rate": "执行率", "forecast": "预计完成", "points": "分值", "score": "得分",
    "total_points": "总分", "total_score": "总得分", "level1": "一级指标", "level2": "二级指标",
    "description": "描述", "target": "指标值", "basis": "指标值确定依据", "actual": "完成值",
    "likelihood": "完成可能性", "deviation_reason": "偏差原因", "note": "备注",
    "activities": "部门职责-工作活动表", "activities_title": "职责表标题",
    "activities_unit_line": "职责表单位行", "duty": "职责", "activity": "工作活动",
    "objective": "绩效目标", "grade_criteria": "评价标准", "excellent": "优", "good": "良",
    "fair": "中", "poor": "差", "annual_tasks": "年度任务", "layout": "版式", "page": "页码",
}  # fmt: skip
"""What people call the keys of the exchange form."""
_NAMES = {
    "projects": ("项目", "name"), "indicators": ("指标", "name"), "sections": ("章节", "heading"),
    "long_term_indicators": ("长期指标", "name"), "objectives": ("绩效目标", ""),
    "activities": ("工作活动", "activity"), "toc": ("目录", "title"),
    "objective_results": ("完成情况", ""),
}  # fmt: skip


def place_words(finding: Finding, documents: Sequence[PerformanceDocument]) -> str:
    """Where a finding stands: the page's own place, or the part of the form without one.

    >>> place_words(Finding("A", "a", 1, "documents[0].fiscal_year", None, "", None, "", ""), ())
    '年度'
    """
    words = finding.span.words() if finding.span is not None else ""
    return words or part_words(finding.where, documents)


def places_words(findings: Sequence[Finding], documents: Sequence[PerformanceDocument]) -> str:
    """The places of several findings, rows that follow each other as one: 表2 第3–7行 第5列."""
    said: list[str] = []
    runs: list[tuple[Span, int]] = []
    for each in findings:
        span = each.span
        if span is None or span.row is None:
            words = place_words(each, documents)
            said += [words] if words not in said else []
            continue
        bare = span._replace(line=None, start=None, end=None)
        if runs and _follows(*runs[-1], bare):
            runs[-1] = runs[-1][0], span.row
        else:
            runs.append((bare, span.row))
    return "；".join([*(_run(*run) for run in runs), *said])


def _follows(first: Span, last: int, span: Span) -> bool:
    return span.row in {last, last + 1} and span._replace(row=None) == first._replace(row=None)


def _run(span: Span, last: int) -> str:
    words = span.words()
    return words if span.row == last else words.replace(f"第{span.row}行", f"第{span.row}–{last}行")


def form_words(where: str, documents: Sequence[PerformanceDocument]) -> str:
    """The form that holds a path: 项目“劳模慰问”, 部门职责-工作活动表, 文字部分, 整份文件."""
    parts = where.split(".")
    document = _document(parts[0], documents)
    several = f"第{_ordinal(parts[0]) + 1}份 " if len(documents) > 1 else ""
    if len(parts) == 1:
        return f"{several}整份文件"
    key, ordinal = _key(parts[1])
    if key == "projects" and ordinal is not None:
        return several + _named("项目", "name", getattr(document, "projects", ()), ordinal)
    if key == "activities":
        return f"{several}部门职责-工作活动表"
    return f"{several}{'文字部分' if key in {'sections', 'toc'} else '封面和全文'}"


def part_words(where: str, documents: Sequence[PerformanceDocument]) -> str:
    """A path in Chinese: 项目“劳模慰问”的指标“慰问人数”的指标值."""
    first, *steps = where.split(".")
    part: Any = _document(first, documents)
    said = []
    for step in steps:
        key, ordinal = _key(step)
        found = getattr(part, key, ())
        if ordinal is None:
            said.append(f"{int(key)}月底" if key.isdigit() else FIELDS.get(key, key))
            part = found
            continue
        word, field = _NAMES.get(key, (FIELDS.get(key, key), ""))
        said.append(_named(word, field, found, ordinal))
        part = found[ordinal] if ordinal < len(found) else None
    if said[:1] == ["预算数"] or said[-2:] == ["预算数", "预算数"]:
        said.pop()
    return "的".join(said) if said else "整份文件"


def _document(step: str, documents: Sequence[PerformanceDocument]) -> Any:  # noqa: ANN401 -- or None
    at = _ordinal(step)
    return documents[at] if at < len(documents) else None


def _ordinal(step: str) -> int:
    return _key(step)[1] or 0


@lru_cache(4_096)
def _key(step: str) -> tuple[str, int | None]:
    match = _STEP.fullmatch(step)
    if match is None:
        return step, None
    return match[1], int(match[2][1:-1]) if match[2] else None


def _named(word: str, field: str, parts: Sequence[Any], ordinal: int) -> str:
    """A part by its name, by its ordinal where it has none."""
    part = parts[ordinal] if ordinal < len(parts) else None
    leaf = getattr(part, field, None) if field else part
    name = " ".join(leaf.raw.split()) if isinstance(leaf, Stated) else ""
    if not name or not field:
        return f"第{ordinal + 1}条{word}" if not field else f"第{ordinal + 1}个{word}"
    return f"{word}“{name if len(name) <= _LONGEST_NAME else name[:_LONGEST_NAME] + '…'}”"
