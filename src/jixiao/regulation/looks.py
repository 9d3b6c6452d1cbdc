"""Looks (样式): fonts, sizes, margins of printed documents; new looks are a new file."""

import tomllib
from collections.abc import Mapping
from dataclasses import MISSING, dataclass
from functools import cache
from typing import Any

from jixiao.kernel.beside import names_beside, text_beside

LEFT, CENTRE, RIGHT, BOTH = "left", "centre", "right", "both"
TOP, MIDDLE = "top", "middle"
_LINES = ("title", "subtitle", "body", "centre", "right", "unit-line", "note", "sign")
_BOXES = ("label", "text", "centred", "number", "prose", "caption")
_FONTS = ("title", "black", "brush", "fang", "song", "latin")


class FaultyLooks(ValueError):  # noqa: N818 -- a fact about the file, not our error
    """A file of looks that can not be used; its message is one Chinese sentence."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page and its margins.

    Args:
        width: Millimetres, as the others.
        height: Of the whole sheet.
        top: Margin.
        bottom: Margin.
        left: Margin.
        right: Margin.
    """

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float

    @property
    def text_width(self) -> float:
        """Width of the text in millimetres."""
        return self.width - self.left - self.right

    @property
    def text_height(self) -> float:
        """Height of the text in millimetres."""
        return self.height - self.top - self.bottom


@dataclass(frozen=True, slots=True)
class Lettering:
    """How words are set.

    Args:
        font: Key of ``Looks.fonts``.
        size: Points, as the other lengths.
        pitch: Exact distance of two lines.
        align: ``LEFT``, ``CENTRE``, ``RIGHT`` or ``BOTH``.
        before: Empty room above the paragraph.
        after: Empty room below it.
        indent: Of the first line, in signs; of the whole entry in a table of contents.
        is_bold: Whether the letters are bold.
        place: ``TOP`` or ``MIDDLE`` of a box.
    """

    font: str
    size: float
    pitch: float
    align: str = LEFT
    before: float = 0
    after: float = 0
    indent: float = 0
    is_bold: bool = False
    place: str = MIDDLE


@dataclass(frozen=True, slots=True)
class Numbers:
    """Page numbers at the foot of a page, centred.

    Args:
        before: Words before the number.
        after: Words after it.
        font: Key of ``Looks.fonts``.
        size: Points.
        distance: From the text down to the number, millimetres.
    """

    before: str
    after: str
    font: str
    size: float
    distance: float


@dataclass(frozen=True, slots=True)
class Lining:
    """Lines and room of a table, in points.

    Args:
        outer: Width of the lines around it.
        inner: Width of the lines within.
        across: Empty room at the left and right of a box.
        above: Empty room above and below the words of a box.
        row: Least height of a row.
    """

    outer: float
    inner: float
    across: float
    above: float
    row: float


@dataclass(frozen=True, slots=True)
class Looks:
    """Looks of a document.

    Args:
        id: File name without suffix.
        title: Its name, Chinese.
        page: An upright page.
        wide: A page on its side.
        numbers: Page numbers.
        fonts: Kind of letters to names of fonts, the wanted one first.
        lines: Style of a line outside of tables to its lettering.
        headings: Of headings by level, the first level first; at least one.
        contents_title: Of the title of a table of contents.
        contents: Of its entries by level, the first level first; at least one.
        boxes: Style of a box to its lettering.
        table: Lines and room of tables.
        cover_above: Room above the title of a cover, in points.
        cover_below: Room between the title of a cover and what follows, in points.
        chart_height: Height of a chart in millimetres.
        colours: Colours of bars, "RRGGBB"; at least one.
        open_colour: Colour of hints where a person must write, "RRGGBB".
    """

    id: str
    title: str
    page: Sheet
    wide: Sheet
    numbers: Numbers
    fonts: Mapping[str, tuple[str, ...]]
    lines: Mapping[str, Lettering]
    headings: tuple[Lettering, ...]
    contents_title: Lettering
    contents: tuple[Lettering, ...]
    boxes: Mapping[str, Lettering]
    table: Lining
    cover_above: float
    cover_below: float
    chart_height: float
    colours: tuple[str, ...]
    open_colour: str

    def heading(self, level: int) -> Lettering:
        """Lettering of a heading of some level, 1 upwards; the last one stands for all below."""
        return self.headings[min(max(level, 1), len(self.headings)) - 1]

    def entry(self, level: int) -> Lettering:
        """Lettering of an entry of the table of contents."""
        return self.contents[min(max(level, 1), len(self.contents)) - 1]

    def sheet(self, *, is_wide: bool) -> Sheet:
        """The upright page or the one on its side."""
        return self.wide if is_wide else self.page


@cache
def looks_named(id_: str) -> Looks:
    """Looks by their id.

    Raises:
        FaultyLooks: There are none of that name, or the file is faulty.
    """
    known = [name.removesuffix(".toml") for name in names_beside(__file__, "looks")]
    if id_ not in known:
        message = f"没有名叫“{id_}”的样式，可以用的是 {'、'.join(known)}。"
        raise FaultyLooks(message)
    found = parse_looks(text_beside(__file__, f"looks/{id_}.toml"), f"{id_}.toml")
    if found.id != id_:
        message = f"样式文件 {id_}.toml 里的 id 是“{found.id}”，请改成与文件名一致。"
        raise FaultyLooks(message)
    return found


