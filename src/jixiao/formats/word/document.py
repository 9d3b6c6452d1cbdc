"""A .docx as blocks: finds the parts, takes the fast road or the slow one."""

from functools import cached_property, lru_cache

from lxml import etree

from jixiao.formats.blocks import Block, Blocks, Paragraph, Table
from jixiao.formats.limits import Limits, UnreadableDocument
from jixiao.formats.packed import BROKEN, Package, parse_xml
from jixiao.formats.word.fast import read_fast
from jixiao.formats.word.markup import Surprise
from jixiao.formats.word.names import SPACES
from jixiao.formats.word.numbering import Numbering
from jixiao.formats.word.story import Story
from jixiao.formats.word.styles import Style, Styles, read_styles
from jixiao.formats.word.walker import Walker
from jixiao.kernel.notices import Notice

_MACROS = "文档带有宏；宏没有运行，也没有读取，只读取了文字和表格。"
_DAMAGED = "文档内部有一处损坏，损坏处可能缺字，请用 Word 或 WPS 打开原件核对。"
_ONLY_IMAGES = (
    "文档里只有图片，没有可以读取的文字。请提供原始电子文档，"
    "或把图片另存为 PDF 或图片文件，用文字识别（OCR）读取。"
)
_WITH_MISSING = "文档缺少部件“{}”，相关的编号、标题级别或页眉页脚可能不全，请核对。"
_NO_MAIN = "这不是完整的 Word 文档：找不到正文。请用 Word 或 WPS 打开原件另存为 .docx 后再试。"
_MOST_KNOWN = 16
_LARGEST_KNOWN = 300_000
_STYLES: dict[tuple[bytes, Limits], dict[str, Style]] = {}
"""Styles of the latest documents by their part; most documents of a folder have the same."""
_APART = {"header": True, "footer": False, "footnotes": False, "endnotes": False, "comments": False}


