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
_DEEP = "网页的嵌套层次过深，过深的部分可能没有读取，请用原件核对。"


def blocks(data: bytes, limits: Limits) -> Blocks:
    """The page as blocks; scripts are never run, nothing is fetched.

    Raises:
        UnreadableDocument: It is empty or exceeds a limit.
    """
    text, whole = decoded(data)
    if len(text) > limits.text_characters:
        message = f"网页超过 {limits.text_characters} 个字，已停止读取。请拆成几个文件后再试。"
        raise UnreadableDocument(message)
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
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
