"""The page of the manual with the states of a plan and the moves between them."""

from jixiao.model.lifecycle import EDITABLE, MOVES, Need, State

_NEEDS = {
    Need.NO_BLOCKING_FINDING: "没有必改，或每处写明不改的理由",
    Need.CHANGE: "退回以后改过",
    Need.COMMENT: "至少在一处写了意见",
    Need.JUDGED: "四个方面和总的结论都有人判断，分到任务的人都写了结论，没有“差”",
    Need.REASON: "写理由",
    Need.PUBLIC: "还有旧稿公开着",
}


def lifecycle_page() -> str:
    """The states as a diagram, and the moves as a table."""
    names = {each: f"s{at}" for at, each in enumerate(State)}
    boxes = [f'    state "{each.word}" as {names[each]}' for each in State]
    arrows = [
        f"    {names[before]} --> {names[each.after]}: {each.word}"
        for each in MOVES.values()
        if each.after is not None
        for before in State
        if before in each.before
    ]
    rows = [
        f"| {each.word} | {'、'.join(s.word for s in State if s in each.before)} | {each.after.word if each.after else '不变'} "
        f"| {'、'.join(sorted(r.word for r in each.roles))} "
        f"| {'；'.join(_NEEDS[need] for need in Need if need in each.needs) or '—'} |"
        for each in MOVES.values()
    ]
    editable = "、".join(each.word for each in State if each in EDITABLE)
    return "\n".join((
        "<!-- 由 make docs 生成，请不要直接修改。 -->\n", "# 一份文本走过的路\n",
        "每走一步都留下一份定稿和一条审计日志。怎么做见[经办人手册](clerk.md)和[审核人手册](reviewer.md)。\n",
        f"能改字的只有这几个状态：{editable}。\n",
        "```mermaid", "stateDiagram-v2", *boxes, f"    [*] --> {names[State.DRAFT]}", *arrows, "```\n",
        "| 做什么 | 从 | 到 | 由谁 | 条件 |", "| --- | --- | --- | --- | --- |", *rows, "",
    ))  # fmt: skip
