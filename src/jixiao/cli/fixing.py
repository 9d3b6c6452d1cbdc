"""Writes what ``jixiao check --fix`` and ``--comment`` make of files, and says what was done."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from jixiao.cli.terminal import shown
from jixiao.formats.limits import Limits, UnreadableDocument
from jixiao.formats.patching.orders import Author, Unpatchable
from jixiao.kernel.findings import Finding, Severity
from jixiao.services.checking import FileChecked
from jixiao.services.exporting import exported
from jixiao.services.fixing import Fixed, fix_completely
from jixiao.services.originals import elsewhere, replace_original
from jixiao.services.output import UnwritableOutput, encoded, write_whole
from jixiao.services.patching import commented, instead, is_patchable

_MADE = "（已改）"
_PACKED = "在压缩包里或读不到原文件，没有改；请先解压再审核。"
_TOLD = 3
"""Reasons of one file that are told."""
Again = Callable[[bytes, str], FileChecked]
Said = tuple[str, bool]
"""A line for the user, and whether all went well."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What is to be done to the files.

    Args:
        fix: Make the safe fixes.
        in_place: In the file itself, not in a copy.
        track: As tracked changes where the format has them.
        comment: Where the copy with comments goes, None for none.
        is_folder: Whether that is a folder: there are several files.
        author: Who changes and comments.
        level: Findings from this level on become comments.
    """

    fix: bool
    in_place: bool
    track: bool
    comment: str | None
    is_folder: bool
    author: Author
    level: Severity


def change_all(
    checked: Iterable[FileChecked], changes: Changes, limits: Limits, again: Again
) -> Iterator[Said]:
    """Fix and comment every file; say what was done.

    Args:
        checked: The files.
        changes: What is to be done.
        limits: What reading may cost.
        again: Checks a file anew that has other bytes now.
    """
    for file in checked:
        path = Path(file.file.source.name)
        name = shown(file.file.source.name)
        try:
            data = path.read_bytes()
        except OSError:
            yield f"{name}：{_PACKED}", False
            continue
        now = file
        if changes.fix:
            line, is_done, made = _fixed(file, data, changes, limits, again)
            yield line, is_done
            if made is not None and changes.comment is not None:
                data, now = made, _anew(file, made, again)
        if changes.comment is not None:
            yield _commented(now, data, changes, limits)


def _anew(file: FileChecked, data: bytes, again: Again) -> FileChecked:
    """A fixed file with its findings; what was found by comparing files stays."""
    now = again(data, file.file.source.name)
    compared = tuple(each for each in file.findings if each.rule.startswith("XDC"))
    return replace(now, findings=(*now.findings, *compared))


def _fixed(
    file: FileChecked, data: bytes, changes: Changes, limits: Limits, again: Again
) -> tuple[str, bool, bytes | None]:
    """Make the safe fixes: what is said, whether all went well, the new bytes if there are any."""
    name = shown(file.file.source.name)
    safe = sum(each.fix_kind == "safe" for each in file.counted())
    if not safe:
        return f"{name}：没有可以自动改的问题。", True, None
    reader = file.file.source.reader
    if instead(reader) and not is_patchable(reader, data):
        return f"{name}：有 {safe} 处可以自动改，但{instead(reader)}", True, None
    try:
        author = changes.author if changes.track else None
        fixed = fix_completely(file.file, file.findings, data, limits, again, author)
        return _written(file, fixed, data, changes), True, fixed.data
    except UnreadableDocument:
        return f"{name}：{_PACKED}", False, None
    except Unpatchable as error:
        return f"{name}：{error}", False, None
    except UnwritableOutput as error:
        return shown(str(error)), False, None


def _written(file: FileChecked, fixed: Fixed, data: bytes, changes: Changes) -> str:
    path = Path(file.file.source.name)
    name = shown(file.file.source.name)
    reasons = "".join(f"\n    {each}" for each in _distinct(fixed))
    if not fixed.applied:
        few = f"{len(fixed.left)} 处可以自动改，但在文件里的位置拿不准，没有改。"
        return f"{name}：{few}{reasons}"
    left = f"，{len(fixed.left)} 处拿不准位置没有改" if fixed.left else ""
    said = f"{name}：改了 {len(fixed.applied)} 处{left}"
    if fixed.data is not None and changes.in_place:
        backup = replace_original(path, data, fixed.data)
        return f"{said}，原来的文件备份在 {shown(backup.name)}。{reasons}"
    if fixed.data is not None:
        usual, made, kind = path.with_name(_named(path.name)), fixed.data, ""
    else:
        usual = path.with_name(f"{path.stem}{_MADE}.json")
        made = encoded(exported(replace(file.file, documents=fixed.documents), "json"))
        kind = "（数据交换文件）"
    target = _free(usual, made)
    try:
        write_whole(target, made)
    except UnwritableOutput as error:
        raise UnwritableOutput(elsewhere(str(error)), is_final=error.is_final) from None
    kept = "" if target == usual else f"原有的 {shown(usual.name)} 没有动。"
    return f"{said}，写在 {shown(target.name)}{kind}。{kept}{reasons}"


def _distinct(fixed: Fixed) -> list[str]:
    """The reasons that are told, with the words that they are about."""
    told: dict[str, Finding] = {}
    for finding, why in zip(fixed.left, fixed.reasons, strict=False):
        told.setdefault(why, finding)
    return [f"“{shown(f.text[:30])}”：{why}" for why, f in list(told.items())[:_TOLD]]


def _commented(file: FileChecked, data: bytes, changes: Changes, limits: Limits) -> Said:
    """Write a copy with the findings as comments; say what was done."""
    name = shown(file.file.source.name)
    path = Path(file.file.source.name)
    target = Path(changes.comment or "")
    if changes.is_folder or target.is_dir():
        target = target / path.name
    if target.suffix.lower() != path.suffix.lower():
        kind = shown(path.suffix)
        return f"{name}：批注写在同一种文件里，--comment 的文件名请以 {kind} 结尾。", False
    try:
        if target.resolve() == path.resolve():
            return f"{name}：批注写在副本里，--comment 不能是原件；请换一个位置。", False
        patched = commented(file, data, limits, changes.author, changes.level)
        write_whole(target, patched.data)
    except Unpatchable as error:
        return f"{name}：{error}", False
    except UnwritableOutput as error:
        return shown(str(error).replace("--out", "--comment")), False
    parts = [
        f"{words} {count} 条"
        for words, count in (
            ("新加", patched.added), ("更新", patched.changed), ("保留", patched.kept),
            ("去掉", patched.removed),
        )
        if count
    ]  # fmt: skip
    said = "、".join(parts) if parts else "没有问题需要批注"
    return f"{name}：批注{said}，写在 {shown(str(target))}。", True


def _free(usual: Path, made: bytes) -> Path:
    """The copy's place: an earlier copy is kept, for a person may have gone on working in it."""
    number, target = 1, usual
    while _is_another(target, made):
        number += 1
        stem, _, rest = usual.name.rpartition(_MADE)
        target = usual.with_name(f"{stem}{_MADE[:-1]}{number}{_MADE[-1]}{rest}")
    return target


def _is_another(path: Path, made: bytes) -> bool:
    try:
        return path.read_bytes() != made
    except FileNotFoundError:
        return False
    except OSError:
        return path.exists()


def _named(name: str) -> str:
    """The copy's name; .perf.txt is one suffix."""
    for suffix in (".perf.txt", Path(name).suffix):
        if suffix and name.lower().endswith(suffix.lower()):
            return f"{name[: -len(suffix)]}{_MADE}{name[-len(suffix) :]}"
    return name + _MADE
