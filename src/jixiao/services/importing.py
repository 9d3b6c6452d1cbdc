"""Reads files that were handed in, apart from the process that serves people.

What is handed in may be hostile or heavy: it is opened in a process of its own, with a time limit
that holds even when nobody is left to end it.
"""

import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from jixiao.formats.blocks import Blocks, Table
from jixiao.formats.exchange.reading import document_of
from jixiao.formats.exchange.writing import exchange
from jixiao.formats.limits import Limits, UnreadableDocument
from jixiao.formats.page_picture import page_picture, place_picture
from jixiao.formats.reader import BlockReader
from jixiao.formats.registry import reader_for
from jixiao.model.documents import PerformanceDocument
from jixiao.services.editing import UneditablePlace, leaf_words, with_words
from jixiao.services.jobs import Lost, ordered
from jixiao.services.keeping import keep_bytes, path_of, plain_path
from jixiao.services.reading import FileRead, read_bytes
from jixiao.services.sources import Named, Skipped, load, sources
from jixiao.services.succession import DOUBT, Look, as_plan, looks, of_year

MOST_MEMBERS = 2_000
"""Files of one archive that are taken."""
_MOST_SHOWN = 20_000
"""Cells and paragraphs of the original that are shown."""
_PATIENCE = 5
_PDF = b"%PDF-"
Asked = TypeVar("Asked")
Answer = TypeVar("Answer")


class Handed(NamedTuple):
    """A file that was handed in.

    Args:
        folder: Where files are kept.
        sha256: Which.
        name: Its name.
        limits: What it may cost.
        page: The page whose picture is wanted, 0 for none.
        box: The part of it that is wanted: left, upper, right, lower edge as shares; () for all.
    """

    folder: Path
    sha256: str
    name: str
    limits: Limits
    page: int = 0
    box: tuple[float, ...] = ()


class Understood(NamedTuple):
    """What was understood of a file.

    Args:
        content: Everything that was read, in the exchange form with places.
        shown: The original in words: ``["p", text, line]`` and ``["t", title, index, rows]``, a
            row being cells ``[text, column, columns covered, rows covered]``; where pages are
            looked at as pictures, the doubtful cells: ``["b", table, row, column, page, *edges]``.
        kind: Kind of the document that counts.
        fiscal_year: The year that it states, None when it states none.
        department: The name that it states, "" for none.
        code: The code that it states, "" for none.
        cells: Number of cells with words.
        doubts: Number of doubtful places.
        pages: Number of pages that can be looked at, 0 when there are no pictures of them.
    """

    content: dict[str, Any]
    shown: list[Any]
    kind: str
    fiscal_year: int | None
    department: str
    code: str
    cells: int
    doubts: int
    pages: int


class Unpacked(NamedTuple):
    """A file of an archive.

    Args:
        name: Its folders and name in the archive.
        sha256: Its SHA-256, "" when it was not taken.
        size: Its bytes.
        message: Why it was not taken, "" when it was.
    """

    name: str
    sha256: str
    size: int
    message: str


class Members(NamedTuple):
    """What an archive holds.

    Args:
        files: Its files.
        is_document: Whether it is no archive but a packed document of another name.
        left_out: Files that are no documents by their names.
    """

    files: list[Unpacked]
    is_document: bool
    left_out: int


class Unread(NamedTuple):
    """A file that can not be read: one or two Chinese sentences."""

    message: str


def apart(work: Callable[[Asked], Answer], asked: Asked, seconds: float) -> Answer | Unread:
    """Do something in a process of its own.

    Args:
        work: A function of a module; must not raise.
        asked: What it is given.
        seconds: Time after which it is ended.
    """
    for _, answer in ordered([asked], work, jobs=1, seconds=seconds, has_threads=True):
        return Unread(answer.message) if isinstance(answer, Lost) else answer
    return Unread("没有读出结果，请再试一次。")


def understand_file(handed: Handed) -> Understood | Unread:
    """Read one file; for ``apart``."""
    return _bounded(handed, _understand)


def unpack_archive(handed: Handed) -> Members | Unread:
    """Take the files out of an archive and keep each; for ``apart``."""
    return _bounded(handed, _unpack)


def draw_page(handed: Handed) -> bytes | Unread:
    """The picture of a page; for ``apart``."""
    return _bounded(handed, _draw)


def _bounded(handed: Handed, work: Callable[[Handed], Answer]) -> Answer | Unread:
    """With an alarm that ends this process, should the one that waits for it be gone."""
    if hasattr(signal, "alarm"):
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.alarm(handed.limits.seconds + _PATIENCE)
    try:
        return work(handed)
    except UnreadableDocument as error:
        return Unread(str(error).removeprefix(f"{handed.name}："))
    except MemoryError:
        return Unread("文件太大，内存放不下，没有读出来；请拆分后再传。")
    finally:
        if hasattr(signal, "alarm"):
            signal.alarm(0)


def _draw(handed: Handed) -> bytes:
    data = path_of(handed.folder, handed.sha256).read_bytes()
    if handed.box:
        return place_picture(data, handed.page, handed.box, handed.limits)
    return page_picture(data, handed.page, 1000, handed.limits)


