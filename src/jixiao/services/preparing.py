"""Documents made into the kind that a form asks for, as far as that follows from what they state."""

from collections.abc import Sequence
from typing import NamedTuple

from jixiao.kernel.notices import Notice
from jixiao.model.documents import PerformanceDocument
from jixiao.model.wording import DOCUMENT_KINDS
from jixiao.regulation.form_files import forms
from jixiao.regulation.forms import Form
from jixiao.reports.forms.choosing import form_for
from jixiao.reports.preparing import can_prepare, prepared, weighted

_UNWEIGHTED = "没有套用一般的分值分配：自评表已有分值，或者一级指标不是产出、效益、满意度三类；请自行填写分值。"
_WITHOUT_POINTS = "写出的表没有分值栏，没有套用分值；--points 只用于要打分的自评表。"


class Prepared(NamedTuple):
    """Documents ready for a form.

    Args:
        documents: As many as were given, in the same order.
        notes: Sentences that belong below the form.
        notices: What was made of what.
    """

    documents: tuple[PerformanceDocument, ...]
    notes: tuple[str, ...] = ()
    notices: tuple[Notice, ...] = ()


def prepared_for(
    documents: Sequence[PerformanceDocument], form: Form | None, *, weights: bool = False
) -> Prepared:
    """Documents as a form wants them: a plan becomes the monitoring form of its year.

    Nothing is made where a document of the form's kind is already among them.

    Args:
        documents: One or more.
        form: The form, None when each document chooses its own.
        weights: Whether self-evaluations without points get the general ones.
    """
    notices: list[Notice] = []
    found = []
    is_there = form is not None and any(each.kind in form.kinds for each in documents)
    for document in documents:
        kind = "" if is_there else _kind(document, form)
        found.append(prepared(document, kind) if kind else document)
        if kind:
            words = f"{DOCUMENT_KINDS[kind]}由{DOCUMENT_KINDS[document.kind]}的内容预填，空着的由人填写。"
            notices.append(Notice(words))
    notes: list[str] = []
    if weights:
        scored = [_is_scored(each, form) for each in found]
        pairs = [
            weighted(each) if wanted else (each, "")
            for each, wanted in zip(found, scored, strict=True)
        ]
        found = [document for document, _ in pairs]
        notes = list(dict.fromkeys(words for _, words in pairs if words))
        if not notes:
            notices.append(Notice(_UNWEIGHTED if any(scored) else _WITHOUT_POINTS))
    return Prepared(tuple(found), tuple(notes), tuple(notices))


def _is_scored(document: PerformanceDocument, form: Form | None) -> bool:
    """Whether a document is a self-evaluation, and is written on a form that has points."""
    if document.kind != "self-evaluation":
        return False
    if form is None or document.kind not in form.kinds:
        form = form_for(document, forms())
    return form is not None and form.has_points


def _kind(document: PerformanceDocument, form: Form | None) -> str:
    """The kind that must be made of a document, "" for none."""
    if form is None:
        return ""
    return next((each for each in form.kinds if can_prepare(document, each)), "")
