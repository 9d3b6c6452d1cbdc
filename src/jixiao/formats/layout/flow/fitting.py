"""How well some words fit a column of an indicator grid: a cost, 0 for words made for it."""

import re
from functools import lru_cache

from jixiao.formats.layout.flow.script import simplified
from jixiao.regulation.words import levels, plain

IMPOSSIBLE = 99.0
SIGN = r"(?:[≥≤><=＝≧≦═》《＞＜﹥﹤≠±]|>=|<=|&gt;|&lt;)"
WORDED = r"(?:不低于|不少于|不小于|不超过|不高于|不大于|大于等于|小于等于|大于|小于|等于|达到|高于|低于|多于|少于|超过|控制在)"
NUMBER = r"\d[\d,，]*(?:\.\d+)?"
_UNIT = r"(?:[%％‰℃㎡㎥]|[一-鿿A-Za-z°/·.*、每]{0,8}|百分比)"
_OPERATED = re.compile(rf"[%％]?\s*(?:{SIGN}+\s*\S.*|{WORDED}\D{{0,6}}\d.*)", re.DOTALL)
_QUANTITY = re.compile(
    rf"(?:约|近|各|每\S{{0,4}}|[二工^＾])?\s*-?{NUMBER}\s*(?:[-~～—－至到]+\s*{NUMBER})?\s*(?:万|亿|千|百)?\s*"
    rf"{_UNIT}(?:[（(][^）)]{{1,6}}[）)])?(?:以上|以内|以下|左右|及以上|及以下)?[。;；]?"
)
_NUMERAL = re.compile(
    r"[一二三四五六七八九十两百千万]{1,5}(?:个|次|人|天|年|月|项|场|期|份|家|户|户次|人次|日)"
)
_DATE = re.compile(
    r".{0,6}(?:(?:19|20)\d\d\s*(?:年|[.\-/])|\d{1,2}\s*月(?:底|末|份|\d|前|中旬|上旬|下旬)|年底|年末|年内|\d{1,2}月).{0,24}"
)
_LIKELY = re.compile(r"确定能|有可能|(?:完全|确定)?不可?能")
_BARE = re.compile(rf"{NUMBER}")
_SCORE = re.compile(r"\d{1,3}(?:\.\d{1,3})?\s*(?:分|[%％])?")
_DASH = re.compile(r"[-－—–/／\\*无×]{1,3}")
_NAME_END = re.compile(
    r"(?:率|数|数量|程度|情况|度|性|量|成本|标准|时间|面积|人数|次数|水平|能力|影响|里程|金额|期限|投入|"
    r"控制数|人次|频次|规模|比例|时限|费用|资金|效益|作用|时长|价格|周期|长度|工程|建设|项目|方案|总额|户数|"
    r"质量|数目|批次|场次|种类|制度|机制|环境|意识|需求|支出|贡献|秩序|稳定性|形象|经费)(?:[（(][^（）()]*[）)])?[：:]?"
)
_NUMBERED = re.compile(r"(?:指标\s*\d+|[★☆*]+|[①-⑳]|\d{1,2}[、.．:：](?!\d))")
_QUALITY = re.compile(
    r"(?:效果|效益|影响|作用|程度)?(?:是|否|无|有|优|良|中|差|高|低|好|明显|显著|良好|优良|优秀|合格|及时|规范|充分|明确|"
    r"合理|健全|完善|有效|长期|长远|可持续|持续|稳定|完成|已完成|达标|达成|增加|减少|提升|提高|改善|促进|保障|满意|较高|"
    r"基本健全|达成预期指标|部分达成预期指标|基本达成预期指标|达成年度指标|达到预期|基本达到|"
    r"(?:稳步|不断|逐步|持续|有所|明显|显著|有效|进一步|大幅|大大|较大|全面|基本|长期|得到|比较)"
    r"(?:提高|提升|改善|增强|增加|完善|健全|促进|保障|减少|降低|好转|明显|显著|改进|扩大|巩固|优化|影响|稳定|坚持|满意|完成|减少|发挥|推动))"
    r"(?:明显|显著|良好|提升|提高|情况|可持续|较好)?[。]?"
)
_OPERATOR = re.compile(
    rf"{SIGN}|定性|定量|正向(?:指标)?|反向(?:指标)?|负向(?:指标)?|大于等于|小于等于|大于|小于|等于|高中低(?:差)?|优良中低?差|好坏|是否"
)
_UNIT_CELL = re.compile(r"[%％‰]|[一-鿿A-Za-z㎡㎥°/·.*、（）()²³]{1,8}")
_LEFTOVER = re.compile(r"[…\.。·]{2,}|[…]+|(?:指标|目标)\s*\d+\s*[：:.．、]?[/\s…]*|[/\\／\s]+")