def parse_looks(text: str, name: str) -> Looks:
    """Looks from the words of a file.

    Args:
        text: TOML, in the form of ``looks/official.toml``.
        name: Name of the file, for messages.

    Raises:
        FaultyLooks: It is not TOML, something is missing, unknown, or of a wrong kind.
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        message = f"样式文件 {name} 不是正确的 TOML（{error}），请对照 official.toml 检查。"
        raise FaultyLooks(message) from error
    return _Reader(name).looks(data)


class _Reader:
    """Takes looks out of a table and says which key is at fault."""

    def __init__(self, name: str) -> None:
        self._name = name

    def looks(self, data: dict[str, Any]) -> Looks:
        fonts = self._fonts(self._table(data, "fonts"))
        contents = self._table(data, "contents")
        chart, cover = self._table(data, "chart"), self._table(data, "cover")
        lines, boxes = self._table(data, "lines"), self._table(data, "boxes")
        return Looks(
            id=self._get(data, "id", str, ""),
            title=self._get(data, "title", str, ""),
            page=self._sheet(data, "page"),
            wide=self._sheet(data, "wide"),
            numbers=self._built(Numbers, self._table(data, "numbers"), "numbers"),
            fonts=fonts,
            lines={each: self._lettering(lines, each, f"lines.{each}") for each in _LINES},
            headings=self._several(data, "headings", "headings"),
            contents_title=self._lettering(contents, "title", "contents.title"),
            contents=self._several(contents, "entries", "contents.entries"),
            boxes={each: self._lettering(boxes, each, f"boxes.{each}") for each in _BOXES},
            table=self._built(Lining, self._table(data, "table"), "table"),
            cover_above=self._get(cover, "above", float, "cover"),
            cover_below=self._get(cover, "below", float, "cover"),
            chart_height=self._get(chart, "height", float, "chart"),
            colours=tuple(
                self._colour(each) for each in self._get(chart, "colours", list, "chart")
            ),
            open_colour=self._colour(self._get(self._table(data, "open"), "colour", str, "open")),
        )

    def _fault(self, what: str) -> FaultyLooks:
        return FaultyLooks(f"样式文件 {self._name} 里{what}，请对照 official.toml 补正。")

    def _table(self, data: dict[str, Any], key: str) -> dict[str, Any]:
        found: dict[str, Any] = self._get(data, key, dict, "")
        return found

    def _get(self, data: dict[str, Any], key: str, kind: type, where: str) -> Any:  # noqa: ANN401 -- a value of TOML
        place = f"[{where}] 的 {key}" if where else key
        if key not in data:
            raise self._fault(f"缺少 {place}")
        return self._of_kind(data[key], kind, place)

    def _of_kind(self, value: object, kind: type, place: str) -> object:
        if kind is float and isinstance(value, int | float) and not isinstance(value, bool):
            if not 0 <= value <= 2000:
                raise self._fault(f"{place} 是 {value}，不在 0 到 2000 之间")
            return float(value)
        if kind is float or not isinstance(value, kind):
            raise self._fault(f"{place} 的写法不对（{value!r}）")
        return value

    def _colour(self, value: object) -> str:
        if isinstance(value, str) and len(value) == 6:
            try:
                return f"{int(value, 16):06X}"
            except ValueError:
                pass
        raise self._fault(f"颜色 {value!r} 不是六位十六进制数")

    def _built(self, kind: Any, data: dict[str, Any], where: str) -> Any:  # noqa: ANN401 -- one of our own classes
        """An object whose fields are the keys of a table."""
        fields = kind.__dataclass_fields__
        for key in data:
            if key not in fields:
                raise self._fault(f" [{where}] 有不认识的 {key}")
        values = {
            key: self._get(data, key, field.type, where)
            for key, field in fields.items()
            if key in data or field.default is MISSING
        }
        return kind(**values)

    def _sheet(self, data: dict[str, Any], key: str) -> Sheet:
        sheet: Sheet = self._built(Sheet, self._table(data, key), key)
        if sheet.text_width < 40 or sheet.text_height < 40:
            raise self._fault(f" [{key}] 的页边距太大，放文字的地方不到 40 毫米")
        return sheet

    def _lettering(self, data: dict[str, Any], key: str, where: str) -> Lettering:
        found: Lettering = self._built(Lettering, self._get(data, key, dict, where), where)
        if found.font not in _FONTS:
            raise self._fault(f" [{where}] 的 font 是“{found.font}”，应为 {'、'.join(_FONTS)} 之一")
        if found.align not in (LEFT, CENTRE, RIGHT, BOTH) or found.place not in (TOP, MIDDLE):
            raise self._fault(f" [{where}] 的 align 或 place 不认识")
        if found.size < 1 or found.pitch < found.size:
            raise self._fault(f" [{where}] 的 size 小于 1 或大于 pitch")
        return found

    def _several(self, data: dict[str, Any], key: str, where: str) -> tuple[Lettering, ...]:
        found = self._get(data, key, list, "")
        if not found:
            raise self._fault(f"缺少 [[{where}]]")
        return tuple(
            self._lettering({"": self._of_kind(each, dict, f"[[{where}]]")}, "", where)
            for each in found
        )

    def _fonts(self, data: dict[str, Any]) -> dict[str, tuple[str, ...]]:
        for key in _FONTS:
            names = self._get(data, key, list, "fonts")
            if not names or not all(isinstance(name, str) and name for name in names):
                raise self._fault(f" [fonts] 的 {key} 应是一个以上字体的名称")
        return {key: tuple(data[key]) for key in _FONTS}
