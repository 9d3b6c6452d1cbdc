"""Files, folders and archives as a stream of named sources, one a document.

Names are cheap: no file is opened before its source is loaded, an archive only for its list.
What can not be read is a ``Refused`` in its place and never stops the others.
"""

import os
import re
import stat
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from jixiao.formats.limits import Limits, UnreadableDocument
from jixiao.formats.registry import readers
from jixiao.services.archives import check_size, member_name, opened, read_member, reason

ARCHIVE_DEPTH = 3
"""Archives within archives that are opened."""
_HIDDEN = re.compile(
    r"(?:~\$|\.~|\._|\.).*|.*\.(?:tmp|part|bak|crdownload|lnk)|thumbs\.db|desktop\.ini|__MACOSX",
    re.IGNORECASE,
)
_PACKED_DOCUMENT = re.compile(r"\[Content_Types\]\.xml|mimetype|content\.xml")
_SUFFIX = re.compile(r"\.(?=[0-9]*[a-z])[a-z0-9_]{1,8}$")
_OTHER_ARCHIVES = frozenset({".rar", ".7z", ".tar", ".gz", ".tgz", ".bz2", ".xz"})
"""They hold documents most likely, so that they are refused by name and never left out."""


class Named(NamedTuple):
    """A source that can be loaded; small, so that it travels between processes.

    Args:
        name: As it is shown: path as given, "archive.zip/folder/file.docx".
        path: Path of the file on disk.
        members: Inside archives: the position in the list of each, outermost first, from 0; else
            (). Two members may have one name.
        given: Whether the user named this very file.
        below: Where it lies below the folder or archive that was given, "" for none.
    """

    name: str
    path: str
    members: tuple[int, ...] = ()
    given: bool = True
    below: str = ""


class Refused(NamedTuple):
    """A source that can not be read.

    Args:
        name: As it is shown.
        message: One or two Chinese sentences: what is wrong and what to do.
    """

    name: str
    message: str


@dataclass(slots=True)
class Skipped:
    """What was left out on purpose.

    Args:
        hidden: Hidden and temporary files (~$x.docx, .DS_Store).
        repeated: Linked folders whose files were read under another name already.
        others: Suffix to the number of files in folders and archives that no reader names.
    """

    hidden: int = 0
    repeated: int = 0
    others: Counter[str] = field(default_factory=Counter)

    def is_left_out(self, parts: list[str]) -> bool:
        """Whether a member of an archive, by the parts of its name, is left out; it is counted."""
        if any(map(is_hidden, parts)):
            self.hidden += 1
            return True
        return self.is_no_document(parts[-1])

    def is_no_document(self, name: str) -> bool:
        """Whether a file in a folder or archive is none by its suffix; it is counted then.

        A file without suffix, or with one that is none (“2025.绩效目标”), may be anything.
        """
        found = _SUFFIX.search(name.lower())
        if found is None or found[0] in _known_suffixes() or found[0] in _OTHER_ARCHIVES:
            return False
        self.others[found[0]] += 1
        return True


@cache
def _known_suffixes() -> frozenset[str]:
    """All suffixes that a reader names, and that of archives."""
    return frozenset({".zip"}.union(*(reader.suffixes for reader in readers())))


def is_hidden(name: str) -> bool:
    """Whether a file or folder is hidden or temporary.

    >>> is_hidden("~$绩效文本.docx"), is_hidden("绩效文本.docx")
    (True, False)
    """
    return _HIDDEN.fullmatch(name) is not None


def sources(
    paths: Iterable[str | Path],
    limits: Limits,
    skipped: Skipped | None = None,
    *,
    leave_out: Path | None = None,
) -> Iterator[Named | Refused]:
    """All sources below some paths, in order of the paths, folders by name.

    Args:
        paths: Files, folders, archives.
        limits: Limits.
        skipped: Counts what was left out.
        leave_out: A folder that is not entered: results do not become sources.
    """
    skipped = skipped if skipped is not None else Skipped()
    for each in paths:
        name = os.fspath(each)
        if not name:
            yield Refused("“”", "文件名是空的，请写上文件的路径。")
            continue
        try:
            mode = os.stat(name).st_mode  # noqa: PTH116 -- also of a name with odd characters
        except (OSError, ValueError) as error:
            yield Refused(name, reason(error))
            continue
        if stat.S_ISDIR(mode):
            yield from _folder(name, limits, skipped, leave_out)
        else:
            yield from _file(Named(name, name), mode, limits, skipped)


