"""A typed target on one line, for tables of expected readings."""

from jixiao.model.target import Target

# The distinctive words of every sentence about a target, and the word for it in the tables.
FAULTS = {
    "个数值，应当": "several",
    "个日期": "several",
    "和等级": "grade",
    "和文字": "glued",
    "没有写计量单位": "unitless",
    "只有计量单位": "unit-only",
    "只有比较符号": "sign-only",
    "占位符": "placeholder",
    "应当写": "typo",
    "识别错误，请核对原文。": "misread",
    "零带有负号": "negative-zero",
    "两个不同的计量单位": "two-units",
    "斜线前面": "half-unit",
    "没有写上限": "open-range",
    "大于后面": "inverted-range",
    "又写了区间": "compared-range",
    "方向不一致": "contradiction",
    "像是日期": "lost-date",
    "日历上不存在": "no-such-day",
    "是比值": "ratio",
    "是分数": "fraction",
    "是乘积": "product",
    "相加": "sum",
    "两个计量单位合写": "compound",
    "和与上年的比较": "several",
    "没有写明月份": "no-month",
    "只有两位数字": "short-year",
    "错误值或问号": "no-value",
    "比较符号重复或矛盾": "signs",
}


def fault(target: Target) -> str:
    """The word for what is wrong with a target; "" when nothing is."""
    if target.problem is None:
        return ""
    (word,) = {word for words, word in FAULTS.items() if words in target.problem}
    return word


def shown(target: Target) -> str:
    """Kind and every field that says something: ``quantity ≥ 90 %``; parts in brackets."""
    words = [target.kind]
    if target.approximate:
        words.append("about")
    if target.direction is not None:
        words.append(target.direction)
    if target.baseline is not None:
        words.append(f"than:{target.baseline}")
    if target.operator is not None:
        words.append(target.operator)
    if target.number is not None:
        high = "" if target.high is None else f"~{target.high:f}"
        words.append(f"{target.number:f}{high}")
    if target.unit is not None:
        words.append(target.unit)
    if target.begin is not None:
        words.append(f"from:{target.begin}")
    if target.deadline is not None:
        words.append(f"until:{target.deadline}")
    if target.answer is not None:
        words.append("yes" if target.answer else "no")
    parts = "".join(f" [{shown(part)}]" for part in target.parts)
    return " ".join(words) + parts
