"""Judges what was recognised, by rules that need no picture.

What is proven by the rule of a field is repaired, what is only likely is said in a notice with
its place; a number is never changed silently.
"""

import re
from collections.abc import Container
from typing import NamedTuple

from jixiao.formats.blocks import Blocks, Cell, Paragraph, Table
from jixiao.kernel.notices import Notice
from jixiao.kernel.span import Span

MARK = "\U000f4a58"
"""Stands behind a sign of which the recognition was not sure, until ``settle`` takes it away."""
STAMPED = "\U000f4a59"
"""Stands behind a line over which a seal lay."""
UNSURE = 0.6
"""A sign below this probability is doubtful."""

_POINT = "[.,·。'`．｡﹒]"
_DUST = (
    re.compile(rf"(?<=[%％‰底]){_POINT}+$"),  # 75.00%.
    re.compile(rf"(?<=\d\.\d\d){_POINT}+$"),  # 912.05.
    re.compile(rf"(?<=\d){_POINT}(?=月底)"),  # 6.月底
    re.compile(rf"^{_POINT}+\s*(?=\d{{1,2}}月)"),  # ·6月底
    re.compile(rf"^{_POINT}+\s*(?=[\u4e00-\u9fff]{{1,12}}$)"),  # ·项目编码
    re.compile(r"(?<=\d)[.·](?=[次人户个台套万亿元年月天份场件批期])"),  # ≥12.次
    re.compile(rf"(?<=[\u4e00-\u9fff]){_POINT}+$(?<![。,])"),
)
"""Points that no rule of writing allows where they stand: specks of dust."""
_YEAR_BRACKETS = re.compile(r"[(（\[［{｛〔【]((?:19|20)\d\d)[)）\]］}｝〕】](?=\s*\d)")
_PAIRS = frozenset(("()", "（）", "[]", "［］", "〔〕", "【】"))
_TWO_POINTS = re.compile(r"(?!(?:19|20)\d\d\.)[\d,]+\.\d*\.(?:\d\d|\d*[%％])")
_NO_WHOLE = re.compile(r"\.\d+[%％]?")
_FIRST_LEVEL = re.compile(r"^[-—–－_](?=级)")
_DASH = re.compile(r"[〕\]】)）]\s*\d{1,5}号一(?=[\u4e00-\u9fff])(?![期次批届])")
"""A dash behind a document number; a numeral would count something."""
_UNIT_POINT = re.compile(r"(/[\u4e00-\u9fff]{1,3})\.(?=[\u4e00-\u9fff]{1,2}$)")
"""元/人.年: no number has its point there."""
_PER_MILLE = re.compile(r"(?<=\d)[%％][0oOo。](?![\d.])")
_TWO_FOR_OPERATOR = re.compile(r"^2((?:100|[1-9]\d)(?:\.\d+)?[%％].*)$")
_SIGN_FOR_OPERATOR = re.compile(r"^(?:[二工之乏^Σ]|[Zz](?=[\d.]+[%％]))(\d[\d,.]*.*)$")
_AMOUNT = re.compile(r"\d{1,3}(?:,?\d{3})*[.]\d\d")
_NEARLY_AMOUNT = re.compile(r"[\dOoQIl|]+[.,。:：·][\dOoQIl|]{2}")
_CODE_LABEL = re.compile(r"项目(?:编码|编号|代码)[:：]?")
_OLDER_CODE = re.compile(r"\d{3}-\d{4}-[A-Z]{3}-[0-9A-Z]{4}")
_AS_DIGITS = str.maketrans({"O": "0", "o": "0", "Q": "0", "I": "1", "l": "1", "|": "1"})
_SCANNED = "这一格由扫描识别得到，"
QUIET = frozenset("()（）[]〔〕【】《》<>“”\"'‘’,，.。、；;：:·-—－ ")
"""Of these it does not matter which of two alike signs was meant."""


class Judged(NamedTuple):
    """A text after judgement.

    Args:
        text: The text without marks, repaired where a rule proves how.
        doubts: (message, start, end) for what people should look at.
    """

    text: str
    doubts: tuple[tuple[str, int, int], ...]


def settle(blocks: Blocks, pages: Container[int]) -> None:
    """Judge what was recognised on some pages: marks become notices, proven slips are repaired.

    Args:
        blocks: The joined document; changed in place.
        pages: Numbers of the pages that were recognised.
    """
    for index, item in enumerate(blocks.items):
        if isinstance(item, Table):
            _settle_table(item, pages, blocks.notices)
        elif item.page in pages:
            judged = judge(item.text)
            blocks.items[index] = item._replace(text=judged.text)
            blocks.notices += [
                Notice(message, judged.text[start:end], _line_span(item, start, end))
                for message, start, end in judged.doubts
            ]
    for texts in (blocks.headers, blocks.footers):
        texts[:] = [text.replace(MARK, "").replace(STAMPED, "") for text in texts]


def _line_span(item: Paragraph, start: int, end: int) -> Span:
    return Span(page=item.page, line=item.line, start=start, end=end)


def _settle_table(table: Table, pages: Container[int], notices: list[Notice]) -> None:
    left = ""
    numbered = {cell.column for cell in table.cells if cell.text.startswith(("二", "三"))}
    for index, cell in enumerate(table.cells):
        if cell.page not in pages:
            left = cell.text
            continue
        judged = judge_cell(cell.text, left, ordinal=cell.column in numbered)
        table.cells[index] = changed = cell._replace(text=judged.text)
        notices += [_notice(table, changed, *doubt) for doubt in judged.doubts]
        left = judged.text


