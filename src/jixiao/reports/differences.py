"""Changes between two versions in words: what changed, where, what it means."""

from collections import Counter
from collections.abc import Iterable, Sequence

from jixiao.comparing.changes import (
    ADDED,
    CHANGED,
    GONE,
    MOVED,
    NEW,
    SAME,
    VANISHED,
    Cell,
    Change,
    Side,
    Told,
)
from jixiao.model.wording import DOCUMENT_KINDS, LIKELIHOODS
from jixiao.reports.meanings import amount_words, direction, meaning
from jixiao.reports.places import FIELDS

PARTS = {
    "projects": "项目", "indicators": "指标", "long_term_indicators": "长期指标", "graded": "指标",
    "sections": "章节", "paragraphs": "段落", "objectives": "绩效目标",
    "long_term_objectives": "长期绩效目标", "objective_results": "实际完成情况",
    "activities": "工作活动", "annual_tasks": "年度任务", "toc": "目录", "documents": "文档",
}  # fmt: skip
KINDS = {CHANGED: "改动", MOVED: "移动", VANISHED: "删去", ADDED: "新增"}
STYLE = "写法"
_LONGEST = 60
_AROUND = 12
"""Signs of what both versions share that are shown beside a change in a long text."""
_ITEMS = ("objectives", "long_term_objectives", "objective_results")


def told(changes: Iterable[Change]) -> list[Told]:
    """Every change in words, in the same order."""
    return [_told(each) for each in changes]


def counted(changes: Iterable[Change]) -> dict[str, int]:
    """How many there are of each kind, and how many only differ in style, under ``STYLE``."""
    found = Counter(STYLE if each.is_style else each.kind for each in changes)
    return {kind: found[kind] for kind in (*KINDS, STYLE)}


def counts_words(counts: dict[str, int]) -> str:
    """改动 3，移动 1; "" when nothing differs but style."""
    words = [f"{KINDS[kind]} {counts[kind]}" for kind in KINDS if counts[kind]]
    return "，".join(words)


def field_words(field: str) -> str:
    """What people call a field: 指标值, 资金支出计划 6月底, 预算数."""
    outer, _, key = field.partition(".")
    if key.isdigit():
        return f"{FIELDS[outer]}（{int(key)}月底）"
    if outer == "grade_criteria":
        return f"评价标准“{FIELDS[key]}”"
    if outer == "kind":
        return "种类"
    return FIELDS.get(key or outer, key or outer)


def words_at(change: Change, *, is_old: bool) -> str:
    """The words of one side as people read them: amounts with their unit."""
    leaf = change.old_leaf if is_old else change.new_leaf
    side = change.old if is_old else change.new
    text = side.text if side is not None else ""
    if change.field == "likelihood":
        return LIKELIHOODS.get(text, text)
    if change.field == "kind" and change.part == "documents":
        return DOCUMENT_KINDS.get(text, text)
    return amount_words(leaf) if change.kind == CHANGED and text == leaf.raw else text


def cell_words(cells: Sequence[Cell], most: int | None = None) -> str:
    """Leaves as one line: 一级指标 产出指标 | 名称 慰问人数 | 指标值 ≥90人."""
    words = [f"{field_words(each.field) or '正文'}：{_line(each.text)}" for each in cells[:most]]
    more = f"……等 {len(cells)} 格" if most is not None and len(cells) > most else ""
    return "；".join(words) + more


def _told(change: Change) -> Told:
    side = change.new or change.old or Side("")
    sense = "" if change.is_style else meaning(change.field, change.old_leaf, change.new_leaf)
    label = label_of(change.part, change.field, side)
    return Told(
        change,
        label,
        _sentence(change, label, sense),
        sense,
        group_of(change.part, side),
        _place(change.old),
        _place(change.new),
    )


def _place(side: Side | None) -> str:
    return side.span.words() if side is not None and side.span is not None else ""


def group_of(part: str, side: Side) -> str:
    """The heading under which a change is told: 项目“帮扶”, 封面和全文."""
    if side.form or part in {"projects", "sections"}:
        word = "项目" if ".projects[" in side.where else "章节"
        return f"{word}{_name(side.form) or '（无名）'}"
    if part in {"activities", "graded"}:
        return "部门职责-工作活动表"
    if part in {"annual_tasks", "toc"}:
        return PARTS[part]
    return "封面和全文"


