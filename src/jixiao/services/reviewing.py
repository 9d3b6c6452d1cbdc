"""The review form of files that were checked, filled with what can be proved."""

from collections.abc import Sequence

from jixiao.formats.findings.review import Backed, Form, Row, review_page
from jixiao.formats.registry import writer_for
from jixiao.formats.writer import Manuscript
from jixiao.regulation.review_form import review_form
from jixiao.regulation.source import source_words
from jixiao.reports.review import Line, reviews
from jixiao.reports.review_paper import review_paper
from jixiao.services.checking import FileChecked


def reviewed(checked: Sequence[FileChecked]) -> str:
    """The review forms of files as one page; nothing in it is judged by the program."""
    form = review_form()
    source = source_words(form.cite)
    if not form.checked and not source.endswith("（待核）"):
        source += "（待核）"
    forms = (
        Form(name, each.name, each.facts, [_row(line) for line in each.lines])
        for file, name in zip(checked, mailed_names(checked), strict=True)
        for each in reviews(file.file.documents, file.findings, file.looked_at)
    )
    return review_page(form.title, source, form.grades, forms)


def review_file(checked: Sequence[FileChecked], suffix: str) -> bytes:
    """The same forms as a file to be printed and signed.

    Args:
        checked: The files.
        suffix: Suffix of the format, ".docx".

    Raises:
        UnwritableDocument: With one Chinese sentence: what, what to do.
    """
    found = [
        each
        for file in checked
        for each in reviews(file.file.documents, file.findings, file.looked_at)
    ]
    return writer_for(suffix).write(Manuscript(review_paper(found, review_form())))


def mailed_names(checked: Sequence[FileChecked]) -> list[str]:
    """Names of files without the folder that all share: a page that is mailed says no more."""
    names = [each.file.source.name.replace("\\", "/") for each in checked]
    folders = [name.split("/")[:-1] for name in names]
    shared = 0
    for steps in zip(*folders, strict=False):
        if len(set(steps)) > 1:
            break
        shared += 1
    return ["/".join(name.split("/")[shared:]) for name in names]


def _row(line: Line) -> Row:
    point = line.point
    found = [
        Backed(each.severity, each.rule, each.times, each.message, each.places)
        for each in line.evidence
    ]
    return Row(point.aspect, point.name, point.question, point.weight, line.asked, found)
