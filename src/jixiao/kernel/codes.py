"""Codes on the forms: region (行政区划), unit (单位代码), project (项目编码)."""

from functools import lru_cache
from typing import NamedTuple

from jixiao.kernel.patterns import pattern

_UNIFIED = pattern(r"(\d{6})(\d{2})([0-9A-Z]{13})")
_OLDER = pattern(r"(\d{3})-(\d{4})-([A-Z]{3})-([0-9A-Z]{4})")
_UNIT = pattern(r"\d{3}(?:\d{3})?(?:\d{3})?")


class ProjectCode(NamedTuple):
    """A project code (项目编码) with what it says itself.

    Args:
        text: The code without white space.
        region: 6-digit region code (GB/T 2260) of a 21-character code, else None.
        year: Four-digit year of a 21-character code, else None.
        department: Three-digit department code of the older form 711-0701-JBN-PGN6, else None.
    """

    text: str
    region: str | None = None
    year: int | None = None
    department: str | None = None


def read_project_code(words: str) -> ProjectCode | None:
    """Read a project code: 21 characters (6 region + 2 year + 13) or the older dashed form.

    >>> read_project_code("13028122P00249210001B").year
    2022
    >>> read_project_code("711-0701-JBN-PGN6").department
    '711'
    """
    text = "".join(words.split()).upper()
    if match := _UNIFIED.fullmatch(text):
        return ProjectCode(text, region=match[1], year=2000 + int(match[2]))
    if match := _OLDER.fullmatch(text):
        return ProjectCode(text, department=match[1])
    return None


class UnitName(NamedTuple):
    """A unit as forms print it: "711001遵化市总工会本级", "[155]濉溪县民政局", "219-池州市…".

    Args:
        code: Department code (3 digits) or unit code (6 or 9 digits), None when not printed.
        name: The name without the code, without the suffix 本级.
    """

    code: str | None
    name: str


_CODED = pattern(r"(?s)[\[［【(（]?\s*(\d{3}(?:\d{3}){0,2})\s*[\]］】)）]?\s*[-－—_]?\s*(?=\D)(.+)")


@lru_cache(maxsize=1024)
def read_unit_name(words: str) -> UnitName | None:
    """Split a printed unit into code and name; None for empty words.

    >>> read_unit_name("711001 某某县总工会本级")
    UnitName(code='711001', name='某某县总工会')
    """
    text = words.strip()
    if not text:
        return None
    code = None
    if match := _CODED.fullmatch(text):
        code, text = match[1], match[2].strip()
    elif _UNIT.fullmatch(text):
        return UnitName(text, "")
    name = text.removesuffix("（本级）").removesuffix("(本级)").removesuffix("本级").strip()
    return UnitName(code, name or text)
