"""Reads OpenDocument text: its parts, page styles and body become blocks."""

from lxml import etree

from jixiao.formats.blocks import Block, Blocks, Paragraph, Table
from jixiao.formats.limits import Limits, UnreadableDocument
from jixiao.formats.opendoc.names import OFFICE, STYLE
from jixiao.formats.opendoc.styles import OpenStyles
from jixiao.formats.opendoc.walker import OpenWalker
from jixiao.formats.packed import LOCKED, Package, parse_xml
from jixiao.kernel.notices import Notice

_NO_CONTENT = "这不是完整的 ODT 文档：找不到正文。请用 WPS 或 LibreOffice 打开原件另存后再试。"
_DAMAGED = "文档内部有一处损坏，损坏处可能缺字，请打开原件核对。"
_ONLY_IMAGES = (
    "文档里只有图片，没有可以读取的文字。请提供原始电子文档，"
    "或把图片另存为 PDF 或图片文件，用文字识别（OCR）读取。"
)
_HEADERS = (f"{STYLE}header", f"{STYLE}header-left", f"{STYLE}header-first")
_FOOTERS = (f"{STYLE}footer", f"{STYLE}footer-left", f"{STYLE}footer-first")


def blocks(data: bytes, limits: Limits) -> Blocks:
    """The document as blocks; changes are accepted, notes and page headers stand apart.

    Raises:
        UnreadableDocument: It has a password, is no whole document, or exceeds a limit.
    """
    package = Package(data, limits)
    manifest = package.read("META-INF/manifest.xml") or b""
    if b"encryption-data" in manifest or b"encrypted-package" in data[:400]:
        raise UnreadableDocument(LOCKED)
    xml = package.read("content.xml")
    if xml is None:
        raise UnreadableDocument(_NO_CONTENT)
    root, whole = parse_xml(xml, limits)
    body = next(root.iter(f"{OFFICE}text"), None)
    if body is None:
        raise UnreadableDocument(_NO_CONTENT)
    styles = OpenStyles()
    read = Blocks()
    page_styles = _page_styles(package, limits)
    if page_styles is not None:
        styles.add(page_styles)
    styles.add(root)
    walker = OpenWalker(styles, limits)
    read.items = walker.read(body)
    read.footers.extend(walker.notes)
    if page_styles is not None:
        read.headers.extend(_apart(page_styles, _HEADERS, styles, limits))
        read.footers.extend(_apart(page_styles, _FOOTERS, styles, limits))
    if not whole:
        read.notices.append(Notice(_DAMAGED))
    if not read.items and walker.images:
        read.notices.append(Notice(_ONLY_IMAGES))
    return read


def _page_styles(package: Package, limits: Limits) -> etree._Element | None:
    xml = package.read("styles.xml")
    return parse_xml(xml, limits)[0] if xml else None


def _apart(
    root: etree._Element, tags: tuple[str, ...], styles: OpenStyles, limits: Limits
) -> list[str]:
    texts: list[str] = []
    for element in root.iter(*tags):
        items: list[Block] = OpenWalker(styles, limits).read(element)
        for item in items:
            if isinstance(item, Paragraph):
                texts.append(item.text)
            elif isinstance(item, Table):
                texts.extend(cell.text for cell in item.cells if cell.text.strip())
    return texts
