"""Template engines as peers of the writer for Word documents: docxtpl, and Jinja2 alone.

Both get the words of the same paper. docxtpl fills a template of Word as its manual shows it:
rows in loops, merged levels; its page numbers are left to whoever opens the file. Jinja2 alone
fills the main part only: no merged rows, no styles, no page numbers; no Word document in fact,
but the least that any template could cost.
"""

import io
import re
import zipfile
from collections.abc import Callable
from typing import Any

from jixiao.model.paper import Grid, Heading, Line, Paper

_FACTS = (
    ("项目编码", "{{ p.code }}", "项目名称", "{{ p.name }}"),
    ("资金用途", "{{ p.use }}", "", ""),
    ("绩效目标", "{{ p.target }}", "", ""),
)
_LEVELS = "{% vm %}{{ level.name }}"
_CELLS = ("{{ row[0] }}", "{{ row[1] }}", "{{ row[2] }}", "{{ row[3] }}", "{{ row[4] }}")


def docxtpl(paper: Paper) -> Callable[[], bytes]:
    """A function that writes the paper through docxtpl.

    Raises:
        ImportError: It is not installed.
    """
    import docxtpl as engine  # noqa: PLC0415 -- a peer that may be absent

    template, words = _template(), _words(paper)

    def write() -> bytes:
        document = engine.DocxTemplate(io.BytesIO(template))
        document.render(words, autoescape=True)
        out = io.BytesIO()
        document.save(out)
        return out.getvalue()

    return write


def _words(paper: Paper) -> dict[str, object]:
    """The words of a paper as a template asks for them."""
    lines = [part.text for part in paper.parts if isinstance(part, Line)]
    grids = [part for part in paper.parts if isinstance(part, Grid)]
    headings = [part for part in paper.parts if isinstance(part, Heading)]
    projects = [_project(*each) for each in zip(headings[1:], grids[::2], grids[1::2], strict=True)]
    return {
        "title": lines[0],
        "headings": [part.text for part in headings],
        "first": headings[0].text,
        "lines": [line for line in lines[1:] if "\t" not in line],
        "unit": next(line for line in lines if "\t" in line),
        "projects": projects,
    }


def _project(heading: Heading, facts: Grid, indicators: Grid) -> dict[str, object]:
    (_, code, _, name), (_, use), (_, target) = (row.boxes for row in facts.rows)
    levels: list[dict[str, Any]] = []
    for row in indicators.rows[1:]:
        boxes = [box.text for box in row.boxes]
        if row.boxes[0].rowspan > 1:
            levels.append({"name": boxes.pop(0), "rows": []})
        levels[-1]["rows"].append(boxes)
    texts = {"code": code, "name": name, "use": use, "target": target}
    found: dict[str, object] = {key: box.text for key, box in texts.items()}
    return found | {
        "heading": heading.text,
        "heads": [box.text for box in indicators.rows[0].boxes],
        "levels": levels,
    }


def _template() -> bytes:
    """The template, as one would lay it out in Word."""
    import docx  # noqa: PLC0415 -- a peer that may be absent

    document = docx.Document()
    document.add_paragraph("{{ title }}", "Title")
    for words in ("{%p for each in headings %}", "{{ each }}", "{%p endfor %}"):
        document.add_paragraph(words)
    document.add_page_break()
    document.add_paragraph("{{ first }}", "Heading 1")
    for words in ("{%p for each in lines %}", "{{ each }}", "{%p endfor %}"):
        document.add_paragraph(words)
    document.add_paragraph("{%p for p in projects %}")
    document.add_paragraph("{{ p.heading }}", "Heading 2").paragraph_format.page_break_before = True
    document.add_paragraph("{{ unit }}")
    facts = document.add_table(len(_FACTS), 4, "Table Grid")
    for at, texts in enumerate(_FACTS):
        for column, text in enumerate(texts):
            facts.cell(at, column).text = text
    for at in (1, 2):
        facts.cell(at, 1).merge(facts.cell(at, 3))
    document.add_paragraph("")
    _indicators(document.add_table(6, 6, "Table Grid"))
    document.add_paragraph("{%p endfor %}")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _indicators(table: Any) -> None:
    for column in range(6):
        table.cell(0, column).text = f"{{{{ p.heads[{column}] }}}}"
    for at, words in (
        (1, "{%tr for level in p.levels %}"),
        (2, "{%tr for row in level.rows %}"),
        (4, "{%tr endfor %}"),
        (5, "{%tr endfor %}"),
    ):
        table.cell(at, 0).text = words
    for column, words in enumerate((_LEVELS, *_CELLS)):
        table.cell(3, column).text = words


_PAGE = """<w:document
xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>
{%- for part in parts %}{% if part.rows is defined %}<w:tbl><w:tblGrid>
{%- for width in part.widths %}<w:gridCol w:w="{{ width * 9 }}"/>{% endfor %}</w:tblGrid>
{%- for row in part.rows %}<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="400"/></w:trPr>
{%- for box in row.boxes %}<w:tc><w:tcPr>
{%- set width = part.widths[loop.index0] * 9 %}<w:tcW w:w="{{ width }}" w:type="dxa"/>
{%- if box.colspan > 1 %}<w:gridSpan w:val="{{ box.colspan }}"/>{% endif %}
{%- if box.rowspan > 1 %}<w:vMerge w:val="restart"/>{% endif %}<w:vAlign w:val="center"/></w:tcPr>
{%- for line in box.text.split("\n") %}<w:p>
{#- a style for each #}<w:pPr><w:pStyle w:val="{{ box.style }}"/></w:pPr><w:r>
{%- if line %}<w:t>{{ line }}</w:t>{% endif %}</w:r></w:p>{% endfor %}</w:tc>
{%- endfor %}</w:tr>{% endfor %}</w:tbl>
{%- elif part.text is defined %}<w:p><w:r><w:t>{{ part.text }}</w:t></w:r></w:p>{% endif %}
{%- endfor %}</w:body></w:document>"""


def jinja(paper: Paper) -> Callable[[], bytes]:
    """A function that fills the main part alone.

    Raises:
        ImportError: Jinja2 is not installed.
    """
    import jinja2  # noqa: PLC0415 -- a peer that may be absent

    template = jinja2.Environment(autoescape=True).from_string(_PAGE)

    def write() -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
            package.writestr("word/document.xml", template.render(parts=paper.parts))
        return out.getvalue()

    return write


def cells_in(document: bytes) -> int:
    """How many cells the tables of a Word document have; tells whether a peer did the job."""
    with zipfile.ZipFile(io.BytesIO(document)) as package:
        return len(re.findall(rb"<w:tc>", package.read("word/document.xml")))