_WEIGHT = re.compile(
    r"[（(]\s*\d{1,3}(?:\s*[-—~～]\s*\d{1,3})?\s*分?\s*[）)]\s*分?|[（(]\s*\d{1,3}\s*分\s*|\d{1,3}\s*分\s*[）)]"
)


@lru_cache(maxsize=20_000)
def is_level(words: str, level: int) -> bool:
    """Whether words name a level 1 or 2 of a taxonomy."""
    key = plain(simplified(words))
    return key in (levels().level1 if level == 1 else levels().level2)


def is_weight(words: str) -> bool:
    """Whether words are nothing but the points of a level whose name is lost: (50分)."""
    return _WEIGHT.fullmatch(words) is not None


def is_leftover(words: str) -> bool:
    """Whether words are what a template left in an unused row (指标2:, ……)."""
    return _LEFTOVER.fullmatch(words) is not None


def is_bare_number(words: str) -> bool:
    """Whether words are digits alone."""
    return _BARE.fullmatch(words) is not None


def is_numbered(words: str) -> bool:
    """Whether words begin as an indicator's name does: 指标1：, ★, ①."""
    return _NUMBERED.match(words) is not None and _QUANTITY.fullmatch(words) is None


def runs_on(words: str) -> bool:
    """Whether words begin with a quality and go on as if another cell were glued to it."""
    return not is_value(words) and any(
        is_value(words[:length]) and _QUALITY.fullmatch(words[:length]) is not None
        for length in (4, 5)
        if len(words) >= length + 4
    )


def is_operator(words: str) -> bool:
    """Whether words can be nothing but an operator or a class: ≥, 定性, 正向指标."""
    return _OPERATOR.fullmatch(words) is not None


def is_score(words: str) -> bool:
    """Whether words can be points or a score."""
    return _SCORE.fullmatch(words) is not None


@lru_cache(maxsize=20_000)
def is_value(words: str) -> bool:
    """Whether words are a number with sign or unit, a date, or a known quality."""
    return (
        _OPERATED.fullmatch(words) is not None
        or _QUANTITY.fullmatch(words) is not None
        or _NUMERAL.fullmatch(words) is not None
        or (len(words) <= 24 and _DATE.fullmatch(words) is not None)
        or _QUALITY.fullmatch(words) is not None
    )


@lru_cache(maxsize=20_000)
def cost(words: str, meaning: str) -> float:
    """The cost of printing words under a column."""
    words = simplified(words)
    if meaning in {"level1", "level2"}:
        return _level_cost(words, 1 if meaning == "level1" else 2)
    if meaning == "name":
        return _name_cost(words)
    if meaning in {"points", "score", "second_score"}:
        return _score_cost(words)
    if meaning == "operator":
        return 0.0 if _OPERATOR.fullmatch(words) else 5.0
    if meaning == "unit":
        return _unit_cost(words)
    if _LIKELY.fullmatch(words):
        return 0.0 if meaning == "likelihood" else 5.0
    if meaning == "likelihood":
        return 2.5
    if meaning in _VALUE_LIKE:
        return _value_cost(words)
    if meaning in _TICKED and not _TICK.fullmatch(words):
        return 4.0
    if meaning == "reason_text" and _TICK.fullmatch(words):
        return 4.0
    return _text_cost(words)