class WordDocument:
    """The parts of a .docx.

    Args:
        data: The whole file.
        limits: What it may cost.

    Raises:
        UnreadableDocument: It is no Word document, or exceeds a limit.
    """

    def __init__(self, data: bytes, limits: Limits) -> None:
        self.limits = limits
        self.package = Package(data, limits)
        self.notices: list[Notice] = []
        self.main = self._main()

    def _main(self) -> str:
        """The name of the main part, by the relations of the package."""
        relations = self.package.read("_rels/.rels")
        if relations is not None:
            for kind, target in self._relations(relations, ""):
                if kind == "officeDocument" and self.package.find(target):
                    return target
        if self.package.find("word/document.xml"):
            return "word/document.xml"
        raise UnreadableDocument(_NO_MAIN)

    def _relations(self, xml: bytes, folder: str) -> tuple[tuple[str, str], ...]:
        """(Kind, part) of every inner relation; a part of another folder is resolved."""
        relations = _known_relations if len(xml) <= _LARGEST_KNOWN else _relations_in
        return relations(xml, folder, self.limits)

    @cached_property
    def related(self) -> dict[str, list[str]]:
        """Parts of the main part by kind of relation."""
        folder, _, name = self.main.rpartition("/")
        xml = self.package.read(f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels")
        parts: dict[str, list[str]] = {}
        for kind, part in self._relations(xml, folder) if xml else ():
            parts.setdefault(kind, []).append(part)
        return parts

    def part(self, kind: str) -> bytes | None:
        """The part with this relation, None when the document has none."""
        for part in self.related.get(kind, ()):
            xml = self.package.read(part)
            if xml is not None:
                return xml
            self.notices.append(Notice(_WITH_MISSING.format(part)))
        return None

    def root(self, kind: str) -> etree._Element | None:
        """Root of the part with this relation, None when the document has none."""
        xml = self.part(kind)
        return None if xml is None else self.parsed(xml)

    def styles(self) -> dict[str, Style]:
        """The styles by id; documents of one template share them."""
        xml = self.part("styles")
        if xml is None:
            return {}
        key = xml, self.limits
        known = _STYLES.get(key)
        if known is None:
            notices = len(self.notices)
            known = read_styles(self.parsed(xml))
            if len(self.notices) == notices and len(xml) <= _LARGEST_KNOWN:
                if len(_STYLES) >= _MOST_KNOWN:
                    del _STYLES[next(iter(_STYLES))]
                _STYLES[key] = known
        return known

    def parsed(self, xml: bytes) -> etree._Element | None:
        """A parsed part, None when nothing is left of it; damage is noticed."""
        try:
            root, whole = parse_xml(xml, self.limits)
        except UnreadableDocument as error:
            if str(error) != BROKEN:
                raise
            root, whole = None, False
        if not whole:
            self.notices.append(Notice(_DAMAGED))
        return root

    def story(self) -> Story:
        """An empty story with the styles and lists of this document."""
        lists: list[Numbering] = []

        def numbering() -> Numbering:
            if not lists:
                lists.append(Numbering(self.root("numbering")))
            return lists[0]

        return Story(self.limits, Styles(self.styles, numbering), numbering)

    def body(self) -> Story:
        """The body, by the fast road where it can be gone."""
        xml = self.package.read(self.main)
        if xml is None:
            raise UnreadableDocument(_NO_MAIN)
        story = self.story()
        try:
            read_fast(xml, story)
        except Surprise:
            self.notices = []
            story = walk(xml, self)
        return story

    def apart(self, story: Story, blocks: Blocks) -> None:
        """Headers, footers, notes and comments, apart from the body."""
        for kind, is_header in _APART.items():
            for part in self.related.get(kind, ()):
                xml = self.package.read(part)
                if xml is None:
                    continue
                root = self.parsed(xml)
                if root is None or not isinstance(root.tag, str):
                    continue
                sink: list[Block] = []
                space = root.tag.rpartition("}")[0] + "}"
                Walker(story, space, _in_utf8(xml)).blocks(root, sink)
                (blocks.headers if is_header else blocks.footers).extend(_texts(sink))


def walk(xml: bytes, document: WordDocument) -> Story:
    """Read document.xml by the slow road."""
    story = document.story()
    root = document.parsed(xml)
    body = None
    if root is not None:
        body = next((child for child in root.iter(*(f"{s}body" for s in SPACES))), None)
    if root is None or body is None:
        raise UnreadableDocument(_NO_MAIN)
    space = body.tag.rpartition("}")[0] + "}"
    walker = Walker(story, space, _in_utf8(xml))
    for each in root.iterchildren(f"{space}body"):
        walker.blocks(each, story.items)
    return story


def read(data: bytes, limits: Limits) -> Blocks:
    """A .docx as blocks."""
    document = WordDocument(data, limits)
    story = document.body()
    blocks = Blocks(items=story.items)
    document.apart(document.story(), blocks)
    if "vbaProject" in document.related:
        blocks.notices.append(Notice(_MACROS))
    if not blocks.items and any("media/" in name for name in document.package.names()):
        blocks.notices.append(Notice(_ONLY_IMAGES))
    blocks.notices.extend(dict.fromkeys(document.notices))
    blocks.notices.extend(story.notices)
    return blocks


def _texts(sink: list[Block]) -> list[str]:
    texts = []
    for item in sink:
        if isinstance(item, Paragraph):
            texts.append(item.text)
        elif isinstance(item, Table):
            texts.extend(cell.text for cell in item.cells if cell.text.strip())
    return texts


def _in_utf8(xml: bytes) -> bytes:
    """The bytes such that names can be searched in them."""
    return xml.replace(b"\0", b"") if b"\0" in xml[:64] else xml


def _relations_in(xml: bytes, folder: str, limits: Limits) -> tuple[tuple[str, str], ...]:
    """(Kind, part) of every inner relation in a part that is all relations."""
    found = []
    root, _ = parse_xml(xml, limits)
    for element in root.iterchildren("{*}Relationship"):
        if element.get("TargetMode") == "External":
            continue
        target = element.get("Target", "")
        path = target if target.startswith("/") else f"{folder}/{target}"
        found.append((element.get("Type", "").rpartition("/")[2], _resolved(path)))
    return tuple(found)


_known_relations = lru_cache(maxsize=_MOST_KNOWN)(_relations_in)


def _resolved(path: str) -> str:
    """A path without "." and ".."; it never leads out of the package."""
    steps: list[str] = []
    for step in path.replace("\\", "/").split("/"):
        if step == "..":
            del steps[-1:]
        elif step not in {"", "."}:
            steps.append(step)
    return "/".join(steps)
