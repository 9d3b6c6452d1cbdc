"""Finds the numbers of a target cell with what belongs to them: comparison, unit, noun.

One pass over the words. What is certain about each number is said in ``Found.standing``; what
the cell as a whole is, ``target_reading`` decides.
"""

import re
from decimal import Decimal
from typing import NamedTuple

from jixiao.kernel.numerals import SIGNS, read_numeral
from jixiao.model import target_words as words_of
from jixiao.model.target_found import Found as Found
from jixiao.model.units import COUNTED, OTHER_WORDS, SHARES, UNIT_LENGTHS, UNITS, unit_of

DIGITS = r"(?:[0-9]{1,3}(?:[,，][0-9]{3})+(?![0-9])|[0-9]+)(?:\.[0-9]+)?"
WHOLE = {str(number): Decimal(number) for number in range(1000)}
"""The decimals of whole numbers: looking one up is quicker than making it."""

_TO = r"(?:-{1,2}|~|～|—{1,2}|–|―|至|到)"
_NUMBER = re.compile(
    rf"(?<![A-Za-z/／0-9.])(?<![A-Za-z0-9][~～—–-])(?P<low>(?:(?<![^≥≤><=＝＜＞≧≦═约])-)?{DIGITS})"
    rf"(?:(?P<low_unit>[^\s0-9，。；、,;~～—–―至到-]{{0,5}}){_TO}(?P<high>-?{DIGITS}))?"
).match
_CALENDAR = frozenset("年月")
_NUMERAL = re.compile(
    rf"(?<![第每这同统唯另下上首逐各进划归归单万惟专某几数])([{SIGNS}]+)(?=[^{SIGNS}]|$)"
)
TIMES_BELOW = frozenset(("天", "月", "年", "日", "次", "时", "学期", "学年", "季度"))
"""What 、 may join to a rate: 300元/人、天."""

_SEPARATOR = re.compile(
    rf"[。；;，,\n①-⑳]|(?<!dB)[（(]|(?<!dB[（(]A)[）)]|、(?!(?:{'|'.join(sorted(TIMES_BELOW))})(?:$|[^一-鿿]))"
)
_INCLUSIVE = re.compile(r"[（(]含本?数?[)）]")
_BRACKETED_UNIT = re.compile(r"(?<=[0-9])[（(]([^（）()0-9]{1,8})[)）]")
_QUOTED = re.compile(r"“[^”]*”|《[^》]*》|\"[^\"]*\"|『[^』]*』")
_DIGIT = re.compile("[0-9]")
_CODES = re.compile(r"[A-Z]{1,4}[0-9]{0,2}(?:/[A-Z])?[0-9]{3,}(?:\.[0-9]+)?[-—–][0-9]{4}(?![0-9])")
_VETO = re.compile("按照|依据|根据|参照|遵照|严格|〔|(?:第|前|后|编号)$").search
_VERBS = frozenset(
    (
        "新建", "建设", "建成", "改建", "扩建", "选派", "选拔", "引进", "引育", "吸引", "培养", "培育",
        "聘请", "聘用", "开发", "更新", "升级", "完成", "开展", "举办", "组织", "制定", "修订", "编写",
        "申报", "发布", "召开", "打造", "成立", "组建", "培训", "新增", "增加", "扶持", "资助", "救助",
        "帮扶", "慰问", "走访", "助推", "购置", "购买", "采购", "维修", "改造", "实施", "办理", "安置",
        "吸纳", "接纳", "表彰", "奖励", "支持", "服务", "建立", "形成", "出台", "完善", "迭代", "推广",
        "创建", "立项", "验收", "保障", "检查", "巡查", "检测", "监测", "抽检", "审计", "评审", "补助",
        "发放", "提供", "种植", "修复", "治理", "整治", "维护", "管护", "覆盖", "惠及", "受益", "接待",
        "演出", "播出", "出版", "印刷", "制作", "拍摄", "教学", "达到",
    )
)  # fmt: skip
_VERB_SIGNS = frozenset("达有共约为等”》")
_LONGEST_UNIT = 8
_MORE = frozenset("余多")
_new = tuple.__new__
_NOT_ABOUT = frozenset(("节", "集", "签", "预", "合", "条", "公", "制"))  # 节约5% is not 约5%
_LONGEST_ZERO_TAIL = 6
_JOINING = frozenset("/／*·×每（(")
_LONGEST_TAIL = 24
_LONGEST_CHANGE = 4


