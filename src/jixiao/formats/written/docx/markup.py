"""Words as XML, and lengths in the units of Word."""

from jixiao.kernel.patterns import pattern

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SPACES = f'xmlns:w="{MAIN}" xmlns:r="{RELATIONS}"'

_EITHER = pattern("[‘’“”…—·]")
_UNDECIDED = pattern("[‘’“”…—·].*[\u2e80-\u9fff]|[\u2e80-\u9fff].*[‘’“”…—·]")
_CHINESE = '<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>'
"""Says of signs that are in Latin and in Chinese fonts that they are Chinese here."""


def twips(points: float) -> int:
    """Points in twentieths of a point."""
    return round(points * 20)


def from_millimetres(length: float) -> int:
    """Millimetres in twentieths of a point."""
    return round(length * 1440 / 25.4)


def half_points(points: float) -> int:
    """Points in half points, as sizes of letters are given."""
    return max(round(points * 2), 2)


def escaped(text: str) -> str:
    """Printable text as the content of an element or of an attribute in double quotes.

    >>> escaped('满意度 >= 90% & "优"')
    '满意度 &gt;= 90% &amp; &quot;优&quot;'
    """
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    if '"' in text:
        text = text.replace('"', "&quot;")
    return text


def run(text: str, properties: str = "") -> str:
    r"""A run of words, "" when there are none.

    Args:
        text: Printable; a tab is one in Word too, "\n" is a break of the line.
        properties: A ``w:rPr`` element or "".
    """
    if not text:
        return ""
    if not properties and _EITHER.search(text) and _UNDECIDED.search(text):
        properties = _CHINESE
    if "\t" in text or "\n" in text:
        inner = "<w:tab/>".join(
            "<w:br/>".join(_words(line) for line in part.split("\n")) for part in text.split("\t")
        )
        return f"<w:r>{properties}{inner}</w:r>"
    return f"<w:r>{properties}{_words(text)}</w:r>"


def _words(text: str) -> str:
    if not text:
        return ""
    space = ' xml:space="preserve"' if " " in text or "\u3000" in text else ""
    return f"<w:t{space}>{escaped(text)}</w:t>"
