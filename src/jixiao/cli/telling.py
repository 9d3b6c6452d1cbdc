"""Tells what was found in many files, one after the other, each in a worker of its own."""

import contextlib
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from jixiao.cli.batch import processors
from jixiao.cli.checkers import Kept
from jixiao.cli.findings import unchecked
from jixiao.cli.streams import let_go, seen
from jixiao.formats.findings.exchange import Snapshot
from jixiao.formats.limits import Limits
from jixiao.kernel.findings import Severity
from jixiao.reports.findings import counts
from jixiao.services.checking import FileChecked, More, completed
from jixiao.services.jobs import Lost, ordered
from jixiao.services.output import encoded, write_whole
from jixiao.services.packing import opened
from jixiao.services.reporting import Frame
from jixiao.services.settings import Settings, Silence
from jixiao.services.versions import older_versions

_FEW = 16
"""Files that are told by this process itself: workers would have to be started first."""


class Tally(NamedTuple):
    """What is counted of a file at the end.

    Args:
        name: Its name.
        has_form: Whether any form was found in it.
        counts: Findings that count, by level.
        used: Entries of the settings that suppressed something.
        asked: Rules of such entries that looked at something in it.
    """

    name: str
    has_form: bool
    counts: dict[Severity, int]
    used: frozenset[Silence]
    asked: frozenset[str]


class Told(NamedTuple):
    """What is printed of a file, and what is counted of it."""

    text: bytes
    tally: Tally


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells what was found in one file, alone and beside the others.

    Args:
        settings: A bureau's own settings.
        more: What comparing the files found.
        level: Findings below it are not counted.
        words: What is printed of a file.
    """

    settings: Settings
    more: More
    level: Severity
    words: Callable[[FileChecked], str]

    def __call__(self, kept: Kept) -> Told:
        """What is printed of a file."""
        checked = self.opened(kept)
        return Told(encoded(self.words(checked)), self.tally(checked, has_form=kept.has_form))

    def opened(self, kept: Kept) -> FileChecked:
        """A file with everything that was found."""
        return completed(opened(kept.packed), self.more, kept.at, self.settings)

    def tally(self, checked: FileChecked, *, has_form: bool) -> Tally:
        """What is counted of a file."""
        silenced = {each.rule for each in self.settings.silences}
        return Tally(
            name=checked.file.source.name,
            has_form=has_form,
            counts=counts(checked.counted(self.level)),
            used=checked.used,
            asked=frozenset(each for each in silenced if checked.looked_at.get(each, 0) > 0),
        )


def paired(
    kept: Sequence[Kept], snapshots: list[Snapshot] | None
) -> dict[tuple[str, str], list[Snapshot]] | None:
    """The older findings of each file; all files are looked at together, for a name may move."""
    if snapshots is None:
        return None
    sources = [opened(each.packed).file.source for each in kept]
    names = [(each.name, each.sha256) for each in sources]
    if len(names) == 1:
        return {names[0]: snapshots}
    older, left = older_versions(names, snapshots)
    if left:
        sys.stderr.write(f"{unchecked(left)}\n")
    return {name: [] if old is None else [old] for name, old in zip(names, older, strict=True)}


def told(
    kept: Sequence[Kept], teller: Teller, *, jobs: int | None, limits: Limits
) -> Iterator[Told]:
    """What is printed of every file, in their order.

    Args:
        kept: The files.
        teller: Tells of one.
        jobs: Number of processes, None for as many as there are processors, at most 8.
        limits: They hold the time for one file.
    """
    jobs = jobs or processors()
    if jobs == 1 or len(kept) < _FEW:
        yield from map(teller, kept)
        return
    results = ordered(kept, teller, jobs=jobs, seconds=limits.seconds)
    with contextlib.closing(results):
        for each, result in results:
            yield teller(each) if isinstance(result, Lost) else result


def framed(texts: Iterable[bytes], around: Frame) -> Iterator[bytes]:
    """Texts of files with what stands around them."""
    yield encoded(around.opening)
    for at, text in enumerate(texts):
        if at:
            yield encoded(around.between)
        yield text
    yield encoded(around.closing)


def write_report(out: str | None, pieces: Iterable[bytes]) -> None:
    """Write a report to a file, or print it; who has seen enough of it stops nothing.

    Raises:
        UnwritableOutput: The file can not be written.
    """
    if out:
        write_whole(Path(out), b"".join(pieces))
        return
    output = sys.stdout.buffer
    for piece in pieces:
        try:
            output.write(seen(piece))
        except BrokenPipeError:
            let_go()
    try:
        output.flush()
    except BrokenPipeError:
        let_go()
