"""Merges three files: the version that was sent out, ours, and theirs as it came back."""

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from jixiao.comparing.differences import differences
from jixiao.comparing.merging import OURS, Conflict, merge
from jixiao.formats.differences.exchange import Compared, merge_entry
from jixiao.reports.conflicts import conflict_sentences
from jixiao.reports.differences import told
from jixiao.services.exporting import exported
from jixiao.services.reading import FileRead
from jixiao.services.writing import Written, written


class FileMerged(NamedTuple):
    """What became of three files.

    Args:
        file: The merged documents under our file's name.
        conflicts: Each conflict with its sentence.
        from_theirs: What of the result is not as in ours.
        from_ours: What of the result is not as in theirs.
        files: The version that was sent out, ours, theirs.
    """

    file: FileRead
    conflicts: Sequence[tuple[Conflict, str]]
    from_theirs: Compared
    from_ours: Compared
    files: tuple[FileRead, FileRead, FileRead]


def merge_files(
    original: FileRead, ours: FileRead, theirs: FileRead, *, prefer: str = OURS
) -> FileMerged:
    """Merge two versions that were made of one.

    Args:
        original: The version that was sent out.
        ours: What became of it here.
        theirs: What came back.
        prefer: "ours" or "theirs": who is right where both changed the same.
    """
    merged = merge(
        original.documents,
        ours.documents,
        theirs.documents,
        prefer=prefer,
        rows=(original.rows, ours.rows, theirs.rows),
    )
    file = replace(ours, documents=merged.documents, rows={})
    sentences = conflict_sentences(merged.conflicts)
    return FileMerged(
        file,
        list(zip(merged.conflicts, sentences, strict=True)),
        _compared(ours, file),
        _compared(theirs, file),
        (original, ours, theirs),
    )


def _compared(old: FileRead, new: FileRead) -> Compared:
    changes = differences(old.documents, new.documents, rows=(old.rows, new.rows))
    return Compared(old.source, new.source, told(changes))


def merged_bytes(merged: FileMerged, suffix: str) -> Written:
    """The merged documents as a file.

    Args:
        merged: What was merged.
        suffix: Suffix of the file with its dot; ``.json`` is the exchange form, with our source.

    Raises:
        UnwritableDocument: Nothing writes such a file, or not these documents.
    """
    if suffix.lower() == ".json":
        return Written(exported(merged.file, "json").encode("utf-8"))
    return written(merged.file.documents, suffix, name=merged.file.source.name)


def report_json(merged: FileMerged) -> str:
    """What could not be decided, as JSON."""
    original, ours, theirs = (each.source for each in merged.files)
    entry = merge_entry((original, ours, theirs), merged.conflicts)
    return json.dumps(entry, ensure_ascii=False, indent=2) + "\n"
