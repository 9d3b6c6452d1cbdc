"""What a document states: the words as printed beside what was understood of them."""

from typing import Any, Generic, NamedTuple, TypeVar

from jixiao.kernel.span import Span

T = TypeVar("T")


class Stated(NamedTuple, Generic[T]):
    """A leaf of the model: raw words, their reading, their place.

    Three cases: understood (``value`` set); printed and not understood, or printed empty
    (``value`` None, ``span`` set); not stated at all (``UNSTATED``: no words, no place).

    Args:
        raw: The words as printed, outer white space removed, nothing else changed. Words of
            several lines or cells are joined (a wrapped title; operator, number and unit).
        value: What they mean, or None.
        span: Where they stand, or None when the document has no such field.
    """

    raw: str = ""
    value: T | None = None
    span: Span | None = None

    def place_of(self, start: int, end: int) -> Span | None:
        """The place of ``raw[start:end]``, or of all words where theirs is no plain piece of text.

        Args:
            start: Offset of the first character within ``raw``.
            end: Offset behind the last one.
        """
        span = self.span
        if span is None or span.start is None:
            return span
        if span.end is None:
            is_plain = "\n" in self.raw and "\n" not in self.raw[:end]
        else:
            is_plain = span.end - span.start == len(self.raw)
        return span._replace(start=span.start + start, end=span.start + end) if is_plain else span

    @property
    def is_stated(self) -> bool:
        """Whether the document has the field, even an empty one."""
        return self.span is not None

    @property
    def is_empty(self) -> bool:
        """Whether no words are printed, in an empty field or for want of the field."""
        return not self.raw


UNSTATED: Stated[Any] = Stated()
