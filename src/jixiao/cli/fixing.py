"""Writes the copies that ``jixiao check --fix`` makes."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from jixiao.cli.terminal import shown
from jixiao.formats.limits import Limits, UnreadableDocument
from jixiao.services.checking import FileChecked
from jixiao.services.exporting import exported
from jixiao.services.fixing import Fixed, fix_file
from jixiao.services.output import UnwritableOutput, encoded, write_whole

_MADE = "（已改）"


def fix_all(checked: Sequence[FileChecked], limits: Limits) -> Iterator[str]:
    """Write a copy with the safe fixes beside every file that has any; say what was done."""
    for file in checked:
        path = Path(file.file.source.name)
        name = shown(file.file.source.name)
        safe = sum(each.fix_kind == "safe" for each in file.counted())
        if not safe:
            yield f"{name}：没有可以自动改的问题。"
            continue
        try:
            data = path.read_bytes()
            fixed = fix_file(file.file, file.findings, data, limits)
            yield _written(file, fixed, path)
        except (OSError, UnreadableDocument):
            yield f"{name}：在压缩包里或读不到原文件，没有自动改；请先解压再审核。"
        except UnwritableOutput as error:
            yield f"{name}：{error}"


def _written(file: FileChecked, fixed: Fixed, path: Path) -> str:
    name = shown(file.file.source.name)
    if not fixed.applied:
        return f"{name}：{len(fixed.left)} 处可以自动改，但在文件里的位置拿不准，没有改。"
    if fixed.data is not None:
        target, data = path.with_name(_named(path.name)), fixed.data
        kind = ""
    else:
        target = path.with_name(f"{path.stem}{_MADE}.json")
        data = encoded(exported(replace(file.file, documents=fixed.documents), "json"))
        kind = "（这种格式还不能直接改原件，写的是数据交换文件）"
    write_whole(target, data)
    left = f"，{len(fixed.left)} 处拿不准位置没有改" if fixed.left else ""
    return f"{name}：改了 {len(fixed.applied)} 处{left}，写在 {shown(target.name)}{kind}。"


def _named(name: str) -> str:
    """The copy's name; .perf.txt is one suffix."""
    for suffix in (".perf.txt", Path(name).suffix):
        if suffix and name.lower().endswith(suffix.lower()):
            return f"{name[: -len(suffix)]}{_MADE}{name[-len(suffix) :]}"
    return name + _MADE
