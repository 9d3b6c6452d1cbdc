"""The words of target cells as tables: comparisons, approximations, directions, noise.

Tables, not grammar: ``target_reading`` looks words up here, so that a spelling that is missing
is one word more in one place.
"""

from jixiao.kernel.patterns import pattern

OPERATOR_SIGNS = {
    **dict.fromkeys(("≥", "≧", "⩾", "≥=", "≥＝", ">=", "＞=", ">＝", "＞＝", "=>", "＝＞", "=＞",
    "＝>",
                     "≮", ">═", "﹥=", "﹥＝", "大于=", "大于＝"), "≥"),
    **dict.fromkeys(("≤", "≦", "⩽", "≤=", "≤＝", "<=", "＜=", "<＝", "＜＝", "=<", "＝＜", "=＜",
    "＝<",
                     "≯", "<═", "﹤=", "﹤＝", "小于=", "小于＝"), "≤"),
    **dict.fromkeys((">", "＞", "﹥"), ">"),
    **dict.fromkeys(("<", "＜", "﹤"), "<"),
    **dict.fromkeys(("=", "＝", "═", "﹦", "==", "＝＝"), "="),
}  # fmt: skip
"""Comparison signs in every spelling, to one of the five operators."""

OPERATOR_WORDS = {
    **dict.fromkeys(
        (
            "不低于", "不少于", "不小于", "不得低于", "不得少于", "不下于", "不能低于",
            "不能少于", "不应低于",
            "大于等于", "大于或等于", "大于、等于", "高于或等于", "高于等于", "多于或等于", "不低于或等于", "至少", "至少达到", "最少", "最低", "达",
            "达到", "达到了",
            "要达到", "应达到", "须达到", "未低于", "未少于", "未小于", "没有低于",
        ), "≥"),
    **dict.fromkeys(
        (
            "不超过", "不超", "不超出", "不得超过", "不能超过", "不高于", "不得高于", "不大于",
            "不多于", "不得多于",
            "小于等于", "小于或等于", "小于、等于", "低于或等于", "低于等于", "少于或等于", "少于等于",
            "未超过", "未超", "未超出", "未突破", "没有超过", "未高于", "未大于", "未多于", "至多", "最多", "最高", "控制在",
            "严格控制在", "限制在", "不突破",
        ), "≤"),
    **dict.fromkeys(("大于", "超过", "超", "高于", "多于", "突破", "超出", "高出", "逾"), ">"),
    **dict.fromkeys(("小于", "低于", "少于", "不足", "不满", "不到", "未达到", "未达", "没有达到", "没达到",
                     "未满", "未到"), "<"),
    **dict.fromkeys(("等于",), "="),
}  # fmt: skip
"""Comparison words before a number."""

OPERATOR_ENDINGS = {
    **dict.fromkeys(
        ("以上", "及以上", "或以上", "及其以上", "含以上", "以上含", "起", "以上的", "及以上的"),
        "≥"
    ),
    **dict.fromkeys(
        (
            "及以下", "或以下", "及其以下", "含以下", "以下含", "以内", "之内", "内", "及以内",
            "含以内", "以内含",
            "封顶",
        ), "≤"),
    **dict.fromkeys(("以下", "以下不含", "不含以下", "以内不含"), "<"),
    **dict.fromkeys(("以上不含", "不含以上"), ">"),
}  # fmt: skip
"""Comparison words behind a number and its unit."""

OPERATORS = {**OPERATOR_WORDS, **OPERATOR_SIGNS}
"""Everything that compares, before a number."""

LONGEST_OPERATOR = max(map(len, OPERATOR_WORDS))
LONGEST_ENDING = max(map(len, OPERATOR_ENDINGS))

ABOUT_BEFORE = ("大约为", "大约", "约为", "接近", "约", "近", "≈", "≒")
ABOUT_BEHIND = frozenset(("左右", "上下", "余", "多"))

SPLIT_COLUMN = frozenset(
    ("定性", "定量", "定性指标", "定量指标", "正向", "反向", "负向", "正向指标", "反向指标",
    "负向指标", "中性指标")
)  # fmt: skip
"""What a column of its own (指标性质, 指标方向) prints before the value."""

