"""Conflicts of a merge in words: what was, what each side wants, what was taken."""

from collections.abc import Iterable

from jixiao.comparing.changes import Side
from jixiao.comparing.merging import OURS, PRESENCE, WORDS, Conflict
from jixiao.reports.differences import cell_words, group_of, label_of

_SIDES = {OURS: "我方", "theirs": "对方"}
_MOST_CELLS = 40


def conflict_sentences(conflicts: Iterable[Conflict]) -> list[str]:
    """One sentence or two for each, in the same order."""
    return [_sentence(each) for each in conflicts]


def _sentence(conflict: Conflict) -> str:
    side = conflict.ours or conflict.theirs or conflict.original or Side("")
    label = label_of(conflict.part, conflict.field, side)
    group = group_of(conflict.part, side)
    about = (
        label
        if label == group or (conflict.part == "projects" and not conflict.field)
        else (f"{group}：{label}")
    )
    taken = _SIDES[conflict.taken]
    if conflict.kind == WORDS:
        return (
            f"{about}：原来{_words(conflict.original)}，我方{_words(conflict.ours)}，"
            f"对方{_words(conflict.theirs)}；结果里是{taken}的。"
        )
    if conflict.kind == PRESENCE:
        return f"{about}：{_presence(conflict)}"
    return (
        f"{about}：我方放在{_where(conflict.ours)}，对方放在{_where(conflict.theirs)}；"
        f"结果按{taken}。{_cells(conflict)}"
    )


def _presence(conflict: Conflict) -> str:
    remover = "我方" if conflict.ours is None else "对方"
    keeper = "对方" if conflict.ours is None else "我方"
    is_kept = (_SIDES[conflict.taken] == keeper) if conflict.original is not None else True
    there = "保留了" if is_kept else "没有"
    return f"{remover}删去了，{keeper}改动过；结果里{there}。{_cells(conflict)}"


def _cells(conflict: Conflict) -> str:
    """All cells of the side that was not taken, where it has any."""
    if not conflict.cells:
        return ""
    other = "对方" if conflict.taken == OURS else "我方"
    return f"{other}的内容：{cell_words(conflict.cells, _MOST_CELLS)}。"


def _words(side: Side | None) -> str:
    if side is None:
        return "没有这一处"
    line = " ".join(side.text.split())
    return f"是“{line}”" if line else "空着"


def _where(side: Side | None) -> str:
    if side is None:
        return "别处"
    return f"“{side.form}”的第 {side.ordinal} 行" if side.form else f"第 {side.ordinal} 位"
