"""What kind of doubt the reading of a target states: placeholder, date, sign, several …"""

from jixiao.model.target import Target

_MARKS = (
    ("和等级“", "grade"),
    ("和文字“", "sentence"),
    ("占位符", "placeholder"),
    ("在日历上不存在", "calendar"),
    ("像是日期", "calendar"),
    ("只写一个指标值", "several"),
    ("前面的数大于后面的数", "reversed"),
    ("比较符号重复", "signs"),
    ("比较方向不一致", "signs"),
    ("没有写计量单位", "unit"),
)


def doubt_of(target: Target) -> str:
    """The kind of a target's doubt, "other" for one without a rule of its own, "" without a doubt.

    Args:
        target: As ``read_target`` returns it.
    """
    if target.problem is None:
        return ""
    if target.kind == "malformed" and target.number is None and target.unit is not None:
        return "placeholder" if "占位符" in target.problem else "bare-unit"
    for mark, kind in _MARKS:
        if mark in target.problem:
            return kind
    return "other"
