"""The rule manual (docs/rules): one page a rule, an index by family and by place in the form."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache, partial
from pathlib import Path

from jixiao.formats.outline.reading import read_outline
from jixiao.kernel.findings import Finding
from jixiao.regulation.parameters import Parameters
from jixiao.regulation.source import source_words
from jixiao.reports.places import FIELDS
from jixiao.rules.catalogue import rules
from jixiao.rules.comparing import compare
from jixiao.rules.declare import FAMILIES, Bad, Good, Rule
from jixiao.rules.engine import check_document
from jixiao.rules.traces import Traces
from jixiao.rules.tracing import trace_of

ROOT = Path(__file__).parents[1]
NOTE = "<!-- 由 make docs 生成，请不要直接修改。 -->\n"
REPAIRS = {
    "safe": "有把握，`jixiao check --fix` 会改好（写进副本，原文件不动）。",
    "suggested": "会给出改法，由人选择。",
    None: "由人来改。",
}
KINDS = {
    "plan": "绩效文本", "project-objectives": "项目绩效目标表", "department-objectives": "整体绩效目标表",
    "self-evaluation": "绩效自评表", "monitoring": "绩效运行监控表", "none": "其他文件",
}  # fmt: skip
PLACES = (
    ("", "整份文本"), ("title", "封面"), ("department", "封面"), ("fiscal_year", "封面"),
    ("compiled_by", "封面"), ("reviewed_by", "封面"), ("amount_unit", "封面"), ("toc", "目录"),
    ("sections", "文字部分"), ("projects.title", "项目表的标题和单位"),
    ("projects.unit_line", "项目表的标题和单位"), ("projects.name", "项目名称"),
    ("projects.code", "项目编码"), ("projects.budget", "预算数"),
    ("projects.use_of_funds", "资金用途"), ("projects.disbursement_plan", "资金支出计划"),
    ("projects.objectives", "绩效目标"), ("projects.execution", "预算执行情况（自评、监控）"),
    ("projects.indicators.level1", "一级指标"), ("projects.indicators.level2", "二级指标"),
    ("projects.indicators.name", "三级指标"), ("projects.indicators.description", "绩效指标描述"),
    ("projects.indicators.target", "指标值"), ("projects.indicators.basis", "指标值确定依据"),
    ("projects.indicators.actual", "实际完成值（自评、监控）"),
    ("projects.indicators.points", "分值和得分（自评）"), ("projects.indicators.score", "分值和得分（自评）"),
    ("projects.indicators.deviation_reason", "偏差原因（自评、监控）"),
    ("projects.indicators", "绩效指标（整张表）"), ("projects", "项目（整张表）"),
    ("activities.indicators.grade_criteria", "评价标准（优良中差）"),
    ("activities.indicators", "职责-工作活动表的绩效指标"), ("activities.budget", "职责-工作活动表的预算"),
    ("activities.description", "职责-工作活动表的内容描述"),
    ("activities.objective", "职责-工作活动表的绩效目标"), ("activities", "职责-工作活动表"),
)  # fmt: skip
"""Beginning of a path without ordinals: what a clerk calls the cell; the longest one holds."""


def pages() -> dict[str, Callable[[], str]]:
    """Name below docs/ and maker of every page."""
    made: dict[str, Callable[[], str]] = {"rules/README.md": index}
    made |= {f"rules/{each.id}.md": partial(page, each) for each in rules().values()}
    return made


def page(rule: Rule) -> str:
    """The page of one rule."""
    lines = [
        NOTE,
        f"# {rule.id} {rule.title}\n",
        f"**{rule.severity.word}** · {FAMILIES[rule.family][1]} · `{rule.name}`\n",
        f"{rule.reason}\n",
        "## 怎么改\n",
        f"{rule.fix}{REPAIRS[rule.repair]}\n",
        "## 依据\n",
        *(f"* {source_words(each)}" for each in rule.cites),
        "",
    ]
    if any("待核" in source_words(each) for each in rule.cites):
        lines += ["“待核”是说文号、日期或条文还没有对过官方文本。\n"]
    lines += ["## 看哪里\n", f"* 位置：{'、'.join(places_of(rule)) or '整份文本'}"]
    lines += [f"* 文件：{'、'.join(KINDS[each] for each in rule.kinds)}", ""]
    lines += _precision(rule)
    bad = [each for each in rule.examples if isinstance(each, Bad)]
    good = [each for each in rule.examples if isinstance(each, Good)]
    lines += ["## 这样会被指出\n", *(text for each in bad for text in _example(each))]
    lines += ["## 这样可以\n", *(text for each in good for text in _example(each))]
    lines += ["例子用的是[提纲格式](../outline.md)，内容是虚构的。", ""]
    return "\n".join(lines)


def _example(example: Bad | Good) -> Iterator[str]:
    for text in example.documents:
        yield f"```text\n{text}\n```\n"
    if isinstance(example, Bad):
        yield from (f"> {message}\n" for message in example.says)


def _precision(rule: Rule) -> list[str]:
    found = measured().get(rule.id)
    if found is None or not found[0]:
        return []
    read, right = found
    return ["## 准不准\n", f"在真实文件上逐条读过 {read} 处，{right} 处说得对。\n"]


@cache
def measured() -> dict[str, tuple[int, int]]:
    """Findings read and right by rule, from docs/precision.md."""
    path = ROOT / "docs" / "precision.md"
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    rows = re.findall(
        r"^\| ([A-Z]{3}\d{3}) \|[^|]*\|[^|]*\|[^|]*\| *(\d+) *\| *(\d+) *\|", text, re.MULTILINE
    )
    return {rule: (int(read), int(right)) for rule, read, right in rows}


def findings_of(rule: Rule, example: Bad | Good) -> list[Finding]:
    """What a rule says of one of its examples."""
    documents = [read_outline(text) for text in example.documents]
    parameters = Parameters(date(documents[0].fiscal_year.value or 2025, 1, 1))
    if rule.subject is Traces:
        traces = [trace_of(f"{at}.txt", 0, each) for at, each in enumerate(documents, 1)]
        compared = compare(Traces(traces, parameters), (rule,))
        return [finding for _, finding in compared.findings]
    return list(check_document(documents[0], (rule,), parameters).findings)


@cache
def places_of(rule: Rule) -> tuple[str, ...]:
    """What a clerk calls the cells that a rule speaks about, as its examples show."""
    found = [
        _place(finding.where)
        for example in rule.examples
        if isinstance(example, Bad)
        for finding in findings_of(rule, example)
    ]
    return tuple(dict.fromkeys(found))


def _place(where: str) -> str:
    path = re.sub(r"\[\d+\]", "", where).partition(".")[2]
    path = path.replace("long_term_indicators", "indicators")
    fits = [each for each in PLACES if not each[0] or f"{path}.".startswith(f"{each[0]}.")]
    key, words = max(fits, key=lambda each: len(each[0]))
    return words if key or not path else FIELDS.get(path.partition(".")[0], words)


def index() -> str:
    """All rules by family, and by place in the form."""
    lines = [NOTE, "# 审核规则\n"]
    lines += [
        f"共 {len(rules())} 条。每条一页：查什么、为什么、怎么改、依据、例子。"
        "**错误**是不能这样交的，**提醒**是审核人要看一眼的，**建议**是可以写得更好或要人判断的。\n",
        "* [按类别](#按类别)\n* [按表上的位置](#按表上的位置)：找到自己要填的那一格，看审核时看什么\n",
        "## 按类别\n",
    ]
    for letters, (_, family, _) in FAMILIES.items():
        found = [each for each in rules().values() if each.family == letters]
        if found:
            lines += [f"### {letters} {family}\n", "| 规则 | 级别 | 问题 |\n| --- | --- | --- |"]
            lines += [f"| {_link(each)} | {each.severity.word} | {each.title} |" for each in found]
            lines += [""]
    lines += ["## 按表上的位置\n"]
    for place in dict.fromkeys(words for _, words in PLACES):
        found = [each for each in rules().values() if place in places_of(each)]
        if found:
            lines += [f"### {place}\n"]
            lines += [f"* {_link(each)} {each.title}（{each.severity.word}）" for each in found]
            lines += [""]
    return "\n".join(lines)


def _link(rule: Rule) -> str:
    return f"[{rule.id}]({rule.id}.md)"
