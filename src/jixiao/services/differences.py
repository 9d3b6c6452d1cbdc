"""What differs between two files, or between all files of two folders."""

import json
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath
from typing import NamedTuple

from jixiao.comparing.differences import differences
from jixiao.comparing.likeness import name_key
from jixiao.formats.differences.exchange import STYLE as STYLE_KIND
from jixiao.formats.differences.exchange import Compared, difference_entry
from jixiao.formats.differences.page import Wording, page
from jixiao.formats.written.rows import BOM, csv_text
from jixiao.reports.differences import KINDS, PARTS, STYLE, field_words, told, words_at
from jixiao.services.reading import FileRead
from jixiao.services.sources import Named, Refused

HEAD = (
    "旧文件", "新文件", "类型", "所在", "部分", "栏目", "旧", "新", "含义", "说明",
    "旧文件位置", "新文件位置", "旧路径", "新路径",
)  # fmt: skip


class Couple(NamedTuple):
    """Two sources that belong together; one is None when it has no counterpart."""

    old: Named | None
    new: Named | None


def compare(old: FileRead | None, new: FileRead | None) -> Compared:
    """What differs between two files that were read, in words; None is a file that is not there."""
    changes = differences(
        () if old is None else old.documents,
        () if new is None else new.documents,
        rows=(None if old is None else old.rows, None if new is None else new.rows),
    )
    return Compared(
        None if old is None else old.source, None if new is None else new.source, told(changes)
    )


def is_blind(old: FileRead, new: FileRead) -> bool:
    """Whether nothing can be said: neither file has any form or chapter, and they are not one."""
    documents = (*old.documents, *new.documents)
    is_empty = all(each.kind == "none" and not each.sections for each in documents)
    return is_empty and old.source.sha256 != new.source.sha256


def couples(old: Sequence[Named], new: Sequence[Named]) -> list[Couple]:
    """Files of two folders in pairs: by name, by name without suffix, by what the name says.

    Args:
        old: Files of the older folder.
        new: Files of the newer folder.

    Returns:
        In the order of the newer folder, files without a counterpart at the end.
    """
    pairs: dict[Named, Named] = {}
    left = list(old)
    for key in (_path, _stem, _bare):
        waiting: dict[str, list[Named]] = {}
        for each in reversed(left):
            waiting.setdefault(key(each), []).append(each)
        for each in new:
            if each not in pairs and (found := waiting.get(key(each))):
                pairs[each] = found.pop()
        taken = set(pairs.values())
        left = [each for each in left if each not in taken]
    return [
        *(Couple(pairs[each], each) for each in new if each in pairs),
        *(Couple(None, each) for each in new if each not in pairs),
        *(Couple(each, None) for each in left),
    ]


def _path(named: Named) -> str:
    return named.below or named.name


def _stem(named: Named) -> str:
    path = PurePosixPath(_path(named).replace("\\", "/"))
    return str(path.with_suffix("")).removesuffix(".perf")


def _bare(named: Named) -> str:
    """The name without folders, years and what stands in brackets: 某局2025年绩效文本（定稿）."""
    stem = PurePosixPath(_stem(named)).name
    return name_key(stem) or stem


def by_department(left: Sequence[FileRead], right: Sequence[FileRead]) -> Iterator[tuple[int, int]]:
    """Ordinals of files whose names say nothing: the same kind of document of one department."""
    waiting: dict[tuple[str, str], list[int]] = {}
    for at, each in enumerate(left):
        waiting.setdefault(_about(each), []).append(at)
    for there, each in enumerate(right):
        found = waiting.get(_about(each))
        if found and _about(each)[1]:
            yield found.pop(0), there


def _about(file: FileRead) -> tuple[str, str]:
    """Kind and department of the first document."""
    first = file.documents[0]
    name = first.department.value.name if first.department.value else first.department.raw
    return first.kind, name_key(name)


def named_only(found: Sequence[Named | Refused]) -> list[Named]:
    """Those that can be read."""
    return [each for each in found if isinstance(each, Named)]


def as_json(compared: Sequence[Compared], *, is_list: bool) -> str:
    """Differences as JSON; a list for folders."""
    entries = [difference_entry(each) for each in compared]
    value = entries if is_list or len(entries) != 1 else entries[0]
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def as_csv(compared: Sequence[Compared]) -> str:
    """Differences as a table that a spreadsheet opens: one row a change."""
    return BOM + csv_text([HEAD, *(row for each in compared for row in table_rows(each))])


def as_page(compared: Sequence[Compared]) -> str:
    """Differences as a page: old and new side by side."""
    return page(
        compared,
        Wording(
            {**KINDS, STYLE_KIND: STYLE},
            field_words,
            lambda change, is_old: words_at(change, is_old=is_old),
        ),
    )


def table_rows(compared: Compared) -> Iterator[tuple[str, ...]]:
    """One row a cell: of something added or vanished each cell has its own."""
    names = tuple(each.name if each is not None else "" for each in (compared.old, compared.new))
    for each in compared.told:
        change = each.change
        kind = STYLE if change.is_style else KINDS[change.kind]
        part = PARTS.get(change.part, change.part)
        places = (each.old_place, each.new_place)
        paths = tuple(side.where if side is not None else "" for side in (change.old, change.new))
        sides = (words_at(change, is_old=True), words_at(change, is_old=False))
        yield (
            *names, kind, each.group, part, field_words(change.field), *sides, each.meaning,
            each.sentence, *places, *paths,
        )  # fmt: skip
        for cell in change.cells[1:] if len(change.cells) > 1 else ():
            place = cell.span.words() if cell.span is not None else ""
            is_new = change.old is None
            yield (
                *names, kind, each.group, part, field_words(cell.field),
                "" if is_new else cell.text, cell.text if is_new else "", "", each.label,
                "" if is_new else place, place if is_new else "",
                "" if is_new else cell.where, cell.where if is_new else "",
            )  # fmt: skip