class _Before(NamedTuple):
    head: str
    operator: str | None
    approximate: bool
    direction: str | None


class _Behind(NamedTuple):
    unit: str | None
    operator: str | None
    approximate: bool
    tail: str


def find_numbers(words: str) -> tuple[list[Found], int]:
    """All numbers of a cell in order, and how many signs stand in parts without any.

    Args:
        words: The cell without white space, digits in ASCII; numbers within quotation marks
            and book titles (“3+2”, 《…》) are not counted.
    """
    if ("“" in words or "《" in words or '"' in words) and _DIGIT.search(words):
        words = _QUOTED.sub(_without_digits, words)
    if "-" in words or "—" in words or "–" in words:
        words = _CODES.sub(_without_digits, words)
    if "（" in words or "(" in words:
        words = _BRACKETED_UNIT.sub(_without_brackets, _INCLUSIVE.sub("含", words))
    found: list[Found] = []
    aside = 0
    for segment in _SEPARATOR.split(words):
        before = len(found)
        _in_segment(segment, found)
        if len(found) == before:
            aside += len(segment)
    return found, aside


def _without_brackets(match: re.Match[str]) -> str:
    return match[0] if unit_of(match[1]) is None else match[1]


def _without_digits(match: re.Match[str]) -> str:
    return _DIGIT.sub("·", match[0])


def _in_segment(segment: str, found: list[Found]) -> None:
    """Add the numbers of one part between separators; Chinese numerals where no digit stands."""
    matches = _matches(segment)
    start = 0
    for index, match in enumerate(matches):
        last = index + 1 == len(matches)
        until = len(segment) if last else matches[index + 1].start()
        after = segment[match.end() : until]
        low, low_unit, high = match.groups()
        if high is None and after[:1] in _CALENDAR and _is_calendar(low, after):
            continue
        head = segment[start : match.start()]
        upper = None if high is None else Decimal(_plain(high))
        number = WHOLE.get(low) or Decimal(_plain(low))
        found.append(judge(head, number, upper, after, low_unit or ""))
        start = until - len(found[-1].tail)
    if not matches:
        _numeral_in_segment(segment, found)


def _matches(segment: str) -> list[re.Match[str]]:
    """The numbers of a part from left to right; to try only where a digit stands is quicker."""
    matches = []
    digit = _DIGIT.search(segment)
    while digit is not None:
        at = digit.start()
        match = _NUMBER(segment, at - 1) if segment[at - 1 : at] == "-" else None
        if match is None and (match := _NUMBER(segment, at)) is None:
            at += 1
        else:
            matches.append(match)
            at = match.end()
        digit = _DIGIT.search(segment, at)
    return matches


def _plain(digits: str) -> str:
    return digits.replace(",", "").replace("，", "")


def _is_calendar(digits: str, after: str) -> bool:
    """Whether this is the year or month of a date: 2022年, 12月; 12个月 is none."""
    if after.startswith("月"):
        return True
    return after.startswith("年") and len(digits) == 4 and digits[:2] in {"19", "20"}


def _numeral_in_segment(segment: str, found: list[Found]) -> None:
    """Add the last Chinese numeral when it is a number for certain: a unit follows and ends it."""
    for match in reversed(list(_NUMERAL.finditer(segment))):
        signs, after = match[1], segment[match.end() :]
        bare = signs.rstrip("万亿萬億")
        scale = signs[len(bare) :]
        number = read_numeral(bare) if bare else None
        behind = read_behind(scale + after)
        head = segment[: match.start()]
        printed = scale + after
        if head.endswith("百分之") and number is not None:
            printed, head = "%" + after, head.removesuffix("百分之")
            behind = read_behind(printed)
        if number is None or behind.tail or behind.unit is None:
            continue
        if not _is_vetoed(head):
            found.append(judge(head, number, None, printed, ""))
        return


def judge(head: str, number: Decimal, high: Decimal | None, after: str, low_unit: str) -> Found:
    """Say what one number is, from the words before and behind it."""
    before, behind = read_before(head), read_behind(after)
    unit, tail = behind.unit, behind.tail
    if low_unit and low_unit != unit and not _is_scale_of(low_unit, unit):
        if unit is None or tail or high is None or unit_of(low_unit) is None:
            return Found("weak", None, number, None, None, False, None, tail)
        mixed = f"的区间前后写了两个不同的计量单位“{low_unit}”和“{unit}”。"
        return Found("good", None, number, high, None, False, None, tail, mixed)
    operator, doubt = _both(before.operator, behind.operator)
    if before.head and before.head[-1] in _SIGN_CHARS and doubt is None:
        doubt = _sign_doubt(before.head[-1], before.operator)
    if high is not None:
        operator = before.operator  # 3-5个工作日内 has but two ends
        doubt = doubt or _range_doubt(operator, number, high)
    standing = _standing(before, behind, number)
    about = before.approximate or behind.approximate
    return _new(
        Found, (standing, operator, number, high, unit, about, before.direction, tail, doubt)
    )


