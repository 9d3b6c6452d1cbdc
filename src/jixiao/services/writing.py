"""Writes documents: the data on a form, in any format that has a writer."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from jixiao.formats.limits import Limits, limits_from_environment
from jixiao.formats.registry import writer_for
from jixiao.formats.writer import Manuscript, UnwritableDocument
from jixiao.kernel.notices import Notice
from jixiao.model.documents import PerformanceDocument
from jixiao.model.paper import NOTE, Line, Paper
from jixiao.model.wording import DOCUMENT_KINDS
from jixiao.regulation.form_files import form_named, forms, read_form
from jixiao.regulation.forms import FaultyForm, Form
from jixiao.regulation.looks import FaultyLooks, looks_named
from jixiao.regulation.report_outline import ReportOutline, report_outlines
from jixiao.reports.forms.choosing import form_for
from jixiao.reports.forms.composing import Composed, compose
from jixiao.reports.narrative.building import report
from jixiao.services.output import write_whole
from jixiao.services.preparing import prepared_for
from jixiao.services.reading import read_source
from jixiao.services.sources import Named

_DATA = frozenset({".json", ".csv"})
"""Suffixes of files that hold the data themselves: no form is asked."""
_NOTHING = "没有读到绩效表格或章节，没有可以写的内容；请先用 jixiao read 看看读到了什么。"


class Choices(NamedTuple):
    """How documents are written.

    Args:
        form: A form for all documents of its kinds, or of kinds that can be made into these; an
            outline of a report on them; None chooses a form for each.
        amount_unit: 万元 or 元 to which all amounts are converted, "" leaves them.
        fonts: Folder with fonts of one's own for PDF files, None for those that come along.
        weights: Whether self-evaluations without points get the general ones of their parts.
    """

    form: Form | ReportOutline | None = None
    amount_unit: str = ""
    fonts: str | None = None
    weights: bool = False


class Written(NamedTuple):
    """A file that was written.

    Args:
        data: Its bytes.
        notices: What of the documents is not in it, or is written otherwise than expected.
    """

    data: bytes
    notices: tuple[Notice, ...] = ()


def written(
    documents: Sequence[PerformanceDocument],
    suffix: str,
    choices: Choices | None = None,
    *,
    name: str = "",
) -> Written:
    """Write documents into one file, one after the other.

    Args:
        documents: One or more.
        suffix: Suffix of the file, ".docx".
        choices: How; the form of each document's own layout unless given.
        name: Name of the file from which they come.

    Raises:
        UnwritableDocument: With one Chinese sentence: what, what to do.
    """
    suffix = suffix.lower()
    choices = choices or Choices()
    writer = writer_for(suffix)
    form = choices.form if isinstance(choices.form, Form) else None
    ready = prepared_for(documents, form, weights=choices.weights)
    composed = Composed(Paper("", ()))
    if suffix not in _DATA:
        composed = on_paper(ready.documents, choices)
    paper = composed.paper
    notes = tuple(Line(words, NOTE) for words in ready.notes)
    paper = paper._replace(parts=(*paper.parts, *notes))
    manuscript = Manuscript(paper, ready.documents, name, choices.fonts)
    data = writer.write(manuscript)
    return Written(data, (*ready.notices, *composed.notices, *writer.doubts(manuscript)))


def on_paper(documents: Sequence[PerformanceDocument], choices: Choices) -> Composed:
    """The paper of documents, with notices about what is not on it.

    Raises:
        UnwritableDocument: There is no form for any of them.
    """
    wanted = choices.form
    if isinstance(wanted, ReportOutline):
        if not any(each.projects for each in documents):
            message = f"没有读到项目的绩效表，写不出{wanted.title}；请用自评表。"
            raise UnwritableDocument(message)
        return Composed(report(documents, wanted))
    chosen: list[Form | None] = []
    notices: list[Notice] = []
    for document in documents:
        is_wanted = wanted is not None and document.kind in wanted.kinds
        form = wanted if is_wanted else form_for(document, forms())
        chosen.append(form)
        kind = DOCUMENT_KINDS[document.kind]
        if form is None and document.kind != "none":
            notices.append(Notice(f"没有可以写{kind}的表样，这份文档没有写出。"))
        elif form is not None and wanted is not None and not is_wanted:
            message = f"表样 {wanted.id} 写不了{kind}，这份文档改用了表样 {form.id}。"
            notices.append(Notice(message))
    if wanted is not None and wanted not in chosen:
        kinds = "、".join(dict.fromkeys(DOCUMENT_KINDS[each.kind] for each in documents))
        message = f"表样 {wanted.id} 写不了{kinds}；用 jixiao forms 查看各种表样能写什么。"
        raise UnwritableDocument(message)
    if not any(chosen):
        raise UnwritableDocument(_NOTHING if not notices else notices[0].message)
    try:
        composed = compose(documents, chosen, amount_unit=choices.amount_unit)
    except FaultyForm as error:
        named = "、".join(dict.fromkeys(each.id for each in chosen if each is not None))
        message = f"表样 {named}：{error}"
        raise UnwritableDocument(message) from None
    return composed._replace(notices=(*notices, *composed.notices))


def chosen_form(words: str) -> Form | ReportOutline:
    """A form or the outline of a report by its id, or a form of one's own (a path to a .toml).

    Raises:
        FaultyForm: There is none, or it has an error; one Chinese sentence.
    """
    if words.lower().endswith(".toml"):
        try:
            data = Path(words).read_bytes()
        except (OSError, ValueError):
            message = f"读不了表样文件 {words}，请检查路径。"
            raise FaultyForm(message) from None
        return _with_looks(read_form(data, words), words)
    form = form_named(words) or report_outlines().get(words)
    if form is None:
        message = f"没有“{words}”这种表样；用 jixiao forms 查看全部表样。"
        raise FaultyForm(message)
    return form


def _with_looks(form: Form, name: str) -> Form:
    """The form, if the looks that it names are there."""
    try:
        looks_named(form.looks)
    except FaultyLooks as error:
        message = f"{name}：{error}"
        raise FaultyForm(message) from None
    return form


def check_fonts(own: str | None) -> None:
    """See that there are fonts for a PDF, before anything is read.

    Args:
        own: Folder with fonts of one's own, None for those that come along.

    Raises:
        UnwritableDocument: They are not there; one Chinese sentence.
    """
    from jixiao.formats.written.pdf_fonts import (  # noqa: PLC0415 -- start-up time
        installed,
        signs_of,
    )

    installed()
    if own is not None:
        signs_of(own)


def convert(
    source: Named, target: Path, choices: Choices, limits: Limits | None = None
) -> tuple[Notice, ...]:
    """Read a file and write it in the format of another name.

    Args:
        source: What to read.
        target: Where to write; its suffix is the format.
        choices: How.
        limits: What reading may cost, as set by the environment unless given.

    Returns:
        What of the file is not in the new one.

    Raises:
        UnreadableDocument: It can not be read.
        UnwritableDocument: It can not be written in this format.
        UnwritableOutput: The place can not be written to; nothing is left behind.
    """
    file = read_source(source, limits or limits_from_environment())
    try:
        made = written(file.documents, target.suffix, choices, name=Path(source.name).name)
    except UnwritableDocument as error:
        message = f"{source.name}：{error}"
        raise UnwritableDocument(message) from None
    write_whole(target, made.data)
    return made.notices
