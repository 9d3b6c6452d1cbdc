"""Engine for web pages (.html), also those that Word and LibreOffice save."""

import re

from lxml import etree

from jixiao.formats.blocks import Blocks
from jixiao.formats.limits import Limits, UnreadableDocument
from jixiao.formats.reader import BlockReader
from jixiao.formats.webpage.decoding import decoded
from jixiao.formats.webpage.page import Page
from jixiao.kernel.notices import Notice

_TAG = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|meta|title|table|div|p|h[1-6]|span|center)[\s/>]", re.I
)
_OTHER_XML = re.compile(rb"<(?:w:wordDocument|pkg:package|Workbook|office:document|svg)[\s>]", re.I)
_ONLY_IMAGES = (
    "网页里只有图片，没有可以读取的文字。请提供原始电子文档，或把图片另存后用文字识别（OCR）读取。"
)
_UNDECODED = "网页中有些字节不能按其编码读出，已用“\ufffd”代替，请用原件核对。"
_DEEP = "网页的嵌套层次过深，过深的部分可能没有读取，请用原件核对。"


def sniff(data: bytes) -> bool:
    """Whether the bytes begin as a web page does."""
    head = data[:4096]
    if head[:2] in (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<"):
        head = head.replace(b"\0", b"").lstrip(b"\xff\xfe")
    head = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not head.startswith(b"<") or _OTHER_XML.search(head):
        return False
    return _TAG.search(head) is not None


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


READER = BlockReader(
    name="html",
    version="1",
    suffixes=(".html", ".htm", ".xhtml"),
    media_type="text/html",
    sniff=sniff,
    blocks=blocks,
)