def counted(head: str, after: str) -> str | None:
    """The unit of a number that counts a noun for certain: 门 in 新建3门课程; else None.

    What ``judge`` says of the most frequent of its cells; None leaves the others to it.
    """
    if head:
        last = head[-1]
        if head[-2:] not in _VERBS and last != "等" and last != "”" and last != "》":
            return None
        if last in _TELLING or head[0] in words_of.OPERATOR_SIGNS or _is_vetoed(head):
            return None
    for end in UNIT_LENGTHS.get(after[0], ()):
        if after[:end] in UNITS:
            break
    else:
        return None
    unit, tail = after[:end], after[end:]
    if unit not in COUNTED or not tail or tail[0] in _NO_NOUN or len(tail) > _LONGEST_TAIL:
        return None
    return None if end < 2 and after[:2] in OTHER_WORDS else unit


def _sign_doubt(sign: str, operator: str | None) -> str | None:
    """A second sign before the first: ≤≥5, !=5, ≥≥5; >≥5 says the same twice."""
    first = words_of.OPERATOR_SIGNS.get(sign)
    if first != operator and {first, operator} in ({"≥", ">"}, {"≤", "<"}):
        return None
    return "中的比较符号重复或矛盾，看不出比较的方向。"


def _is_scale_of(scale: str, unit: str | None) -> bool:
    """Whether 万 in 1万-2万元 is the scale of the unit behind."""
    return scale in "万亿千百" and unit is not None and unit.startswith(scale)


def _both(before: str | None, behind: str | None) -> tuple[str | None, str | None]:
    """One operator from the one before and the one behind: ≥90%以上 is ≥, ≥90%以下 is a doubt."""
    if before is None or behind is None or before == behind:
        return before or behind, None
    if {before, behind} <= {"≥", ">"} or {before, behind} <= {"≤", "<"}:
        return before, None
    return None, f"前后的比较方向不一致，前面是“{before}”，后面的意思是“{behind}”。"


def _range_doubt(operator: str | None, low: Decimal, high: Decimal) -> str | None:
    if low > high:
        return "是区间，但前面的数大于后面的数。"
    return "既写了比较符号又写了区间。" if operator is not None else None


def _standing(before: _Before, behind: _Behind, number: Decimal) -> str:
    """How certain the number is; see ``Found``."""
    head, unit, tail = before.head, behind.unit, behind.tail
    if head and before.operator is None and _is_vetoed(head):
        return "weak"
    if not tail:
        certain = unit or not head or before.operator or behind.operator or number.is_zero()
        return "good" if certain else "bare"
    if unit is None:
        is_none = not head and number.is_zero() and len(tail) <= _LONGEST_ZERO_TAIL  # 0事故
        return "good" if is_none else "weak" if head else "glued"
    if behind.operator and not head and len(tail) <= _LONGEST_TAIL:
        return "good"
    if unit in SHARES and words_of.FULFILLED.fullmatch(tail):
        return "good"
    if unit in COUNTED and len(tail) <= _LONGEST_TAIL and (not head or _is_verb(head)):
        return "good"
    return "weak" if head else "glued"


def _is_vetoed(head: str) -> bool:
    """Whether the words before a number make it no quantity: 按照每人, 第."""
    if head[-1:] in "第前后号" or "照" in head or "据" in head or "严格" in head or "〔" in head:
        return _VETO(head) is not None
    return False


def _is_verb(head: str) -> bool:
    return head[-2:] in _VERBS or head[-1] in _VERB_SIGNS


