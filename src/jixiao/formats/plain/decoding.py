"""Bytes of a text file to characters, without being told the encoding (编码)."""

import codecs
from dataclasses import dataclass

from jixiao.formats.limits import Limits, UnreadableDocument, too_long
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
    """Decode a text file: UTF-8, UTF-16, UTF-32 or GB18030, with or without a mark.

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
    return _decoded(data, guess_encoding(data[:_SAMPLE]), limits)


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
    text = data.decode(encoding, errors="replace")
    if len(text) > limits.layout_characters:
        raise too_long(limits)
    notices = []
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
    return Decoded(text.removeprefix("\ufeff"), encoding, tuple(notices))
