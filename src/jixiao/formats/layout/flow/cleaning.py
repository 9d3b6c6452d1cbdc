"""Tokens of a grid's body made ready: split level words joined, side labels dropped, end found."""

import re

from jixiao.formats.layout.flow.fitting import is_level, is_value, is_weight
from jixiao.formats.layout.flow.headers import BLANKS, GLUED, LINES, PIPES
from jixiao.formats.layout.flow.tokens import Token
from jixiao.kernel.span import Span
from jixiao.regulation.words import levels, meanings, plain

_SIDE = frozenset("年度绩效指标完成情况总体目标项目")
_TITLE = re.compile(
    r".{0,50}(?:绩效目标表|目标申报表|目标批复表|目标审批表|自评表|监控表|申报表|完成情况表|绩效表)\d?\s*(?:[（(].{0,14}[）)])?"
)
_UNIT_LINE = re.compile(r"(?:金额)?单位\s*[:：]\s*(?:人民币)?(?:万元|元|千元).{0,4}")
_HEADING = re.compile(
    r"[（(][一二三四五六七八九十]+[）)].*|[一二三四五六七八九十]{1,3}、.*|第[一二三四五六七八九十]+部分.*"
)
_NOTE = re.compile(
    r"(?:注|说明|备注|附件\d*|附|备注说明|填表说明|联系人|联系电话|审核人|经办人|分管领导|主要负责人)\s*[:：].*",
    re.DOTALL,
)
_PAGE = re.compile(
    r"\[?(?:下载|打印|关闭|打印本页|关闭窗口)\]?|责任编辑.*|扫一扫.*|上一篇.*|下一篇.*|分享到.*|相关(?:文档|新闻|附件).*|来源[:：].*|.*复制链接.*"
)
_NEW_FORM = frozenset({"project_name", "project_code", "department_name"})
_JOINED = 8
_LONGEST_CELL = 120
_OPEN = re.compile(r"[（(]")
_CLOSE = re.compile(r"[）)]")


def joined(tokens: list[Token], style: str) -> list[Token]:
    """Tokens with the pieces of split level words put together, side labels taken out."""
    if style == GLUED:
        return tokens
    if style in (LINES, BLANKS):
        tokens = _closed(tokens)
    found: list[Token] = []
    at = 0
    while at < len(tokens):
        length = _level_pieces(tokens, at)
        token = tokens[at]
        if length > 1:
            pieces = tokens[at : at + length]
            text = ("" if style in (LINES, BLANKS) else "\n").join(t.text for t in pieces)
            found.append(token._replace(text=text, span=_up_to(token, pieces[-1])))
            at += length
        elif length := _side_label(tokens, at, style):
            at += length
        elif is_weight(token.text) and found and _is_level(found[-1]):
            words = found[-1].text + token.text
            found[-1] = found[-1]._replace(text=words, span=_up_to(found[-1], token))
            at += 1
        else:
            found.append(token)
            at += 1
    return found


def _closed(tokens: list[Token]) -> list[Token]:
    """Tokens that belong to one cell as one.

    An open bracket waits for its end; no cell begins with a comma or the end of a bracket.
    """
    found: list[Token] = []
    for token in tokens:
        last = found[-1] if found else None
        if last is None or not last.text or not token.text or not _goes_on(last.text, token.text):
            found.append(token)
            continue
        parted = " " if token.line == last.line else "\n"
        words = last.text + parted + token.text
        found[-1] = last._replace(text=words, span=_up_to(last, token), open=token.open)
    return found


def _up_to(first: Token, last: Token) -> Span:
    """The place of two tokens as one; of several lines only the beginning."""
    return first.span._replace(end=last.span.end if last.line == first.line else None)


def _goes_on(text: str, more: str) -> bool:
    if len(text) + len(more) > _LONGEST_CELL:
        return False
    is_open = len(_OPEN.findall(text)) > len(_CLOSE.findall(text))
    return (is_open and _CLOSE.search(more) is not None) or more[0] in "，、；。）)"


def _is_level(token: Token) -> bool:
    return is_level(token.text, 1) or is_level(token.text, 2)


def _level_pieces(tokens: list[Token], at: int) -> int:
    """Number of tokens from a place that are one level word together, 1 when none are."""
    if not tokens[at].text or len(tokens[at].text) > 14 or is_weight(tokens[at].text):
        return 1
    known = levels()
    text = tokens[at].text
    best = 1
    for length in range(2, _JOINED + 1):
        if at + length > len(tokens) or not tokens[at + length - 1].text:
            break
        last = tokens[at + length - 1].text
        text += last
        if len(text) > 24:
            break
        key = plain(text)
        if (key in known.level1 or key in known.level2) and not (
            is_level(tokens[at].text, 1) and _is_word(last)
        ):
            best = length
    return best


def _is_word(text: str) -> bool:
    return is_level(text, 1) or is_level(text, 2)


def _side_label(tokens: list[Token], at: int, style: str) -> int:
    """Number of tokens from a place that are a label at the side of the grid (绩效指标)."""
    text = tokens[at].text
    key = plain(text)
    if len(key) >= 4 and meanings("labels").get(key) == "indicators":
        return 1
    if style == PIPES and len(text) > 1:
        return 0
    length = 0
    while at + length < len(tokens) and tokens[at + length].text in _SIDE:
        length += 1
    return length if length >= 2 else 0


def body_end(tokens: list[Token], style: str) -> int:
    """Index of the first token behind the grid: a footer, the next form, or other words."""
    for at, token in enumerate(tokens):
        if not token.text:
            continue
        starts = style in {LINES, PIPES} or token.broken > 0
        if _ends_here(tokens, at) or (starts and _starts_other(token, style)):
            while style == PIPES and at and tokens[at].broken == 0 and not _is_total(tokens[at]):
                at -= 1
            return at
    return len(tokens)


def _is_total(token: Token) -> bool:
    return meanings("footers").get(plain(token.text)) == "total"


def _ends_here(tokens: list[Token], at: int) -> bool:
    known = meanings("footers")
    text = ""
    for length in range(1, 6):
        if at + length > len(tokens) or not tokens[at + length - 1].text:
            break
        text += tokens[at + length - 1].text
        key = plain(text)
        if key in known and (length == 1 or len(key) >= 8):
            short = length == 1 and len(key) <= 2 and key != "总分"
            return not (short and _follows_name(tokens, at))
        if length == 1 and len(text) > 12:
            break
    return _UNIT_LINE.fullmatch(tokens[at].text) is not None


def _follows_name(tokens: list[Token], at: int) -> bool:
    """Whether a short footer word (注, 说明) stands within a row rather than behind the grid."""
    return tokens[at].broken == 0 and at > 0 and is_value(tokens[at - 1].text)


def _starts_other(token: Token, style: str) -> bool:
    text = token.text
    if _NOTE.fullmatch(text) or _TITLE.fullmatch(text) or _PAGE.fullmatch(text):
        return True
    if meanings("labels").get(plain(text)) in _NEW_FORM:
        return True
    before = re.split(r"[:：]", text, maxsplit=1)[0]
    if before != text and len(before) <= 12:
        key = plain(before)
        if key in meanings("footers") or meanings("labels").get(key) in _NEW_FORM | {"person"}:
            return True
    return style != BLANKS and _HEADING.fullmatch(text) is not None and not is_value(text)
