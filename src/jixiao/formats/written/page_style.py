"""How a page looks: the looks of a paper as rules of a style sheet."""

from functools import cache
from importlib.resources import files

from jixiao.regulation.looks import (
    BOTH,
    CENTRE,
    MIDDLE,
    RIGHT,
    Lettering,
    Looks,
    Sheet,
    looks_named,
)

_ALIGN = {CENTRE: "center", RIGHT: "right", BOTH: "justify"}
_GENERIC = {"black": "sans-serif"}
_LATIN, _ASCII = "latin-letters", "U+20-7E"
"""Latin letters alone: quotation marks and dashes stay those of Chinese."""


@cache
def style(looks: str) -> str:
    """The style sheet for some looks, by their id.

    Raises:
        FaultyLooks: There are none of that name.
    """
    found = looks_named(looks)
    fixed = files("jixiao.formats.written").joinpath("page.css").read_text(encoding="utf-8")
    return "\n".join([_faces(found), fixed.rstrip("\n"), *_rules(found), *_pages(found)])


def _faces(looks: Looks) -> str:
    """The fonts of each kind of letters; letters and digits of Latin are taken from their own."""
    faces = (
        f"--{kind}: "
        + ", ".join([_LATIN, *(f'"{_name(each)}"' for each in names), _GENERIC.get(kind, "serif")])
        for kind, names in looks.fonts.items()
    )
    sources = ", ".join(f'local("{_name(each)}")' for each in looks.fonts.get("latin", ()))
    latin = f"@font-face {{ font-family: {_LATIN}; src: {sources}; unicode-range: {_ASCII}; }}\n"
    return f"{latin if sources else ''}:root {{ {'; '.join(faces)}; }}"


def _name(font: str) -> str:
    """A name that can not end the string in which it stands."""
    return "".join(sign for sign in font if sign not in '"\\<>\n')


def _rules(looks: Looks) -> list[str]:
    table = looks.table
    rules = [f".{name} {_lettering(one)}" for name, one in looks.lines.items()]
    rules += [f".t{level} {_lettering(one)}" for level, one in enumerate(looks.headings, 1)]
    rules.append(f".listing {_lettering(looks.contents_title)}")
    rules += [f".e{level} {_entry(one)}" for level, one in enumerate(looks.contents, 1)]
    rules += [
        f"th, td {{ border: {table.inner}pt solid #000; "
        f"padding: {table.above + 1}pt {table.across}pt; height: {table.row}pt; }}",
        f"table {{ border: {table.outer}pt solid #000; }}",
    ]
    for name, one in looks.boxes.items():
        place = "middle" if one.place == MIDDLE else "top"
        rules.append(f".{name}-box {_lettering(one, f' vertical-align: {place};')}")
    rules.append(f".cover {{ padding-top: {looks.cover_above}pt; }}")
    rules.append(f".cover .first {{ margin-top: {looks.cover_below}pt; }}")
    rules.append(f"p.open {{ color: #{_dark(looks.open_colour)}; }}")
    return rules


def _dark(colour: str) -> str:
    """A colour that can be read on white: no part of it above 0x60.

    >>> _dark("808080")
    '606060'
    """
    return "".join(f"{min(int(colour[at : at + 2], 16), 0x60):02X}" for at in (0, 2, 4))


def _lettering(one: Lettering, more: str = "") -> str:
    align = f" text-align: {_ALIGN[one.align]};" if one.align in _ALIGN else ""
    weight = " font-weight: 700;" if one.is_bold else ""
    indent = f" text-indent: {one.indent}em;" if one.indent else " text-indent: 0;"
    room = f" margin: {one.before}pt 0 {one.after}pt;" if one.before or one.after else ""
    return f"{{ font: {one.size}pt/{one.pitch}pt var(--{one.font});{weight}{align}{indent}{room}{more} }}"


def _entry(one: Lettering) -> str:
    return (
        f"{{ font: {one.size}pt/{one.pitch}pt var(--{one.font}); padding-left: {one.indent}em; }}"
    )


def _pages(looks: Looks) -> list[str]:
    numbers = looks.numbers
    content = f'"{_name(numbers.before)}" counter(page) "{_name(numbers.after)}"'
    foot = f"@bottom-center {{ content: {content}; font: {numbers.size}pt var(--{numbers.font}); }}"
    upright, wide = looks.page, looks.wide
    return [
        f".sheet {{ max-width: {upright.width}mm; {_margin('padding', upright)} }}",
        f".sheet.wide {{ max-width: {wide.width}mm; {_margin('padding', wide)} }}",
        f"@page {{ size: {upright.width}mm {upright.height}mm; {_margin('margin', upright)} {foot} }}",
        f"@page wide {{ size: {wide.width}mm {wide.height}mm; {_margin('margin', wide)} {foot} }}",
        "@page bare { counter-increment: page 0; @bottom-center { content: none; } }",
        "@media print { .sheet, .sheet.wide { padding: 0; max-width: none; } .wide { page: wide; } .bare { page: bare; } }",
    ]


def _margin(name: str, sheet: Sheet) -> str:
    return f"{name}: {sheet.top}mm {sheet.right}mm {sheet.bottom}mm {sheet.left}mm;"