def _understand(handed: Handed) -> Understood:
    data = path_of(handed.folder, handed.sha256).read_bytes()
    found = read_bytes(data, handed.name, limits=handed.limits)
    content = exchange(found.source, found.as_read, places=True)
    at = _counting([each.kind for each in found.documents])
    document, entry = found.documents[at], content["documents"][at]
    named = document.department.value
    is_drawn = data.startswith(_PDF)
    return Understood(
        content, _boxes(found, entry) if is_drawn else _shown(data, handed), document.kind,
        document.fiscal_year.value, document.department.raw if named is None else named.name,
        "" if named is None else named.code or "", len(leaf_words(document)),
        sum(not is_told(each) for each in entry["notices"]),
        (found.source.pages or 0) if is_drawn else 0,
    )  # fmt: skip


def _boxes(found: FileRead, entry: dict[str, Any]) -> list[Any]:
    """Where the doubtful cells of a document are seen, each once."""
    spans = [each["span"] for each in entry["notices"] if each["span"]]
    cells = [(each.get("table"), each.get("row"), each.get("column")) for each in spans]
    return [
        ["b", *each, *found.boxes[each]] for each in dict.fromkeys(cells) if each in found.boxes
    ]


def _counting(kinds: list[str]) -> int:
    """The document that counts: a plan, else objectives of projects, else the first one."""
    return next((kinds.index(kind) for kind in PLANS if kind in kinds), 0)


PLANS = ("plan", "project-objectives")
"""Kinds that a plan can begin with, the best first."""


def _shown(data: bytes, handed: Handed) -> list[Any]:
    """The original in words."""
    suffix = ".perf.txt" if handed.name.lower().endswith(".perf.txt") else Path(handed.name).suffix
    reader, _ = reader_for(data, suffix.lower())
    if isinstance(reader, BlockReader):
        return list(_items(reader.blocks(data, handed.limits)))
    lines = data[:1_000_000].decode("utf-8", "replace").splitlines()
    return [
        ["p", line, number] for number, line in enumerate(lines[:_MOST_SHOWN], 1) if line.strip()
    ]


def _items(blocks: Blocks) -> Iterator[list[Any]]:
    left = _MOST_SHOWN
    for item in blocks.items:
        if left <= 0:
            return
        if isinstance(item, Table):
            rows = [[[c.text, c.column, c.colspan, c.rowspan] for c in row] for row in item.rows()]
            left -= len(item.cells)
            yield ["t", item.title, item.index, rows]
        elif item.text.strip():
            left -= 1
            yield ["p", item.text, item.line]


def _unpack(handed: Handed) -> Members:
    """Members are kept one by one; their sum is bounded whatever their headers claim."""
    path = path_of(handed.folder, handed.sha256)
    linked = handed.folder / f"unfinished-{handed.sha256[:16]}.zip"
    linked.unlink(missing_ok=True)
    linked.hardlink_to(path)
    try:
        skipped = Skipped()
        files: list[Unpacked] = []
        left = handed.limits.unzipped_bytes
        for each in sources([linked], handed.limits, skipped):
            below = each.below if isinstance(each, Named) else each.name
            name = plain_path(below.partition(f"{linked.name}/")[2] or handed.name)
            if isinstance(each, Named) and not each.members:
                return Members([], is_document=True, left_out=0)
            if len(files) >= MOST_MEMBERS:
                message = f"压缩包里的文件超过 {MOST_MEMBERS} 个，后面的没有收下；请分开压缩。"
                files.append(Unpacked(name, "", 0, message))
                break
            taken = _taken(each, name, handed, left) if isinstance(each, Named) else Unpacked(
                name, "", 0, each.message
            )  # fmt: skip
            left -= taken.size
            files.append(taken)
        return Members(files, is_document=False, left_out=sum(skipped.others.values()))
    finally:
        linked.unlink(missing_ok=True)


def _taken(each: Named, name: str, handed: Handed, left: int) -> Unpacked:
    try:
        data = load(each, handed.limits)
    except UnreadableDocument as error:
        return Unpacked(name, "", 0, str(error))
    if len(data) > left:
        message = "压缩包解压后太大，这个文件没有收下；请分开压缩。"
        return Unpacked(name, "", 0, message)
    kept = keep_bytes(handed.folder, data)
    return Unpacked(name, kept.sha256, kept.size, "")


def is_told(notice: dict[str, Any]) -> bool:
    """Whether a notice only tells: the year stands in the list of files, where it is looked at."""
    return bool(notice["where"] == "fiscal_year")


def prepared(
    content: dict[str, Any], year: int, stated: int | None, *, is_sure_only: bool = False
) -> tuple[PerformanceDocument, list[Look]]:
    """The document of a file as it would become a plan, and what to look at in it.

    Args:
        content: What was read, as ``Understood`` has it.
        year: The year that the plan is for.
        stated: The year that the file states; an earlier one makes it last year's.
        is_sure_only: Whether doubtful cells stay empty.
    """
    entries = content["documents"]
    entry = entries[_counting([each["kind"] for each in entries])]
    document = as_plan(document_of(entry))
    doubts = [each for each in entry["notices"] if each["where"] and not is_told(each)]
    if is_sure_only:
        document = _without(document, [each["where"] for each in doubts])
    tail = "没有填进来，请对照原件填写。" if is_sure_only else ""
    found = [
        Look(each["where"], DOUBT, each["text"] or "", f"{each['message']}{tail}")
        for each in doubts
    ]
    if stated is None or stated < year:
        document = of_year(document, year)
    if stated is not None and stated < year:
        seen = {each.path for each in found}
        found += [each for each in looks(document, year) if each.path not in seen]
    return document, found


def _without(document: PerformanceDocument, paths: list[str]) -> PerformanceDocument:
    for path in paths:
        try:
            document = with_words(document, path, "")
        except UneditablePlace:  # a whole row or table: it stays, and is looked at
            continue
    return document
