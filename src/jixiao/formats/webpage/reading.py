"""Reads a web page: its bytes become text, its elements blocks."""

import re

from lxml import etree

from jixiao.formats.blocks import Blocks
from jixiao.formats.limits import Limits, UnreadableDocument
from jixiao.formats.webpage.decoding import decoded
from jixiao.formats.webpage.page import Page
from jixiao.kernel.notices import Notice

_ONLY_IMAGES = (
    "网页里只有图片，没有可以读取的文字。请提供原始电子文档，或把图片另存后用文字识别（OCR）读取。"
)
_UNDECODED = "网页中有些字节不能按其编码读出，已用“\ufffd”代替，请用原件核对。"
_ATTRIBUTES = (
    "网页里有标签的属性多得不正常，没有读取。请用浏览器打开后另存为，或另存为 Word 文件后再读。"
)
_FINDINGS = "这是 jixiao check 写出的审核结果，不是绩效文件，没有读取。"
_DEEP = "网页的嵌套层次过深，过深的部分可能没有读取，请用原件核对。"

_TAG = re.compile(r"""<[a-zA-Z](?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+')?+)*+""")
_ATTRIBUTE = re.compile(r"""[\s/][^\s/]""")
_OUR_FINDINGS = 'name="generator" content="jixiao-findings/'
_HEAD = 2_000
_BUFFER = 9_000_000
"""Bytes from which one word or picture may be longer than the parser takes without being told: it
would leave out all that follows. Told so, it allows more nesting than our walk does."""
_MANY = 1_000
_EFFORT = 4_000_000_000
"""Sum of the squares of the attributes of tags that have many: the parser compares each pair."""


def blocks(data: bytes, limits: Limits) -> Blocks:
    """The page as blocks; scripts are never run, nothing is fetched.

    Raises:
        UnreadableDocument: It is empty or exceeds a limit.
    """
    text, whole = decoded(data)
    if len(text) > limits.text_characters:
        message = f"网页超过 {limits.text_characters} 个字，已停止读取。请拆成几个文件后再试。"
        raise UnreadableDocument(message)
    if _OUR_FINDINGS in text[:_HEAD]:
        return Blocks(notices=[Notice(_FINDINGS)])
    _check_tags(text, limits)
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
    encoded = text.encode("utf-8", "replace")
    parser = etree.HTMLParser(
        encoding="utf-8",
        no_network=True,
        remove_comments=True,
        remove_pis=True,
        huge_tree=len(encoded) > _BUFFER,
    )
    try:
        root = etree.fromstring(encoded, parser)
    except etree.XMLSyntaxError:
        root = None
    if root is None:
        message = "网页是空的，没有内容可读。请确认文件已经完整保存。"
        raise UnreadableDocument(message)
    page = Page(limits)
    read = page.read(root)
    if not whole:
        read.notices.append(Notice(_UNDECODED))
    if any("depth" in entry.message.lower() for entry in parser.error_log):
        read.notices.append(Notice(_DEEP))
    if not read.items and page.images:
        read.notices.append(Notice(_ONLY_IMAGES))
    return read


def _check_tags(text: str, limits: Limits) -> None:
    """Stop before the parser makes a tree that takes too much time or memory."""
    most = 2 * limits.cells
    if text.count("<") > most:
        message = f"网页里的标签超过 {most} 个，没有读取。请拆成几个文件后再试。"
        raise UnreadableDocument(message)
    effort = 0
    for tag in _TAG.finditer(text):
        if tag.end() - tag.start() > _MANY:
            count = sum(1 for _ in _ATTRIBUTE.finditer(tag[0]))
            effort += count * count if count > _MANY else 0
    if effort > _EFFORT:
        raise UnreadableDocument(_ATTRIBUTES)
