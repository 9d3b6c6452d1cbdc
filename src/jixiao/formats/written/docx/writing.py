"""A paper as a Word document."""

from functools import cache

from jixiao.formats.writer import Manuscript, UnwritableDocument
from jixiao.formats.written.docx.body import Broken, charts_in, document_xml
from jixiao.formats.written.docx.charts import chart_parts
from jixiao.formats.written.docx.markup import PACKAGE, RELATIONS
from jixiao.formats.written.docx.package import Content, content_types, relationships, zipped
from jixiao.formats.written.docx.sections import (
    FOOTER,
    app_xml,
    core_xml,
    footer_xml,
    settings_xml,
)
from jixiao.formats.written.docx.styles import fonts_xml, styles_xml
from jixiao.formats.written.flow import sections
from jixiao.formats.written.pagination import paginated
from jixiao.model.paper import Heading
from jixiao.regulation.looks import FaultyLooks, looks_named


def write(manuscript: Manuscript) -> bytes:
    """The paper of a manuscript as a Word document.

    Raises:
        UnwritableDocument: Its looks are unknown or faulty.
    """
    paper = manuscript.paper
    try:
        looks = looks_named(paper.looks)
    except FaultyLooks as fault:
        raise UnwritableDocument(str(fault)) from fault
    flow = sections(paper, looks)
    pages = paginated(flow, looks)
    broken = Broken([str(page) for page in pages.headings], pages.tall)
    charts = charts_in(flow)
    headings = (each.level for each in paper.parts if isinstance(each, Heading))
    parts: dict[str, Content] = {
        "word/document.xml": document_xml(flow, looks, broken),
        "word/styles.xml": _styles(paper.looks, min(max(headings, default=1), 9)),
        "word/settings.xml": settings_xml(),
        "word/fontTable.xml": fonts_xml(looks),
        "word/footer1.xml": footer_xml(looks),
        "docProps/core.xml": core_xml(paper),
        "docProps/app.xml": app_xml(),
    }
    for number, chart in enumerate(charts, 1):
        parts.update(chart_parts(chart, number, looks))
    return zipped(_links(tuple(parts), len(charts)) | parts)


@cache
def _styles(looks: str, levels: int) -> str:
    """The part styles.xml, which all papers of the same looks and depth share."""
    return styles_xml(looks_named(looks), levels)


def _links(names: tuple[str, ...], charts: int) -> dict[str, Content]:
    """The parts that say what the other parts are."""
    links = {
        "rStyles": (f"{RELATIONS}/styles", "styles.xml"),
        "rSettings": (f"{RELATIONS}/settings", "settings.xml"),
        "rFonts": (f"{RELATIONS}/fontTable", "fontTable.xml"),
        FOOTER: (f"{RELATIONS}/footer", "footer1.xml"),
    }
    for number in range(1, charts + 1):
        links[f"rChart{number}"] = (f"{RELATIONS}/chart", f"charts/chart{number}.xml")
    root = {
        "rDocument": (f"{RELATIONS}/officeDocument", "word/document.xml"),
        "rCore": (f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        "rApp": (f"{RELATIONS}/extended-properties", "docProps/app.xml"),
    }
    return {
        "[Content_Types].xml": content_types(names),
        "_rels/.rels": relationships(root),
        "word/_rels/document.xml.rels": relationships(links),
    }
