"""Sums worked out in prose (数量×单价=金额): 为240户改造，每户3500元，合计84万元.

Only what leaves no doubt is taken: a number, the price of one of the same unit right behind it
and, where there is one, the amount right behind the price. What the words share out, round or
multiply once more (各, 约, 每月, 一半) is left alone.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from jixiao.kernel.patterns import pattern
from jixiao.model.units import normal_unit
from jixiao.rules.promises import counted, unscaled
from jixiao.rules.quantities import Quantity, quantities
from jixiao.rules.statements import Statement
from jixiao.rules.wording import sentence_at

_PRICE = pattern(
    r"([，,、；;（(：:\s])((?:每一?([^\s\d每]{1,4}?)(?:每年)?|([人户])均)"
    r"(?:[一-龥]{0,6}(?:费|金|贴|助|价|本|标准|资|款))?(?:为|是|按)?\s*)$"
)
_ANY_PRICE = pattern(r"(?:每一?([^\s\d每]{1,4}?)|([人户])均)[^\s\d，。；、,;]{0,8}$")
_TOTAL = pattern(
    r"[，,、]?\s*(?:全年|年度|总)?(?:共需|共计|合计|总计|共|计|需)"
    r"(?:需要?|安排|发放|支出|投入|资金|经费|补助|补贴|费用|金额|为)*\s*"
)
_DOUBT = pattern(
    "大约|左右|[0-9十百千万]余|余[人户名个]|不等|以上|以内|以下|不超过|不高于|最高|元起|一半|半年"
    "|部分|其中|配套|自筹|分担|按比例|[%％]|各|分别|(?<![人户])均|首批|尾款"
    "|(?:上级|中央|省级|市级)(?:财政|补助|资金|承担|负担|安排)"
    "|折算|折扣|扣[减除回]|剩余|结余|结转"
    "|[0-9]\\s*[-—–~～至到]\\s*[0-9]"
)
_MOST_TIMES = 366
_HEAD = 14
_TENS = frozenset({Decimal(10), Decimal(100), Decimal(1000), Decimal(10_000)})


class Product(NamedTuple):
    """A number of things, the price of one, and the amount that is written for all.

    Args:
        yuan: Number times price.
        price: Of one, in 元.
        per: What one of has the price (人, 台).
        one: The price as printed: 每户3500元.
        sentence: Where the price stands.
        words: Both as printed: 240户×每户3500元.
        total: The amount as written, None where there is none.
        statement: Where.
    """

    yuan: Decimal
    price: Decimal
    per: str
    one: str
    sentence: str
    words: str
    total: Quantity | None
    statement: Statement


def products(statement: Statement) -> Iterator[Product]:
    """The sums of a statement, in order.

    >>> words = "为240户改造，每户3500元，合计84万元。"
    >>> [each.words for each in products(Statement(words, "use_of_funds", "use_of_funds", ""))]
    ['240户×每户3500元']
    """
    words = statement.words
    if "元" not in words or ("每" not in words and "均" not in words):
        return
    found = quantities(words)
    for at in range(1, len(found)):
        number, price = found[at - 1], found[at]
        if number.yuan is not None or number.number <= 1 or number.sign or price.sign:
            continue
        sentence, begin = sentence_at(words, number.start)
        if price.start >= begin + len(sentence) or _DOUBT.search(sentence) is not None:
            continue
        match = _PRICE.search(words, number.start + len(number.words), price.start)
        if match is None or price.yuan is None:
            continue
        things, kind = unscaled(number.number, number.unit)
        if counted(normal_unit(match[3] or match[4])) != kind:
            continue
        total = _total(words, price, found[at + 1 : at + 2], match[1] in "（(")
        if _is_alone(found, at, total, words):
            one = f"{match[2].strip()}{price.words}"
            yield Product(
                things * price.yuan, price.yuan, kind, one, sentence,
                f"{number.words}×{one}", total, statement,
            )  # fmt: skip


def has_other_price(words: str, per: str, price: Decimal) -> bool:
    """Whether a text prices one of the same things otherwise as well: 每人500元 beside 每人200元.

    >>> has_other_price("慰问50人，每人500元；讲解每人200元", "人", Decimal(500))
    True
    """
    for each in quantities(words):
        if each.yuan is None or each.yuan == price:
            continue
        head = _ANY_PRICE.search(words, max(0, each.start - _HEAD), each.start)
        if head is not None and counted(normal_unit(head[1] or head[2])) == per:
            return True
    return False


def _total(
    words: str, price: Quantity, following: tuple[Quantity, ...], in_brackets: bool
) -> Quantity | None:
    """The amount right behind a price, when the words say that it is the whole."""
    if not following or (total := following[0]).yuan is None or total.per or total.sign:
        return None
    between = words[price.start + len(price.words) : total.start]
    if _TOTAL.fullmatch(between) is not None:
        return total
    is_closed = words[total.start + len(total.words) :][:1] in {"）", ")"}
    return total if in_brackets and between in {"，", ","} and is_closed else None


def _is_alone(found: tuple[Quantity, ...], at: int, total: Quantity | None, words: str) -> bool:
    """Whether the whole holds no other amount: none stands before, or it is in brackets."""
    if total is not None and words[total.start + len(total.words) :][:1] in {"）", ")"}:
        return True
    others = found[: at - 1] if total is not None else (*found[: at - 1], *found[at + 1 :])
    return not any(each.yuan is not None for each in others)


def differs(product: Product) -> bool:
    """Whether the amount written is another one, and no third factor explains it."""
    if product.total is None or not product.total.yuan:
        return False
    written = product.total.yuan
    if abs(written - product.yuan) * 100 <= product.yuan:
        return False
    times = max(written, product.yuan) / min(written, product.yuan)
    if times != times.to_integral_value() or times > _MOST_TIMES:
        return True
    numbers = {each.number for each in quantities(product.statement.words)}
    return times in _TENS and times not in numbers
