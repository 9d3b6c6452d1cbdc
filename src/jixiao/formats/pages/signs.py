"""The signs of a text page of the PDF engine, as the characters that they are meant to be."""

import ctypes
import re
import unicodedata

from jixiao.formats.blocks import Blocks, Table
from jixiao.formats.pages.pdfium import Handle
from jixiao.formats.pages.pdfium import raw as pdfium

LONGEST = 2_000_000
"""A page with more signs than this is read up to here."""

# Some fonts name the radical, or a double, where they mean the character: ⼯ for 工, ⻓ for 长.
_LOOKALIKES = re.compile("[\u2e80-\u2fdf\uf900-\ufaff]")
_SUPPLEMENT = (
    "⺁厂⺄乙⺅亻⺆冂⺈刀⺉刂⺊卜⺌小⺍小⺎兀⺐尢⺒巳⺓幺⺔彑⺖忄⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺟母⺠民⺡氵⺢氺⺣灬"
    "⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺪疋⺫目⺬示⺭礻⺮竹⺯糹⺰纟⺲罒⺶羊⺷羊⺸羋⺹耂⺺聿⺻聿⺼肉⺽臼⺾艹⺿艹⻀艹⻁虎"
    "⻂衤⻃覀⻄西⻅见⻆角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻐钅⻑長⻒镸⻓长⻔门⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食"
    "⻟飠⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟"
)
"""Radicals of the supplement, each before its character; Unicode itself makes none of them one."""
_CHARACTERS = dict(zip(_SUPPLEMENT[::2], _SUPPLEMENT[1::2], strict=True))

_NAMED = re.compile(r"〔\s*U\s*\+\s*((?:[0-9A-F]\s*){4,6})〕")
"""A sign that no font has, said by its number; a line may end within."""


def signs_of(page: Handle) -> str:
    """The signs of a text page, as many as the engine counts."""
    count = min(pdfium.FPDFText_CountChars(page), LONGEST)
    if count <= 0:
        return ""
    units = (ctypes.c_ushort * (count + 1))()
    written = pdfium.FPDFText_GetText(page, 0, count, units) - 1
    text = bytes(units)[: 2 * max(written, 0)].decode("utf-16-le", "replace")
    if len(text) != count:
        codes = (pdfium.FPDFText_GetUnicode(page, index) for index in range(count))
        text = "".join(
            chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
            for code in codes
        )
    return _LOOKALIKES.sub(_character, text)


def _character(found: re.Match[str]) -> str:
    sign = found[0]
    plain = _CHARACTERS.get(sign) or unicodedata.normalize("NFKC", sign)
    return plain if len(plain) == 1 else sign


def put_back_named(found: Blocks) -> None:
    """Signs that are said by their number (〔U+20BB7〕) become themselves, as in the PDFs we write.

    Args:
        found: The blocks of a file; they are changed.
    """
    for at, item in enumerate(found.items):
        if isinstance(item, Table):
            item.cells = [
                cell._replace(text=_NAMED.sub(_named, cell.text)) if "〔" in cell.text else cell
                for cell in item.cells
            ]
        elif "〔" in item.text:
            found.items[at] = item._replace(text=_NAMED.sub(_named, item.text))


def _named(found: re.Match[str]) -> str:
    code = int("".join(found[1].split()), 16)
    is_sign = 0x20 <= code < 0x110000 and not 0xD800 <= code < 0xE000
    return chr(code) if is_sign else found[0]