ANSWERS: dict[str, bool | None] = {
    "是": True, "否": False, "是/否": None, "是／否": None, "是否": None, "是、否": None,
    "是或否": None,
}  # fmt: skip

_FREQUENT = """
一般 合规 及时 明显 显著 有效 规范 健全 良好 优良 优秀 合格 充分 合理 准确 完整 真实 稳定 长期
长远 达标 满意 完成 已完成 全部完成 按时完成 及时完成 按期完成 完善 齐全 安全 公开 到位 保障
提高 提升 增强 改善 增加 扩大 降低 减少 下降 持平 有所提高 有所提升 有所改善 有所增强 逐步提高
逐步提升 逐步增强 逐步改善 稳步提高 稳步提升 稳步增长 不断提高 不断提升 持续提高 持续提升
持续改善 显著提高 显著提升 显著改善 显著增强 明显提高 明显提升 明显改善 明显增强 有效提高
有效提升 有效改善 有效增强 有效减少 有效降低 有效保障 有效控制 效果明显 效果显著 效果良好
作用明显 影响可持续 持续影响 长期影响 基本健全 基本达到 应保尽保 应改尽改 应享尽享 全覆盖
"""
FREQUENT = tuple(_FREQUENT.split())
"""Qualities that forms write most often, as whole cells."""

NEGATIVE_ZERO = "中的零带有负号，请核对原文。"

TRAILING = "。；;，,、．."
"""Punctuation behind a cell that says nothing."""

NOTHING = frozenset(("/", "／", "\\", "-", "－", "—", "——", "--", "－－", "———"))
"""Strokes that stand for an empty cell."""

GRADES = frozenset(
    ("优", "良", "中", "差", "低", "优秀", "良好", "合格", "不合格", "较好", "一般", "较差", "优良")
)

FULFILLED = pattern(
    r"[，,]?(?:均|全|都|全部|全面|及时|按时|按期|足额|准确|有效|基本|予以|得到|规范|如期|顺利"
    r"|通过|地|并|且|以上)*"
    r"(?:达标|合格|完成|到位|覆盖|发放|落实|通过|达成|满意|兑现|整改|拨付|支付|执行|使用|保障"
    r"|实现|合规|及时|验收|入库|建成|交付)*"
    r"(?:率|任务|目标|工作)?"
)
"""What may follow a percentage without changing it: 100%达标, 100%及时足额到位."""

_MORE = "提高|提升|增强|增加|增长|增进|增多|改善|上升|升高|扩大|好转"
_LESS = "降低|下降|减少|减轻|减弱|缩小|缩短|压减|压缩|下滑"
_SAME = "持平|不变|保持稳定|维持稳定|基本稳定|保持现状|维持现状|一致|相同"
_DIRECTIONS = {
    **dict.fromkeys(_MORE.split("|"), "increase"),
    **dict.fromkeys(_LESS.split("|"), "decrease"),
    **dict.fromkeys(_SAME.split("|"), "same"),
}
_DIRECTION = pattern(f"{_MORE}|{_LESS}|{_SAME}")  # flat, so that the first sign decides fast
_NOT = frozenset("不无未")
CHANGE = pattern(rf"(?:({_MORE}|(?<!新)增|升)|({_LESS}|降|减))(?:了|幅度?|率)?$")
"""A change right before a number: 增长10%; 提高到90% is no change but a level."""


def direction_of(words: str) -> str | None:
    """The one direction in which these words point; None for none, and for several.

    >>> direction_of("逐步增强"), direction_of("增收节支"), direction_of("增长/下降")
    ('increase', None, None)
    """
    match = _DIRECTION.search(words)
    if match is None:
        return None
    found = {
        _DIRECTIONS[match[0]]
        for match in _DIRECTION.finditer(words, match.start())
        if match.start() == 0 or words[match.start() - 1] not in _NOT
    }
    return found.pop() if len(found) == 1 else None


def several(raw: str, count: int) -> str:
    """The sentence about a cell that holds several quantities."""
    return f"“{raw}”在一格里写了{count}个数值，应当一个指标只写一个指标值。"