_TICK = re.compile(r"[✔✓√☑■●Vv是]")
_TICKED = frozenset({"likely_yes", "likely_maybe", "likely_no"})
_VALUE_LIKE = frozenset(
    {"target", "actual", "half_year", "past_actual", "expected", "cycle", "progress", "forecast"}
)


def _level_cost(words: str, level: int) -> float:
    if is_weight(words):
        return 0.0 if level == 1 else IMPOSSIBLE
    if is_level(words, level):
        key = plain(words)
        twice = is_level(words, 3 - level)
        prefers_first = key.startswith(("满意", "效益", "产出"))
        return 0.1 if twice and (level == 1) != prefers_first else 0.0
    if is_level(words, 3 - level):
        return IMPOSSIBLE
    if len(words) <= 12 and words.endswith("指标") and not words.startswith("指标"):
        return 1.0 + (level == 1)
    return IMPOSSIBLE


def _name_cost(words: str) -> float:
    if is_weight(words):
        return 9.0
    if is_level(words, 1) or is_level(words, 2):
        return 5.0 if plain(words).endswith("指标") else 2.0
    if _SCORE.fullmatch(words) or _OPERATOR.fullmatch(words):
        return 8.0
    if _OPERATED.fullmatch(words):
        return 6.0
    if _NUMBERED.match(words):
        return 0.0
    if _QUALITY.fullmatch(words):
        return 4.0
    if _QUANTITY.fullmatch(words) or _DATE.fullmatch(words):
        return 4.0
    if _ends_as_name(words):
        return 0.0
    return 0.5 if len(words) >= 4 else 1.5 if len(words) > 1 else 5.0


def _ends_as_name(words: str) -> bool:
    return any(
        _NAME_END.fullmatch(words, at) is not None
        for at in range(max(0, len(words) - 10), len(words))
    )


def _value_cost(words: str) -> float:
    if _NUMBERED.match(words) and not _QUANTITY.fullmatch(words):
        return 5.0
    if is_level(words, 1) or is_level(words, 2):
        return 4.0
    if _OPERATED.fullmatch(words) or _QUALITY.fullmatch(words):
        return 0.0
    if _QUANTITY.fullmatch(words) or _NUMERAL.fullmatch(words) or _DATE.fullmatch(words):
        return 0.1
    if _DASH.fullmatch(words):
        return 0.4
    if is_weight(words):
        return 6.0
    named = 1.2 if _ends_as_name(words) else 0.0
    if re.search(r"\d", words) and len(words) <= 24:
        return 0.7 + named
    return (0.9 if len(words) <= 8 else 1.2 if len(words) <= 20 else 1.5) + named


def _score_cost(words: str) -> float:
    if _SCORE.fullmatch(words):
        return 0.0
    return 0.8 if _DASH.fullmatch(words) else 7.0


def _unit_cost(words: str) -> float:
    if is_level(words, 1) or is_level(words, 2):
        return 7.0
    if _OPERATOR.fullmatch(words):
        return 5.0
    if _QUALITY.fullmatch(words) and len(words) > 1:
        return 1.5
    if not _UNIT_CELL.fullmatch(words) or len(words) > 6:
        return 4.0
    return 0.0 if len(words) <= 4 or "/" in words else 2.0


def _text_cost(words: str) -> float:
    if _NUMBERED.match(words) and not _QUANTITY.fullmatch(words):
        return 4.0
    if is_level(words, 1) or is_level(words, 2):
        return 5.0
    if _OPERATED.fullmatch(words) or _QUANTITY.fullmatch(words):
        return 2.5
    return 0.4
