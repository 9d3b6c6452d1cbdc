"""Sections of a number format (数字格式的节) and their parts."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

_TOKEN = re.compile(
    r'"[^"]*"?|\\.|_.|\*.|\[[^\]]*\]?|General|G/通用格式|AM/PM|A/P|上午/下午'
    r"|y+|m+|d+|h+|s+|a{3,}|e+(?![+-])|E[+-]|[0#?.,%/@]|.",
    re.IGNORECASE | re.DOTALL,
)
_CONDITION = re.compile(r"\[(<=|>=|<>|<|>|=)\s*(-?[\d.]+(?:E[+-]?\d+)?)\]", re.IGNORECASE)
_ELAPSED = re.compile(r"\[(h+|m+|s+)\]", re.IGNORECASE)
_DATES = frozenset("ymdhsae")
_LONG_DATE, _LONG_TIME = "[$-f800]", "[$-f400]"
_LONGEST = 500


@dataclass(frozen=True, slots=True)
class Token:
    """A part of a format.

    Args:
        kind: "literal", "date", "digit", "general" or "text".
        text: The literal, or the code in lower case.
    """

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Section:
    """One of the sections of a format, between its semicolons.

    Args:
        tokens: Its parts.
        condition: (operator, number) that the value must meet, None for the usual one.
        numerals: 1 for 一二三, 2 for 壹贰叁, 0 for Arabic digits.
    """

    tokens: tuple[Token, ...]
    condition: tuple[str, Decimal] | None
    numerals: int

    @property
    def is_date(self) -> bool:
        """Whether it shows a date or time."""
        return any(token.kind == "date" for token in self.tokens)


@lru_cache(maxsize=4096)
def sections(code: str) -> tuple[Section, ...]:
    """The sections of a format code, 1 to 4."""
    if code[:8].lower() == _LONG_DATE:
        code = 'yyyy"年"m"月"d"日"'
    elif code[:8].lower() == _LONG_TIME:
        code = "h:mm:ss"
    found: list[Section] = []
    tokens: list[str] = []
    for text in _TOKEN.findall(code[:_LONGEST]):
        if text == ";":
            found.append(_section(tokens))
            tokens = []
        else:
            tokens.append(text)
    found.append(_section(tokens))
    return tuple(found[:4])


def _section(raw: list[str]) -> Section:
    tokens: list[Token] = []
    condition = None
    numerals = 0
    for text in raw:
        lower = text.lower()
        met = _CONDITION.fullmatch(text)
        if met:
            condition = (met[1], Decimal(met[2]))
        elif _ELAPSED.fullmatch(text):
            tokens.append(Token("date", lower))
        elif lower.startswith("[dbnum"):
            numerals = int(text[6]) if text[6:7] in {"1", "2"} else numerals
        elif text.startswith("[$"):
            tokens.append(Token("literal", text[2:].rstrip("]").partition("-")[0]))
        elif text[0] == "[" or text[0] == "*":
            continue
        elif text[0] == '"':
            tokens.append(Token("literal", text.strip('"')))
        elif text[0] in "\\_":
            tokens.append(Token("literal", text[1:] if text[0] == "\\" else " "))
        else:
            tokens.append(_code(lower, text))
    return Section(tuple(tokens), condition, numerals)


def _code(lower: str, text: str) -> Token:
    if lower in {"general", "g/通用格式"}:
        return Token("general", "")
    if lower in {"am/pm", "a/p", "上午/下午"}:
        return Token("date", lower)
    if lower[0] in _DATES and lower not in {"e+", "e-"} and lower[0] * len(lower) == lower:
        known = lower[0] != "a" or len(lower) >= 3
        return Token("date", lower) if known else Token("literal", text)
    if lower in {"e+", "e-"} or lower in set("0#?.,%/"):
        return Token("digit", lower)
    return Token("text", "") if text == "@" else Token("literal", text)