def _notice(table: Table, cell: Cell, message: str, start: int, end: int) -> Notice:
    span = Span(cell.page, table.index, cell.row, cell.column, cell.line, start, end)
    return Notice(message, cell.text[start:end] or cell.text, span)


def judge_cell(text: str, left: str = "", *, ordinal: bool = False) -> Judged:
    """Judge a cell of a table; what lay under a seal is doubtful as a whole.

    Args:
        text: What was recognised, with marks.
        left: The text of the cell before it, which may be its label.
        ordinal: Whether its column counts by Chinese numerals, so that 一 is a number.
    """
    judged = _judge_field(text.replace(STAMPED, ""), left, ordinal=ordinal)
    if STAMPED in text and judged.text and not judged.doubts:
        message = f"{_SCANNED}上面盖有印章，“{judged.text}”不一定准，请核对原件。"
        return Judged(judged.text, ((message, 0, len(judged.text)),))
    return judged


def _judge_field(text: str, left: str, *, ordinal: bool) -> Judged:
    plain = judge(text).text
    if plain == "一" and not ordinal:
        return Judged("—", ())
    if _CODE_LABEL.fullmatch("".join(left.split())):
        return _judge_code(text)
    if _NEARLY_AMOUNT.fullmatch(plain) and not _AMOUNT.fullmatch(plain):
        return _judge_amount(plain)
    return judge(text)


def judge(text: str) -> Judged:
    """Judge any text."""
    text, unsure = _without_marks(text.replace(STAMPED, ""))
    text = _FIRST_LEVEL.sub("一", text)
    text = _YEAR_BRACKETS.sub(_year, text)
    for pattern in _DUST:
        while found := pattern.search(text):
            start, end = found.span()
            text = text[:start] + text[end:]
            unsure = [at - (end - start) * (at >= end) for at in unsure if not start <= at < end]
    text = _UNIT_POINT.sub(r"\1·", text)
    if found := _DASH.search(text):
        start = found.end() - 1
        text = f"{text[:start]}—{text[start + 1 :]}"
        message = f"{_SCANNED}“{found.group()}”的“一”应是“—”，已改，请核对原件。"
        return Judged(text, ((message, start, start + 1),))
    if found := _PER_MILLE.search(text):
        start = found.start()
        text = f"{text[:start]}‰{text[found.end() :]}"
        message = f"{_SCANNED}“{found.group()}”应是“‰”，已改，请核对原件。"
        return Judged(text, ((message, start, start + 1),))
    for pattern in (_TWO_FOR_OPERATOR, _SIGN_FOR_OPERATOR):
        if found := pattern.match(text):
            message = f"{_SCANNED}“{text}”可能是“≥{found[1]}”，请核对原件。"
            return Judged(text, ((message, 0, len(text)),))
    if _TWO_POINTS.fullmatch(text) or _NO_WHOLE.fullmatch(text):
        message = f"{_SCANNED}数字“{text}”的小数点可能是污点，请核对原件。"
        return Judged(text, ((message, 0, len(text)),))
    return Judged(text, _unsure(text, unsure))


def _year(found: re.Match[str]) -> str:
    """The year of a document number; a pair of brackets that do not match was misread."""
    words = found.group()
    return words if words[0] + words[-1] in _PAIRS else f"〔{found[1]}〕"


def _judge_code(text: str) -> Judged:
    """A project code: 21 digits and capitals, the first 8 digits; or the older dashed form."""
    marked, unsure = _without_marks(text)
    code = "".join(marked.split()).upper()
    if not code or _OLDER_CODE.fullmatch(code):
        return Judged(code, _unsure(code, unsure))
    if len(code) != 21 or not code.isascii() or not code.isalnum():
        message = f"{_SCANNED}项目编码“{code}”不是 21 位数字和字母，请核对原件。"
        return Judged(code, ((message, 0, len(code)),))
    fixed = code[:8].translate(_AS_DIGITS) + code[8:]
    if not fixed[:8].isdigit():
        message = f"{_SCANNED}项目编码“{code}”的前 8 位应是数字，请核对原件。"
        return Judged(code, ((message, 0, 8),))
    if fixed != code:
        message = f"{_SCANNED}项目编码“{code}”的前 8 位应是数字，已改，请核对原件。"
        return Judged(fixed, ((message, 0, 8),))
    return Judged(code, _unsure(code, unsure if len(marked) == len(code) else []))


def _judge_amount(text: str) -> Judged:
    """Nearly a number with two decimals; repaired when letters stand for digits."""
    whole, cents = re.split(r"[.,。:：·](?=..$)", text.translate(_AS_DIGITS))
    fixed = f"{whole}.{cents}"
    message = f"{_SCANNED}“{text}”应是“{fixed}”，已改，请核对原件。"
    return Judged(fixed, ((message, 0, len(fixed)),))


def _without_marks(text: str) -> tuple[str, list[int]]:
    """The text without marks, and the places of the signs that had one."""
    signs: list[str] = []
    unsure = []
    for sign in text.strip():
        if sign != MARK:
            signs.append(sign)
        elif signs and signs[-1] not in QUIET:
            unsure.append(len(signs) - 1)
    return "".join(signs), unsure


def _unsure(text: str, places: list[int]) -> tuple[tuple[str, int, int], ...]:
    """One doubt for all unsure signs of a text."""
    places = [place for place in places if place < len(text)]
    if not places:
        return ()
    start, end = places[0], places[-1] + 1
    message = f"{_SCANNED}“{text[start:end]}”认得不太确定，请核对原件。"
    return ((message, start, end),)