def _folder(
    root: str, limits: Limits, skipped: Skipped, leave_out: Path | None
) -> Iterator[Named | Refused]:
    """All files below a folder; links are followed, every real folder is entered once."""
    about = os.stat(root)  # noqa: PTH116 -- as above
    own = (about.st_dev, about.st_ino)
    seen = {own}
    waiting: list[tuple[str, tuple[tuple[int, int], ...]]] = [(root, (own,))]
    while waiting:
        here, above = waiting.pop()
        try:
            entries = sorted(os.scandir(here), key=lambda entry: entry.name)
        except (OSError, ValueError) as error:
            yield Refused(here, reason(error).replace("这个文件", "这个文件夹"))
            continue
        folders: list[tuple[str, tuple[tuple[int, int], ...]]] = []
        for entry in entries:
            if is_hidden(entry.name):
                skipped.hidden += 1
                continue
            if leave_out is not None and _is_same(entry.path, leave_out):
                continue
            try:
                about = entry.stat()
            except OSError as error:
                yield Refused(entry.path, reason(error))
                continue
            own = (about.st_dev, about.st_ino)
            if not stat.S_ISDIR(about.st_mode):
                if skipped.is_no_document(entry.name):
                    continue
                below = os.path.relpath(entry.path, root)
                named = Named(entry.path, entry.path, given=False, below=below)
                yield from _file(named, about.st_mode, limits, skipped)
            elif own in above:
                message = "文件夹里的链接绕回了上级文件夹，没有再进入；请删除这个链接。"
                yield Refused(entry.path, message)
            elif own in seen:
                skipped.repeated += 1
            else:
                seen.add(own)
                folders.append((entry.path, (*above, own)))
        waiting.extend(reversed(folders))


def _is_same(path: str, folder: Path) -> bool:
    try:
        return os.path.samefile(path, folder)  # noqa: PTH121 -- as above
    except OSError:
        return False


def _file(named: Named, mode: int, limits: Limits, skipped: Skipped) -> Iterator[Named | Refused]:
    if not stat.S_ISREG(mode):
        yield Refused(named.name, "这是管道、设备或套接字，不是普通文件，请换成文件再读。")
    elif named.path.lower().endswith(".zip"):
        yield from _archive(named, limits, skipped, 1)
    else:
        yield named


def _archive(
    named: Named, limits: Limits, skipped: Skipped, depth: int
) -> Iterator[Named | Refused]:
    """The members of an archive; a packed document with a wrong suffix is itself the source."""
    try:
        archive = opened(named.path, named.members, limits)
        infos = archive.infolist()
    except UnreadableDocument as error:
        yield Refused(named.name, str(error))
        return
    if any(_PACKED_DOCUMENT.fullmatch(info.filename) for info in infos):
        yield named
        return
    if len(infos) > limits.zip_entries:
        message = f"压缩包里有 {len(infos)} 个文件，超过 {limits.zip_entries} 个，请分开压缩。"
        yield Refused(named.name, message)
        return
    found = 0
    names: Counter[str] = Counter()
    for position, info in enumerate(infos):
        shown = member_name(info)
        parts = [part for part in re.split(r"[/\\]", shown) if part not in {"", ".", ".."}]
        if info.is_dir() or not parts:
            continue
        found += 1
        if skipped.is_left_out(parts):
            continue
        clean = "/".join(parts)
        names[clean] += 1
        clean = _numbered(clean, names[clean])
        yield from _unpacked(named, clean, position, limits, skipped, depth)
    if not found:
        yield Refused(named.name, "压缩包是空的，请确认压缩时选中了文件。")


def _unpacked(
    named: Named, clean: str, position: int, limits: Limits, skipped: Skipped, depth: int
) -> Iterator[Named | Refused]:
    """One member of an archive; of an archive in it all members."""
    member = Named(
        f"{named.name}/{clean}",
        named.path,
        (*named.members, position),
        given=False,
        below=f"{named.below or Path(named.path).name}/{clean}",
    )
    if not clean.lower().endswith(".zip"):
        yield member
    elif depth >= ARCHIVE_DEPTH:
        yield Refused(member.name, "压缩包里套了太多层压缩包，请解压后再读。")
    else:
        yield from _archive(member, limits, skipped, depth + 1)


def _numbered(name: str, number: int) -> str:
    """The name of the second and later members of one name.

    >>> _numbered("a/表.docx", 1), _numbered("a/表.docx", 2)
    ('a/表.docx', 'a/表（2）.docx')
    """
    if number == 1:
        return name
    path = PurePosixPath(name)
    return str(path.with_name(f"{path.stem}（{number}）{path.suffix}"))


def load(named: Named, limits: Limits) -> bytes:
    """The bytes of a source.

    Raises:
        UnreadableDocument: It can not be opened or is too big; without its name.
    """
    if named.members:
        archive = opened(named.path, named.members[:-1], limits)
        return read_member(archive, named.members[-1], limits)
    try:
        # A pipe that took the file's place meanwhile must not block.
        handle = os.open(named.path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        with os.fdopen(handle, "rb") as file:
            about = os.fstat(file.fileno())
            if not stat.S_ISREG(about.st_mode):
                message = "这是管道、设备或套接字，不是普通文件，请换成文件再读。"
                raise UnreadableDocument(message)
            check_size(about.st_size, limits)
            data = file.read(limits.file_bytes + 1)
    except (OSError, ValueError) as error:
        raise UnreadableDocument(reason(error)) from None
    check_size(len(data), limits)
    return data
