"""Text of one paragraph (段落文字): runs, fields, tracked changes, signs, and what hangs on it."""

from lxml import etree

from jixiao.formats.word.fast import turn_field
from jixiao.formats.word.names import COMPATIBILITY, MATH
from jixiao.formats.word.symbols import in_symbol_font, is_symbol_font, sign

_ALTERNATE = f"{COMPATIBILITY}AlternateContent"
_CHOICE = f"{COMPATIBILITY}Choice"
_FALLBACK = f"{COMPATIBILITY}Fallback"
_OFF = frozenset({"0", "false", "off", "none"})


class Inline:
    """Reads paragraphs; remembers open fields and the text boxes it came across.

    Args:
        space: Namespace of the document in braces.
        xml: Bytes that the tree was made of, in UTF-8: fonts not in them need no looking at.
    """

    def __init__(self, space: str, xml: bytes) -> None:
        self.space = space
        self._t = f"{space}t"
        self._value = f"{space}val"
        self._signs = {f"{space}{name}": text for name, text in
                       (("tab", "\t"), ("br", "\n"), ("cr", "\n"), ("ptab", "\t"),
                        ("noBreakHyphen", "-"))}  # fmt: skip
        self._tab = f"{space}tab"
        self._field_tag = f"{space}fldChar"
        hard = ["del", "moveFrom", "txbxContent", "vanish", "ruby", "sym", "ffData"]
        if b"ingdings" in xml or b"ebdings" in xml or b'ymbol"' in xml:  # fonts are everywhere
            hard.append("rFonts")
        self._has_hints = b"showingPlcHdr" in xml
        if self._has_hints:  # written in a style of signs, so that only such runs need a look
            hard.append("rStyle")
        rare = [*self._signs, self._field_tag, *(space + name for name in hard), _ALTERNATE]
        self._wanted = (self._t, *rare, *(f"{math}t" for math in MATH))
        self._skipped = frozenset(
            space + name
            for name in ("pPr", "rPr", "del", "moveFrom", "sdtPr", "sdtEndPr", "instrText",
                         "delText", "delInstrText", "customXmlPr", "smartTagPr", "rt", "rubyPr")
        )  # fmt: skip
        self._boxes: list[etree._Element] = []
        self._fields: list[bool] = []
        self._out: list[str] = []

    def plain_tags(self) -> dict[str, str]:
        """Elements that are a sign whatever their attributes, with the sign."""
        return {tag: sign for tag, sign in self._signs.items() if tag != self._tab}

    def hard_tags(self) -> tuple[str, ...]:
        """Elements that need a look at what is around them."""
        return tuple(tag for tag in self._wanted if tag != self._t and tag not in self.plain_tags())

    def take_boxes(self) -> list[etree._Element]:
        """The text boxes met since the last call."""
        boxes = self._boxes
        if boxes:
            self._boxes = []
        return boxes

    def text(self, paragraph: etree._Element) -> str:
        """The text of a paragraph without its number."""
        out: list[str] = []
        signs = self._signs
        before = list(self._fields)
        fields = self._fields
        for element in paragraph.iter(*self._wanted):
            tag = element.tag
            if tag == self._t:
                if True not in fields:
                    out.append(flat(element.text))
            elif tag in signs:
                if (tag != self._tab or not element.attrib) and True not in fields:
                    out.append(signs[tag])
            elif tag == self._field_tag and not len(element):
                turn_field(fields, element.get(f"{self.space}fldCharType", ""))
            elif not self._is_plain_font(element):
                self._fields = before
                return self._slow(paragraph)
        if fields:
            self._fields = [False] * len(fields)
        return "".join(out)

    def _is_plain_font(self, element: etree._Element) -> bool:
        if element.tag == f"{self.space}rFonts":
            return not any(is_symbol_font(str(value)) for value in element.values())
        return False

    def _slow(self, paragraph: etree._Element) -> str:
        self._out = []
        self._children(paragraph, "")
        if self._fields:
            self._fields = [False] * len(self._fields)
        return "".join(self._out)

    def _children(self, element: etree._Element, font: str) -> None:
        for child in element:
            self._child(child, font)

    def _child(self, child: etree._Element, font: str) -> None:
        tag = child.tag
        if not isinstance(tag, str) or tag in self._skipped:
            return
        if tag == f"{self.space}r":
            hidden, font = self._run_properties(child)
            if not hidden:
                self._children(child, font)
        elif tag == _ALTERNATE:
            chosen = self.choose(child)
            if chosen is not None:
                self._children(chosen, font)
        elif tag == f"{self.space}txbxContent":
            self._boxes.append(child)
        elif tag == self._field_tag:
            self._field(child)
        elif True not in self._fields:
            self._sign(child, tag, font)

    def _sign(self, child: etree._Element, tag: str, font: str) -> None:
        """Text, a sign with an element of its own, or something that holds such things."""
        if tag == self._t:
            text = flat(child.text)
            self._out.append(in_symbol_font(font, text) if font else text)
        elif tag in self._signs:
            self._out.append(self._signs[tag])
        elif tag == f"{self.space}sym":
            code = child.get(f"{self.space}char", "")
            number = int(code, 16) if len(code) <= 6 and _is_hexadecimal(code) else 0
            self._out.append(sign(child.get(f"{self.space}font", ""), number))
        elif tag.endswith("/math}t"):
            self._out.append(flat(child.text))
        elif tag.endswith("/math}den"):
            self._out.append("/")
            self._children(child, font)
        else:
            self._children(child, font)

    def _run_properties(self, run: etree._Element) -> tuple[bool, str]:
        """(Whether the run is hidden, its symbol font or "")."""
        hidden, font = False, ""
        for properties in run.iterchildren(f"{self.space}rPr"):
            for child in properties:
                if child.tag == f"{self.space}rStyle":
                    hidden = hidden or self._is_hint(run)
                elif child.tag == f"{self.space}vanish":
                    hidden = hidden or child.get(self._value, "1") not in _OFF
                elif child.tag == f"{self.space}rFonts":
                    named = child.get(f"{self.space}ascii") or child.get(f"{self.space}hAnsi") or ""
                    font = named if is_symbol_font(named) else ""
        return hidden, font

    def _is_hint(self, run: etree._Element) -> bool:
        """Whether a run belongs to the hint (占位文字) that an empty content control shows."""
        if not self._has_hints:
            return False
        for control in run.iterancestors(f"{self.space}sdt"):
            for mark in control.iterfind(f"{self.space}sdtPr/{self.space}showingPlcHdr"):
                return mark.get(self._value, "1") not in _OFF
        return False

    def _field(self, element: etree._Element) -> None:
        """A field mark; fields of old forms print a box or the chosen entry."""
        kind = element.get(f"{self.space}fldCharType", "")
        if kind == "begin" and True not in self._fields:
            for box in element.iter(f"{self.space}checkBox"):
                given = box.iterchildren(f"{self.space}default", f"{self.space}checked")
                states = [child.get(self._value, "1") not in _OFF for child in given]
                self._out.append("☑" if states and states[-1] else "☐")
            for chooser in element.iter(f"{self.space}ddList"):
                entries = [e.get(self._value, "") for e in chooser.iter(f"{self.space}listEntry")]
                chosen = next(
                    (e.get(self._value, "") for e in chooser.iter(f"{self.space}result")), "0"
                )
                at = int(chosen) if chosen.isascii() and chosen.isdigit() else 0
                self._out.append(entries[at] if at < len(entries) else "")
        turn_field(self._fields, kind)

    def choose(self, alternate: etree._Element) -> etree._Element | None:
        """The one branch of alternative content that is read: the first with words in it."""
        words = (self._t, f"{self.space}txbxContent")
        branches = [*alternate.iterchildren(_CHOICE), *alternate.iterchildren(_FALLBACK)]
        for branch in branches:
            if next(branch.iter(*words), None) is not None:
                return branch
        return branches[0] if branches else None


def flat(text: str | None) -> str:
    """Text of one run; a line break of the file's own is a blank."""
    if not text:
        return ""
    return text.replace("\n", " ") if "\n" in text else text


def _is_hexadecimal(code: str) -> bool:
    return bool(code) and all(sign in "0123456789abcdefABCDEF" for sign in code)
