"""Scans that are made, not found: invented forms, printed and photographed badly, with truth.

``pages(seed, count)`` invents project objective forms, ``printed`` renders them by typst and
pypdfium2, ``scanned`` adds what a scanner and a clerk add: resolution, skew, noise, uneven
light, blur, JPEG, a red seal over the table. The truth is what was printed, never what was read.
"""

import argparse
import random
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path

import cv2
import numpy as np
import pypdfium2
import typst

from tools.scan_words import BASES, DESCRIPTIONS, GOALS, INDICATORS, PLACES, PURPOSES, VALUES, WORKS

FONTS = (
    "Noto Serif SC",
    "Noto Sans SC",
    "AR PL UKai CN",
    "AR PL SungtiL GB",
    "LXGW WenKai",
    "WenQuanYi Zen Hei",
)
"""The first two come with a development dependency, the others from Debian packages."""

_CODE = "0123456789012345678901234567890123456789ABCDEFGHJKLMNPQRSTUVWXYZ"


@dataclass(slots=True)
class TruthCell:
    """A printed cell: text without line breaks, place and spans, all 1 upwards."""

    text: str
    row: int
    column: int
    rowspan: int = 1
    colspan: int = 1


@dataclass(slots=True)
class TruthPage:
    """A printed page: lines of text above, then tables."""

    lines: list[str] = field(default_factory=list)
    tables: list[list[TruthCell]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Scanner:
    """What happens between print and file.

    Args:
        dpi: Resolution.
        skew: Degrees, clockwise.
        noise: Standard deviation of the grain, grey levels.
        light: Grey levels that the darkest corner loses.
        blur: Radius (sigma) in pixels.
        quality: JPEG quality, 0 for none.
        seal: Whether a red round seal lies over the table.
        specks: Black dust grains.
        turn: Quarter turns clockwise.
        grey: Whether the file is greyscale.
    """

    dpi: int = 150
    skew: float = 0.0
    noise: float = 0.0
    light: float = 0.0
    blur: float = 0.0
    quality: int = 0
    seal: bool = False
    specks: int = 0
    turn: int = 0
    grey: bool = False


def _amount(dice: random.Random) -> str:
    return f"{dice.randrange(1, 100000) / 100:.2f}"


def _info_table(dice: random.Random) -> list[TruthCell]:
    """The seven-column upper table of a project form."""
    place = dice.choice(PLACES)
    project = f"{place}县{dice.choice(WORKS)}项目"
    code = f"13{dice.randrange(10000):04d}22P00" + "".join(dice.choice(_CODE) for _ in range(10))
    total, other = _amount(dice), dice.choice(("0.00", "", _amount(dice)))
    plan = dice.choice(
        (("25.00%", "50.00%", "75.00%"), ("15.5%", "40%", "80%"), ("10", "45.5", "70"))
    )
    rows = [
        [("项目编码", 1, 1), (code, 1, 2), ("项目名称", 1, 1), (project, 1, 3)],
        [
            ("预算规模及资金用途", 2, 1),
            ("预算数", 1, 1),
            (total, 1, 1),
            ("其中：财政资金", 1, 1),
            (total, 1, 1),
            ("其他资金", 1, 1),
            (other, 1, 1),
        ],
        [None, (dice.choice(PURPOSES), 1, 6)],
        [
            ("资金支出计划（%）", 2, 1),
            ("3月底", 1, 1),
            ("6月底", 1, 2),
            ("10月底", 1, 2),
            ("12月底", 1, 1),
        ],
        [None, (plan[0], 1, 1), (plan[1], 1, 2), (plan[2], 1, 2), ("100.00%", 1, 1)],
        [("绩效目标", 1, 1), (f"1.{dice.choice(GOALS)}2.{dice.choice(GOALS)}", 1, 6)],
    ]
    return _placed(rows, width=7)


def _indicator_table(dice: random.Random, most: int) -> list[TruthCell]:
    """The six-column lower table with merged level cells."""
    head = ("一级指标", "二级指标", "三级指标", "绩效指标描述", "指标值", "指标值确定依据")
    rows: list[list[tuple[str, int, int] | None]] = [[(word, 1, 1) for word in head]]
    for level1, seconds in INDICATORS.items():
        kept = {k: dice.sample(v, min(len(v), dice.choice((1, 1, 2)))) for k, v in seconds.items()}
        if sum(len(v) for v in kept.values()) + len(rows) > most:
            kept = {k: v[:1] for k, v in kept.items()}
        height = sum(len(v) for v in kept.values())
        first = True
        for level2, thirds in kept.items():
            for ordinal, third in enumerate(thirds):
                row: list[tuple[str, int, int] | None] = [(level1, height, 1) if first else None]
                row.append((level2, len(thirds), 1) if ordinal == 0 else None)
                row.append((third, 1, 1))
                row.append((dice.choice(DESCRIPTIONS).format(third), 1, 1))
                row += [(dice.choice(VALUES), 1, 1), (dice.choice(BASES), 1, 1)]
                rows.append(row)
                first = False
    return _placed(rows, width=6)


def _placed(rows: list[list[tuple[str, int, int] | None]], width: int) -> list[TruthCell]:
    """Give columns to rows of (text, rowspan, colspan); None stands below a merged cell."""
    cells = []
    for number, row in enumerate(rows, 1):
        column = 1
        for entry in row:
            if entry is None:
                column += 1
                continue
            text, rowspan, colspan = entry
            cells.append(TruthCell(text, number, column, rowspan, colspan))
            column += colspan
        assert column == width + 1, row  # noqa: S101 -- a slip in this file
    return cells


def pages(seed: int, count: int) -> list[TruthPage]:
    """Invented pages, always the same for a seed."""
    dice = random.Random(seed)
    made = []
    for number in range(1, count + 1):
        title = f"{number}、{dice.choice(PLACES)}县{dice.choice(WORKS)}项目绩效目标表"
        unit = f"{dice.randrange(100, 999)}001 {dice.choice(PLACES)}县民生服务中心本级"
        made.append(
            TruthPage([title, unit, "单位：万元"], [_info_table(dice), _indicator_table(dice, 19)])
        )
    return made


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _markup(page: TruthPage) -> str:
    widths = (
        "(1.1fr, 1.2fr, 1.2fr, 1fr, 1fr, 1fr, 1fr)",
        "(1fr, 1.25fr, 1.3fr, 1.9fr, 1.2fr, 1.35fr)",
    )
    out = [
        f"#align(center, text(size: 15pt)[#{_quoted(page.lines[0])}])",
        f"#grid(columns: (1fr, auto), {_quoted(page.lines[1])}, {_quoted(page.lines[2])})",
    ]
    for columns, table in zip(widths, page.tables, strict=True):
        cells = ", ".join(
            f"table.cell(x: {c.column - 1}, y: {c.row - 1}, rowspan: {c.rowspan}, "
            f"colspan: {c.colspan}, {_quoted(c.text)})"
            for c in table
        )
        out.append(f"#table(columns: {columns}, {cells})")
    return "\n".join(out)


def printed(made: list[TruthPage], font: str = FONTS[0], size: float = 10.5) -> bytes:
    """The pages as a PDF, one page each.

    Raises:
        ValueError: A page overflows; take a smaller size.
    """
    source = (
        f'#set page(paper: "a4", margin: (x: 1.8cm, y: 1.5cm))\n#set text(font: ("{font}", '
        f'"Noto Serif SC"), size: {size}pt, lang: "zh")\n#set table(inset: 4pt, stroke: 0.6pt, '
        "align: center + horizon)\n#set par(justify: false)\n"
    ) + "\n#pagebreak()\n".join(_markup(page) for page in made)
    folder = Path(str(resources.files("pylopdf_fonts_zh_cn")))
    compiler = typst.Compiler(font_paths=[str(folder)])
    pdf: bytes = compiler.compile(input=source.encode(), format="pdf")
    document = pypdfium2.PdfDocument(pdf)
    if len(document) != len(made):
        message = f"{len(made)} pages became {len(document)}; print smaller"
        raise ValueError(message)
    return pdf


def rendered(pdf: bytes, dpi: int) -> list[np.ndarray]:
    """Clean pictures (BGR) of the pages."""
    document = pypdfium2.PdfDocument(pdf)
    return [
        document[i].render(scale=dpi / 72).to_numpy()[:, :, :3].copy() for i in range(len(document))
    ]


def scanned(picture: np.ndarray, scanner: Scanner, seed: int = 0) -> np.ndarray:
    """What the scanner makes of a clean picture (BGR, rendered at the scanner's dpi)."""
    random_ = np.random.default_rng(seed)
    image = picture
    if scanner.seal:
        image = _sealed(image, scanner.dpi, random_)
    height, width = image.shape[:2]
    if scanner.skew:
        turn = cv2.getRotationMatrix2D((width / 2, height / 2), -scanner.skew, 1.0)
        image = cv2.warpAffine(
            image, turn, (width, height), flags=cv2.INTER_CUBIC, borderValue=(255, 255, 255)
        )
    if scanner.blur:
        image = cv2.GaussianBlur(image, (0, 0), scanner.blur)
    plane = image.astype(np.float32)
    if scanner.light:
        y, x = np.mgrid[0:height, 0:width]
        plane -= (scanner.light * (x / width * 0.6 + y / height * 0.4) ** 2)[:, :, None]
    if scanner.noise:
        plane += random_.normal(0, scanner.noise, (height, width, 1))
    image = np.clip(plane, 0, 255).astype(np.uint8)
    for _ in range(scanner.specks):
        spot = (int(random_.integers(0, width)), int(random_.integers(0, height)))
        cv2.circle(image, spot, int(random_.integers(0, 2)), (30, 30, 30), -1)
    if scanner.turn:
        image = np.ascontiguousarray(np.rot90(image, -scanner.turn))
    if scanner.grey:
        image = cv2.cvtColor(cv2.cvtColor(image, cv2.COLOR_BGR2GRAY), cv2.COLOR_GRAY2BGR)
    if scanner.quality:
        image = cv2.imdecode(
            cv2.imencode(".jpg", image, [cv2.IMWRITE_JPEG_QUALITY, scanner.quality])[1],
            cv2.IMREAD_COLOR,
        )
    return image


def _sealed(image: np.ndarray, dpi: int, random_: np.random.Generator) -> np.ndarray:
    """A red round seal of 42 mm: ring, star and strokes for its writing, multiplied onto the page."""
    height, width = image.shape[:2]
    radius = int(21 / 25.4 * dpi)
    centre = (int(width * random_.uniform(0.35, 0.75)), int(height * random_.uniform(0.35, 0.7)))
    ink = np.zeros((height, width), np.float32)
    cv2.circle(ink, centre, radius, 1.0, max(2, dpi // 50), cv2.LINE_AA)
    star = [
        (centre[0] + int(r * np.sin(a)), centre[1] - int(r * np.cos(a)))
        for a, r in ((k * np.pi / 5, radius * (0.36 if k % 2 == 0 else 0.15)) for k in range(10))
    ]
    cv2.fillPoly(ink, [np.array(star)], 1.0, cv2.LINE_AA)
    for k in range(14):
        angle = np.pi * (0.75 + 1.5 * k / 13)
        spot = np.array(centre) + radius * 0.78 * np.array([np.sin(angle + np.pi), np.cos(angle)])
        for _ in range(5):
            ends = spot + random_.uniform(-0.09, 0.09, (2, 2)) * radius
            cv2.line(
                ink,
                *(tuple(int(v) for v in end) for end in ends),
                1.0,
                max(1, dpi // 80),
                cv2.LINE_AA,
            )
    red = np.array([70, 60, 215], np.float32) / 255
    share = (ink * 0.9)[:, :, None]
    return np.clip(image * (1 - share + share * red), 0, 255).astype(np.uint8)


GOOD = tuple(
    Scanner(dpi=dpi, skew=skew, noise=6, light=20, blur=0.4, quality=80, specks=10)
    for dpi, skew in ((150, 0.3), (200, -0.4), (150, -0.8), (200, 0.0))
)
BAD = tuple(
    Scanner(dpi=120, skew=skew, noise=18, light=45, blur=0.5, quality=35, seal=True, specks=40)
    for skew in (1.6, -1.6, 1.1)
)


def main() -> None:
    """Write scans and their truth to a folder, to look at them."""
    parser = argparse.ArgumentParser(description="Make scans of invented forms")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pages", type=int, default=2)
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    pdf = printed(pages(1, asked.pages))
    for name, scanner in (("good", GOOD[0]), ("bad", BAD[0])):
        for number, picture in enumerate(rendered(pdf, scanner.dpi), 1):
            cv2.imwrite(
                str(asked.folder / f"{name}-{number}.jpg"), scanned(picture, scanner, number)
            )


if __name__ == "__main__":
    main()
