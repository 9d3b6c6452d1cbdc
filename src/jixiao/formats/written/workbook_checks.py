"""What may be typed into a cell of a workbook: drop-downs, checks of input, what they say."""

from typing import Any, NamedTuple

from jixiao.model.paper import CHOICE, MONEY, PERCENT, POINTS, YEAR, Box

_LIST = 255
"""Signs that all words of a drop-down may have, commas included."""
_NAMES = {
    "level1": "一级指标",
    "level2": "二级指标",
    "likelihood": "完成目标可能性",
    "amount_unit": "金额单位",
}


class Check(NamedTuple):
    """A check of input.

    Args:
        entry: ``MONEY`` …
        choices: Words of the drop-down.
        title: Title of the prompt.
    """

    entry: str
    choices: tuple[str, ...] = ()
    title: str = ""


_RULES: dict[str, dict[str, Any]] = {
    MONEY: {
        "validate": "decimal", "criteria": "between", "minimum": -1e12, "maximum": 1e12,
        "input_title": "金额",
        "input_message": "只填数字，例如 21.00。单位见表的上方，不要写在格子里。",
        "error_title": "这里要填金额",
        "error_message": "这里只能填数字，例如 21.00，不要写“万元”“元”或其他文字。请重新填写。",
    },
    PERCENT: {
        "validate": "decimal", "criteria": "between", "minimum": 0, "maximum": 1000,
        "input_title": "百分比",
        "input_message": "填百分数，例如 75%。按累计数填写的，后面的不小于前面的。",
        "error_title": "这里要填百分比",
        "error_message": "这里只能填百分数，例如 75%。请重新填写。",
    },
    POINTS: {
        "validate": "decimal", "criteria": "between", "minimum": 0, "maximum": 100,
        "input_title": "分数",
        "input_message": "填 0 到 100 之间的数字，得分不超过分值。",
        "error_title": "分数不对",
        "error_message": "分值和得分应是 0 到 100 之间的数字。请重新填写。",
    },
    YEAR: {
        "validate": "integer", "criteria": "between", "minimum": 2000, "maximum": 2100,
        "input_title": "年度",
        "input_message": "填四位数的年份，例如 2025。",
        "error_title": "年度不对",
        "error_message": "年度应是四位数的年份，例如 2025。请重新填写。",
    },
}  # fmt: skip


def check_of(box: Box) -> Check | None:
    """The check for a cell, None when any words may be typed.

    The word that stands in it can always be chosen; a list that is too long for a drop-down
    is none.
    """
    if box.entry == CHOICE:
        words = list(dict.fromkeys(filter(None, (*box.choices, box.text.strip()))))
        plain = all("," not in word and "\n" not in word for word in words)
        if not box.choices or not plain or len(",".join(words)) > _LIST:
            return None
        return Check(CHOICE, tuple(words), _NAMES.get((box.leaf or "").rpartition(".")[2], "选项"))
    return Check(box.entry) if box.entry in _RULES else None


def rule_of(check: Check) -> dict[str, Any]:
    """The check as ``xlsxwriter`` wants it."""
    if check.entry != CHOICE:
        return dict(_RULES[check.entry])
    return {
        "validate": "list",
        "source": list(check.choices),
        "input_title": check.title,
        "input_message": "请从下拉列表中选择。",
        "error_title": "不在列表里",
        "error_message": f"{check.title}只能从下拉列表中选择。请重新选择。",
    }
