"""Chinese words for the keys of the model, as people see them in tables."""

from jixiao.kernel.stated import Stated
from jixiao.model.target import Target

DOCUMENT_KINDS = {
    "plan": "绩效文本",
    "project-objectives": "项目绩效目标表",
    "department-objectives": "部门整体绩效目标表",
    "self-evaluation": "绩效自评表",
    "monitoring": "绩效运行监控表",
    "none": "没有绩效表格",
}
TARGET_KINDS = {
    "quantity": "数值",
    "range": "区间",
    "deadline": "时限",
    "relative": "相对值",
    "qualitative": "定性",
    "boolean": "是否",
    "malformed": "有误",
    "empty": "空",
}
BASELINES = {"previous-year": "上年"}
DIRECTIONS = {"increase": "提高", "decrease": "降低", "same": "持平"}
LIKELIHOODS = {"yes": "确定能", "maybe": "有可能", "no": "完全不可能"}
YEAR_BASES = {"stated": "", "inferred": "（推断）"}


def reading(stated: Stated[Target]) -> str:
    """A typed target in a few words, to be seen beside the cell as printed.

    >>> from decimal import Decimal
    >>> reading(Stated("不低于90%", Target("quantity", "≥", Decimal(90), unit="%")))
    '数值 ≥ 90 %'
    """
    target = stated.value
    if target is None:
        return ""
    if target.parts:
        return f"{TARGET_KINDS[target.kind]}：" + "；".join(map(_one, target.parts))
    if target.kind == "deadline" and target.begin is None and target.deadline is None:
        return f"{TARGET_KINDS[target.kind]} {stated.raw}"
    return _one(target)


def _one(target: Target) -> str:
    words = [TARGET_KINDS[target.kind]]
    if target.baseline is not None:
        words.append(f"比{BASELINES.get(target.baseline, target.baseline)}")
    if target.direction is not None:
        words.append(DIRECTIONS.get(target.direction, target.direction))
    if target.approximate:
        words.append("约")
    if target.operator is not None:
        words.append(target.operator)
    if target.number is not None or target.high is not None:
        ends = (target.number, target.high)
        words.append("～".join(format(each, "f") for each in ends if each is not None))
    if target.unit is not None:
        words.append(target.unit)
    days = [each.isoformat() for each in (target.begin, target.deadline) if each is not None]
    if days:
        words.append("至".join(days))
    return " ".join(words)
