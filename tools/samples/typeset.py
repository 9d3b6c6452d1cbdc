"""Pages as PDF set by Typst: real rulings, heads repeated on every page, embedded fonts."""

import json
from functools import cache
from importlib.resources import files

import typst

from tools.samples.page import Cell, Grid, Line, Part

_SETUP = """
#set document(date: none)
#set text(font: ("FangSong", "Noto Serif SC"), lang: "zh", size: 16pt)
#set par(justify: true, leading: 1.0em, spacing: 1.0em)
#let black(body) = text(font: ("SimHei", "Noto Sans SC"), body)
#let foot = context align(center, text(size: 10pt)[— #counter(page).display() —])
#set page(paper: "a4", margin: (top: 2.5cm, bottom: 2.3cm, left: 2.8cm, right: 2.6cm), footer: foot)
#set table(stroke: 0.5pt, inset: (x: 3pt, y: 6.5pt), align: center + horizon)
"""
_STYLES = {
    "cover": "#v({gap})\n#align(center, text(size: 22pt, {w}))\n#v(2cm)",
    "by": "#align(center, text(size: 14pt, {w}))",
    "toc-title": "#align(center, black(text(size: 18pt, {w})))\n#v(0.6cm)",
    "part": "#align(center, black(text(size: 18pt, {w})))\n#v(0.4cm)",
    "h1": "#par(first-line-indent: (amount: 2em, all: true), black({w}))",
    "h2": "#par(first-line-indent: (amount: 2em, all: true), {w})",
    "h3": "#par(first-line-indent: (amount: 2em, all: true), strong({w}))",
    "body": "#par(first-line-indent: (amount: 2em, all: true), {w})",
    "list": "#par(first-line-indent: (amount: 2em, all: true), {w})",
    "caption": "#align(center, black({w}))",
    "unit": "#text(size: 12pt, {w})",
    "right": "#align(right, text(size: 12pt, {w}))",
}


@cache
def _compiler() -> typst.Compiler:
    fonts = str(files("pylopdf_fonts_zh_cn"))
    return typst.Compiler(font_paths=[fonts], ignore_system_fonts=True)


def write_pdf(parts: list[Part]) -> bytes:
    """The document."""
    body = "".join(_part(part) for part in parts)
    return bytes(_compiler().compile(input=(_SETUP + body).encode("utf-8"), format="pdf"))


def _words(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _part(part: Part) -> str:
    flipped = "true" if part.landscape else "false"
    margin = "1.8cm" if part.landscape else "(top: 2.5cm, bottom: 2.3cm, left: 2.8cm, right: 2.6cm)"
    out = [f"#set page(flipped: {flipped}, margin: {margin})"]
    for item in part.items:
        out.append(_grid(item, part.landscape) if isinstance(item, Grid) else _line(item))
    return "\n".join(out) + "\n"


def _line(line: Line) -> str:
    start = "#pagebreak(weak: true)\n" if line.new_page else ""
    if line.style == "note":
        return "#v(0.2cm)"
    if line.style == "toc":
        dots = "" if line.page is None else f" #box(width: 1fr, repeat[.]) {line.page}"
        return f"#text(size: 14pt)[#{_words(line.words)}{dots}]\n\\"
    return start + _STYLES[line.style].format(w=_words(line.words), gap="4cm") + "\n"


def _cell(cell: Cell) -> str:
    lines = " \\ ".join(f"#{_words(line)}" for line in cell.words.split("\n"))
    body = f"#black[{lines}]" if cell.bold else lines
    spans = f"rowspan: {cell.rows}, colspan: {cell.columns}, align: {cell.align} + horizon"
    return f"table.cell({spans})[{body}]"


def _grid(grid: Grid, landscape: bool) -> str:
    many = len(grid.widths) > 12
    size = 7 if many else 9 if landscape else 10.5
    widths = ", ".join(f"{width}fr" for width in grid.widths)
    rows = [", ".join(_cell(cell) for cell in row) for row in grid.rows]
    head = f"table.header({', '.join(rows[: grid.head])})," if grid.head else ""
    body = ",\n".join(rows[grid.head :])
    return (
        f"#[#set text(size: {size}pt)\n#set par(justify: false, leading: 0.5em)\n"
        f"#table(columns: ({widths}), {head}\n{body})]\n"
    )