def read_before(head: str) -> _Before:
    """Split the words before a number into noun, comparison, approximation and change."""
    if not head:
        return _NOTHING_BEFORE
    if head[-1] not in _TELLING and head[0] not in words_of.OPERATOR_SIGNS:
        return _new(_Before, (head, None, False, None))
    rest, about = _without_about(head.removesuffix("：").removesuffix(":"))
    rest, operator = _without_operator(rest)
    if operator is None and (sign := words_of.OPERATOR_SIGNS.get(rest[:1])) is not None:
        rest, operator = rest[1:], sign  # ≤预算100万元
    if operator is not None and not about:
        rest, about = _without_about(rest)
    elif about and operator is None:
        rest, operator = _without_operator(rest)
    if rest and rest[-1] in "为是：:共计":
        rest = rest.removesuffix("计").removesuffix("总") if rest[-1] == "计" else rest[:-1]
    change = None
    if rest and rest[-1] in _CHANGE_LAST:
        change = words_of.CHANGE.search(rest[-_LONGEST_CHANGE:])
    direction = None if change is None else ("increase" if change[1] else "decrease")
    return _new(_Before, (rest, operator, about, direction))


_OPERATOR_LAST = frozenset(words[-1] for words in words_of.OPERATORS)
_ENDING_FIRST = frozenset(
    words[0] for words in (*words_of.OPERATOR_ENDINGS, *words_of.ABOUT_BEHIND, "之间")
)
_NO_NOUN = _ENDING_FIRST | _JOINING
_CHANGE_LAST = frozenset("高升强加长进多善大转降低下减少轻弱小短缩滑压好了度幅率增")
_TELLING = _OPERATOR_LAST | _CHANGE_LAST | frozenset("：:为约近≈≒是共计")
_SIGN_CHARS = frozenset("≥≤><=＞＜＝≧≦═⩾⩽﹥﹤﹦≮≯!！≠")
_NOTHING_BEFORE = _Before("", None, False, None)


def _without_about(head: str) -> tuple[str, bool]:
    if not head or head[-1] not in "为约近≈≒":
        return head, False
    for about in words_of.ABOUT_BEFORE:
        if head.endswith(about):
            rest = head[: -len(about)]
            return (head, False) if about == "约" and rest[-1:] in _NOT_ABOUT else (rest, True)
    return head, False


def _without_operator(head: str) -> tuple[str, str | None]:
    """Take the longest comparison word or sign off the end."""
    if head[-1:] not in _OPERATOR_LAST:
        return head, None
    for length in range(min(len(head), words_of.LONGEST_OPERATOR), 0, -1):
        if (operator := words_of.OPERATORS.get(head[-length:])) is not None:
            return head[:-length], operator
    return head, None


def read_behind(after: str) -> _Behind:
    """Split the words behind a number into unit, comparison, approximation and the rest."""
    if not after:
        return _Behind(None, None, False, "")
    about = after[0] in "余多来" and len(after) > 1
    if about:
        after = after[1:]
    elif after[0] in "万亿千百" and after[1:2] in _MORE and len(after) > 2:
        after, about = after[0] + after[2:], True  # 5万余元
    unit = _leading_unit(after)
    rest = after[len(unit) :] if unit else after
    rest, operator, behind = _endings(rest)
    if unit is None and operator is not None and rest:
        unit = rest if rest in UNITS and rest != "年" else None
        rest = "" if unit else rest
    if unit is not None:
        unit = unit_of(unit)
    return _new(_Behind, (unit, operator, about or behind, rest))


def _endings(rest: str) -> tuple[str, str | None, bool]:
    """Take 以上, 左右 and their like off the front."""
    if rest[:1] not in _ENDING_FIRST:
        return rest, None, False
    operator, about = None, False
    rest = rest.removeprefix("之间")
    for _ in range(2):
        for length in range(min(len(rest), words_of.LONGEST_ENDING), 0, -1):
            start = rest[:length]
            if operator is None and start in words_of.OPERATOR_ENDINGS:
                operator, rest = words_of.OPERATOR_ENDINGS[start], rest[length:]
                break
            if start in words_of.ABOUT_BEHIND:
                about, rest = True, rest[length:]
                break
        else:
            break
    return rest, operator, about


def _leading_unit(after: str) -> str | None:
    """The longest unit with which the words begin, brackets around it included."""
    unit = ""
    for end in UNIT_LENGTHS.get(after[0], ()):
        if after[:end] in UNITS:
            unit = after[:end]
            break
    if after[len(unit) : len(unit) + 1] in _JOINING:
        for end in range(min(len(after), 2 * _LONGEST_UNIT), max(len(unit), 1), -1):
            if unit_of(after[:end]) is not None:
                return after[:end]
    if len(unit) < 2 and after[:2] in OTHER_WORDS:
        return None
    return unit or None