def label_of(part: str, field: str, side: Side) -> str:
    """What changed: 指标“慰问人数”的指标值, 预算数, 第2条绩效目标.

    Args:
        part: Kind of the part.
        field: Field of the leaf, "" for the whole part.
        side: The part in one version.
    """
    word = PARTS.get(part, part)
    if part in {"projects", "sections", "documents"} and field:
        return field_words(field)
    if part == "paragraphs":
        return f"第{side.ordinal}段"
    if part in _ITEMS:
        return f"第{side.ordinal}条{word}"
    named = f"{word}{_name(side.row or side.text)}"
    if part == "toc":
        named = f"目录第{side.ordinal}条"
    return f"{named}的{field_words(field)}" if field else named


def _sentence(change: Change, label: str, sense: str) -> str:
    if change.kind == CHANGED:
        return _changed(change, label, sense)
    if change.kind == MOVED:
        return f"{label}{_way(change)}"
    verb = KINDS[change.kind]
    own = [each for each in change.cells if each.field not in {"", "heading", "name", "title"}]
    text = change.cells[0].text if change.cells and not own else ""
    if change.part in {"paragraphs", *_ITEMS}:
        return f"{verb}{label}：“{_cut(_line(text))}”"
    if change.part == "sections":
        size = sum(len(each.text) for each in change.cells if not each.field)
        return f"{verb}{label}" + (f"（正文 {size} 字）" if size else "")
    if change.part == "projects":
        rows = len({each.where.rpartition(".")[0] for each in own if "indicators[" in each.where})
        return f"{verb}{label}" + (f"，连同 {rows} 行指标" if rows else "")
    return f"{verb}{label}" + (f"：{cell_words(own, 6)}" if own else "")


def _changed(change: Change, label: str, sense: str) -> str:
    old, new = (_line(words_at(change, is_old=each)) for each in (True, False))
    if change.is_style and change.field in {"page", "level"}:
        return f"{label}由 {old or '无'} 变为 {new or '无'}，随版面而定"
    if change.is_style:
        return f"{label}只是写法不同：“{_cut(old)}”与“{_cut(new)}”"
    if not old:
        return f"{label}原来空着，填上了“{_cut(new)}”"
    if not new:
        return f"{label}原来是“{_cut(old)}”，现在空着"
    if max(len(old), len(new)) > _LONGEST:
        return f"{label}改了字句：{'；'.join(excerpts(change))}"
    verb = direction(change.old_leaf, change.new_leaf) or "改"
    behind = f"（{sense}）" if sense else ""
    if sense and words_at(change, is_old=True).endswith("元"):
        return f"{label}由 {old}改为 {new}{behind}"
    return f"{label}由“{old}”{verb}为“{new}”{behind}"


def excerpts(change: Change) -> list[str]:
    """The places of a long text that differ, each with a few signs around it."""
    found: list[str] = []
    pieces = change.pieces
    at = 0
    while at < len(pieces):
        if pieces[at][0] == SAME:
            at += 1
            continue
        before = pieces[at - 1][1][-_AROUND:] if at else ""
        gone = came = ""
        while at < len(pieces) and pieces[at][0] != SAME:
            gone += pieces[at][1] if pieces[at][0] == GONE else ""
            came += pieces[at][1] if pieces[at][0] == NEW else ""
            at += 1
        after = pieces[at][1][:_AROUND] if at < len(pieces) else ""
        found.append(_excerpt(_line(before), _line(gone), _line(came), _line(after)))
    return found


def _excerpt(before: str, gone: str, came: str, after: str) -> str:
    where = f"“…{before}”之后" if before else "开头"
    if not gone:
        return f"{where}加上“{_cut(came)}”"
    if not came:
        behind = f"（后面是“{after}…”）" if not before and after else ""
        return f"{where}删去“{_cut(gone)}”{behind}"
    return f"{where}的“{_cut(gone)}”改为“{_cut(came)}”"


def _way(change: Change) -> str:
    """From where to where something moved."""
    old, new = change.old or Side(""), change.new or Side("")
    unit = {"paragraphs": "段", "projects": "个", "sections": "节"}.get(change.part, "条")
    unit = "行" if change.part in {"indicators", "long_term_indicators", "activities"} else unit
    if change.is_elsewhere and old.form != new.form and change.part != "projects":
        return f"由{group_of(change.part, old)}移到{group_of(change.part, new)}的第 {new.ordinal} {unit}"
    return f"由第 {old.ordinal} {unit}移到第 {new.ordinal} {unit}"


def _name(words: str) -> str:
    line = _line(words)
    return f"“{line if len(line) <= 24 else line[:23] + '…'}”" if line else ""


def _line(words: str) -> str:
    return " ".join(words.split())


def _cut(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"
