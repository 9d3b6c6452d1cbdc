"""Differences and conflicts as JSON: the one place where their keys stand."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from jixiao.comparing.changes import KINDS, Cell, Change, Side, Told
from jixiao.comparing.merging import Conflict
from jixiao.formats.exchange.leaves import span_entry
from jixiao.formats.exchange.writing import Source

SCHEMA = "jixiao-diff/1"
MERGE_SCHEMA = "jixiao-merge/1"
STYLE = "style"
Entry = dict[str, Any]
SIGNS = {"=": "same", "-": "gone", "+": "new"}
"""Words for the signs of pieces."""


class Compared(NamedTuple):
    """Two files and what differs between them.

    Args:
        old: The older file, None when only the newer folder has it.
        new: The newer file, None when only the older folder has it.
        told: What differs, in words.
    """

    old: Source | None
    new: Source | None
    told: Sequence[Told]

    @property
    def is_same(self) -> bool:
        """Whether nothing differs but the way of writing."""
        whole = self.old is not None and self.new is not None
        return whole and all(each.change.is_style for each in self.told)

    @property
    def name(self) -> str:
        """Name of the newer file, of the older one where there is none."""
        some = self.new or self.old
        return some.name if some is not None else ""


def difference_entry(compared: Compared) -> Entry:
    """What differs between two files, or one of a folder that has no counterpart."""
    changes = [each.change for each in compared.told]
    return {
        "schema": SCHEMA,
        "old": None if compared.old is None else compared.old._asdict(),
        "new": None if compared.new is None else compared.new._asdict(),
        "same": compared.is_same,
        "counts": {
            **{
                kind: sum(each.kind == kind and not each.is_style for each in changes)
                for kind in KINDS
            },
            STYLE: sum(each.is_style for each in changes),
        },
        "changes": [_change(each) for each in compared.told],
    }


def _change(told: Told) -> Entry:
    change: Change = told.change
    return {
        "kind": change.kind,
        "part": change.part,
        "field": change.field or None,
        "style": change.is_style,
        "group": told.group,
        "label": told.label,
        "message": told.sentence,
        "meaning": told.meaning or None,
        "old": side_entry(change.old),
        "new": side_entry(change.new),
        "pieces": [{"kind": SIGNS[sign], "text": words} for sign, words in change.pieces],
        "cells": [_cell(each) for each in change.cells],
    }


def side_entry(side: Side | None) -> Entry | None:
    """One side of a change."""
    if side is None:
        return None
    return {
        "where": side.where,
        "text": side.text,
        "span": span_entry(side.span),
        "form": side.form or None,
        "row": side.row or None,
        "ordinal": side.ordinal or None,
    }


def _cell(cell: Cell) -> Entry:
    return {
        "where": cell.where,
        "field": cell.field or None,
        "text": cell.text,
        "span": span_entry(cell.span),
    }


def merge_entry(
    files: tuple[Source, Source, Source], conflicts: Sequence[tuple[Conflict, str]]
) -> Entry:
    """What a merge could not decide.

    Args:
        files: The common version, ours, theirs.
        conflicts: Each conflict with its sentence.
    """
    return {
        "schema": MERGE_SCHEMA,
        **{
            key: each._asdict()
            for key, each in zip(("original", "ours", "theirs"), files, strict=True)
        },
        "conflicts": [
            {
                "kind": each.kind,
                "part": each.part,
                "field": each.field or None,
                "taken": each.taken,
                "message": words,
                "original": side_entry(each.original),
                "ours": side_entry(each.ours),
                "theirs": side_entry(each.theirs),
                "cells": [_cell(cell) for cell in each.cells],
            }
            for each, words in conflicts
        ],
    }
