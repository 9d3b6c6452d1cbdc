"""Papers of a review: its opinion as a file, and the plan in Word with everything said beside it."""

import hashlib
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from jixiao.formats.limits import limits_from_environment
from jixiao.formats.patching.commenting import comment_word
from jixiao.formats.patching.orders import Remark
from jixiao.formats.registry import writer_for
from jixiao.formats.writer import Manuscript
from jixiao.kernel.findings import Severity
from jixiao.model.documents import PerformanceDocument
from jixiao.regulation.review_form import review_form
from jixiao.reports.opinion_paper import Opinion, opinion_paper
from jixiao.services.checking import check_file
from jixiao.services.patching import author_of
from jixiao.services.reading import read_bytes
from jixiao.services.remarks import remarks_of, spans_of
from jixiao.services.settings import Settings
from jixiao.services.writing import written

_WORD = ".docx"


class Spoken(NamedTuple):
    """What a person said of a place.

    Args:
        where: Path into the whole document ("projects[2].indicators[0].target").
        words: The words it is about, "" for the whole place.
        lines: What was said, answers below, each with its author.
    """

    where: str
    words: str
    lines: tuple[str, ...]


def opinion_file(opinion: Opinion) -> bytes:
    """The opinion of a review as a Word file."""
    return writer_for(_WORD).write(Manuscript(opinion_paper(opinion, review_form())))


def annotated(
    document: PerformanceDocument, spoken: Sequence[Spoken], finance: str, today: date
) -> bytes:
    """A plan in Word with findings and comments as comments of Word.

    Args:
        document: The whole plan.
        spoken: What people said.
        finance: Under which name the comments stand.
        today: The day.
    """
    data = written([document], _WORD).data
    file = read_bytes(data, f"plan{_WORD}")
    checked = check_file(file, Settings(today=today))
    remarks = [
        *(
            Remark(
                hashlib.sha256(f"{at}\0{each.where}\0{each.lines}".encode()).hexdigest()[:8],
                tuple(spans_of(file, f"documents[0].{each.where}")), "",
                each.lines, int(Severity.ERROR),
            )
            for at, each in enumerate(spoken)
        ),
        *remarks_of(file, checked.counted(Severity.WARNING)),
    ]  # fmt: skip
    author = author_of(today.isoformat(), finance)
    return comment_word(data, remarks, limits_from_environment(), author).data
