"""Bytes of a text file to characters, without being told the encoding (编码)."""

import codecs
import re
from dataclasses import dataclass

from jixiao.formats.limits import Limits, UnreadableDocument, too_long
from jixiao.formats.plain.commonness import is_clearly_chinese, is_garbled
from jixiao.kernel.notices import Notice

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 200_000
_LONGEST_SIGN = 4
"""Bytes of a sign at most, in every encoding that is tried."""
_LINE_BY_LINE = ("utf-8", "gb18030")
_UTF8_WORDS = re.compile(rb"(?:[\xe4-\xe9][\x80-\xbf]{2}){4}")
"""Four Chinese signs in UTF-8; the same bytes are no words in any other encoding."""
_MIXED = "文件里混有 UTF-8 和 GB18030 两种编码，已逐行判断，请核对文字，或用一种编码另存后再读。"
_GARBLED = "文字里几乎没有常用汉字，可能是编码判断错了，请用 UTF-8 编码另存后再读。"
_UNDECODABLE_SHARE = 0.1
_BINARY_SHARE = 0.05
_PUNCTUATION = frozenset("，。、；：？！“”‘’（）《》【】〔〕—…·％≥≤＝　￥±×÷★☆□√■①②③④⑤")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text with what had to be replaced in it.

    Args:
        text: The characters, without byte order mark and without NUL.
        encoding: Python's name of the encoding.
        notices: What could not be decoded.
    """

    text: str
    encoding: str
    notices: tuple[Notice, ...] = ()


def decode(data: bytes, limits: Limits) -> Decoded:
    """Decode a text file: UTF-8, UTF-16, UTF-32, GB18030 or Big5, with or without a mark.

    Raises:
        UnreadableDocument: The bytes are no text, or the text is longer than the limit.
    """
    if len(data) > limits.file_bytes:
        message = "文件过大，超过了允许的大小，请拆分后再试。"
        raise UnreadableDocument(message)
    if len(data) > _LONGEST_SIGN * (limits.layout_characters + 1):
        raise too_long(limits)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decoded(data[len(mark) :], encoding, limits)
    encoding = guess_encoding(data[:_SAMPLE])
    if encoding in _LINE_BY_LINE and _is_mixed(data):
        text = "\n".join(
            line.decode(_line_encoding(line), errors="replace") for line in data.split(b"\n")
        )
        return _checked(text, encoding, limits, [Notice(_MIXED)])
    if encoding != "utf-8" and is_garbled(data[:_SAMPLE].decode(encoding, errors="replace")):
        encoding = _traditional(data) or encoding
    return _decoded(data, encoding, limits)


def _is_mixed(data: bytes) -> bool:
    """Whether some lines are UTF-8 and others are not, as when files were put together."""
    return _UTF8_WORDS.search(data) is not None and not _is_utf8(data)


def _line_encoding(line: bytes) -> str:
    if _is_utf8(line):
        return "utf-8"
    return max(_LINE_BY_LINE, key=lambda encoding: _likelihood(line, encoding))


def _traditional(data: bytes) -> str | None:
    """Big5 (with the signs of Hong Kong) where the bytes are that, and Chinese only as that."""
    for encoding in ("big5", "big5hkscs"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return encoding if is_clearly_chinese(text) else None
    return None


def guess_encoding(sample: bytes) -> str:
    """The most likely encoding of bytes without a byte order mark."""
    if _is_utf8(sample) and b"\0" not in sample:
        return "utf-8"
    candidates = ["gb18030", "utf-8"]
    if b"\0" in sample or len(sample) % 2 == 0:
        candidates += ["utf-16-le", "utf-16-be"]
    return max(candidates, key=lambda encoding: _likelihood(sample, encoding))


def looks_like_text(data: bytes) -> bool:
    """Whether bytes read as text in one of the encodings: few odd signs, hardly any loss."""
    sample = data[:4096]
    if not sample:
        return False
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    text = sample.decode(encoding or guess_encoding(sample), errors="replace")
    odd = sum(1 for sign in text[:-2] if sign == "\ufffd" or _is_control(sign))
    return odd <= len(text) * _BINARY_SHARE / 5


def _is_utf8(sample: bytes) -> bool:
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)
    except UnicodeDecodeError:
        return False
    return True


def _is_control(sign: str) -> bool:
    return (sign < " " and sign not in "\t\n\r\f\v") or "\x7f" <= sign < "\xa0"


def _likelihood(sample: bytes, encoding: str) -> float:
    """Share of the bytes that stand for signs one meets in Chinese text."""
    text = sample.decode(encoding, errors="replace")
    if not text:
        return 0.0
    good = 0.0
    for sign in text[:20_000]:
        if sign in "\n\t\r\f" or " " <= sign < "\x7f" or sign in _PUNCTUATION:
            good += 1
        elif "\u4e00" <= sign <= "\u9fff":
            good += 1 if _is_common(sign) else 0.3
        elif sign == "\ufffd" or _is_control(sign) or "\ue000" <= sign <= "\uf8ff":
            good -= 2
    return good / len(text[:20_000])


def _is_common(sign: str) -> bool:
    try:
        sign.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def _decoded(data: bytes, encoding: str, limits: Limits) -> Decoded:
    return _checked(data.decode(encoding, errors="replace"), encoding, limits, [])


def _checked(text: str, encoding: str, limits: Limits, notices: list[Notice]) -> Decoded:
    if len(text) > limits.layout_characters:
        raise too_long(limits)
    lost = text.count("\ufffd")
    if lost:
        odd = lost + sum(1 for sign in text[:_SAMPLE] if _is_control(sign))
        if odd > len(text) * _UNDECODABLE_SHARE:
            message = "这个文件不是文本文件，请确认文件没有损坏、扩展名没有改错。"
            raise UnreadableDocument(message)
        notices.append(Notice(f"有{lost}处字节不能解码成文字，请核对原文中的“\ufffd”。"))
    if "\0" in text:
        if text.count("\0") > len(text) * _BINARY_SHARE:
            message = "这个文件不是文本文件，请确认文件没有损坏、扩展名没有改错。"
            raise UnreadableDocument(message)
        notices.append(Notice(f"文中有{text.count(chr(0))}个空字符，已经去掉。"))
        text = text.replace("\0", "")
    if is_garbled(text, enough=40):
        notices.append(Notice(_GARBLED))
    return Decoded(text.removeprefix("\ufeff"), encoding, tuple(notices))
