"""Notices (提示): what a reader could not understand on the page. Never an exception."""

from typing import NamedTuple

from jixiao.kernel.span import Span


class Notice(NamedTuple):
    """One doubt about one place.

    Args:
        message: One Chinese sentence: what is not understood, and what to look at.
        text: The words on the page that it is about, "" when it is about something missing.
        span: The place, None when it is about the whole document.
        where: Path into the exchange form once it is known ("projects[0].indicators[3].target").
    """

    message: str
    text: str = ""
    span: Span | None = None
    where: str = ""
