"""What the workers of ``jixiao check`` do first: read a file and ask the rules about it.

What was found waits packed until all files are read and compared; then it is told (``telling``).
So thousands of files need little memory, and every processor does its share of both halves.
"""

import os
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from jixiao.cli.batch import Task
from jixiao.formats.limits import Limits, UnreadableDocument
from jixiao.rules.catalogue import rules
from jixiao.rules.declare import Rule
from jixiao.rules.traces import Trace
from jixiao.services.checking import FileChecked, check_file, traces_of
from jixiao.services.packing import packed
from jixiao.services.reading import read_bytes, read_source
from jixiao.services.settings import Settings


class Kept(NamedTuple):
    """What is kept of a file until all are read.

    Args:
        at: Its ordinal among those that could be read.
        has_form: Whether any form was found in it.
        traces: What it is compared by; () when that is done.
        packed: All else.
    """

    at: int
    has_form: bool
    traces: tuple[Trace, ...]
    packed: bytes


@dataclass(frozen=True, slots=True)
class Checker:
    """Reads one source and asks the rules.

    Args:
        limits: What one file may cost.
        settings: A bureau's own settings.
        asked: Ids of the rules to ask.
        is_whole: Whether the documents themselves are needed later, not only what is said of them.
    """

    limits: Limits
    settings: Settings
    asked: tuple[str, ...]
    is_whole: bool = False

    def __call__(self, task: Task) -> Kept | str:
        """What is kept of the file, or the sentence why it can not be checked."""
        try:
            file = read_source(task.source, self.limits)
            checked = check_file(file, self.settings, _rules(self.asked))
            if not self.is_whole:
                checked = replace(checked, file=replace(file, documents=()))
            has_form = any(each.kind != "none" for each in file.documents)
            return Kept(0, has_form, traces_of(file), packed(checked))
        except UnreadableDocument as error:
            return str(error)
        except Exception as error:  # one file that trips us must not stop two thousand
            if os.environ.get("JIXIAO_TRACEBACK"):
                raise
            return f"{task.source.name}：程序审核到这里出了错（{type(error).__name__}），请把文件交给维护者检查。"

    def again(self, data: bytes, name: str) -> FileChecked:
        """The same file with other bytes, checked anew."""
        file = read_bytes(data, name, limits=self.limits)
        return check_file(file, self.settings, _rules(self.asked))


@lru_cache(maxsize=1)
def _rules(ids: tuple[str, ...]) -> tuple[Rule, ...]:
    """The rules to ask; they are the same for all files."""
    known = rules()
    return tuple(known[each] for each in ids)
