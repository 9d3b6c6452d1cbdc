"""What a form has no place for: every leaf of a document that is not on the paper."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from jixiao.kernel.notices import Notice
from jixiao.kernel.stated import UNSTATED, Stated
from jixiao.model.documents import PerformanceDocument
from jixiao.model.paper import Grid, Heading, Line, Part
from jixiao.reports.places import FIELDS

_NAMES = {
    **FIELDS,
    "text": "文字部分的正文", "objective": "绩效目标", "forecast": "全年预计完成情况",
    "actual": "实际完成值", "code": "项目编码", "activity": "工作活动", "content": "任务内容",
    "name": "名称", "unit_line": "单位行",
}  # fmt: skip
_LISTS = ("toc", "sections", "projects", "activities", "annual_tasks", "indicators",
          "long_term_indicators", "objectives", "long_term_objectives", "objective_results")  # fmt: skip
_ANYWHERE = ("department", "fiscal_year", "amount_unit", "title")
"""Leaves of a document that other words say too: they are on the paper where their words are."""


class _Field(NamedTuple):
    key: str
    below: str


def unwritten(
    document: PerformanceDocument, root: str, written: set[str], parts: list[Part]
) -> list[tuple[str, Stated[Any]]]:
    """Path and words of every leaf that says something and was not written.

    Args:
        document: What was to be written.
        root: Its path.
        written: Paths of the leaves that are on paper.
        parts: What is on paper.
    """
    lost = [
        (path, stated)
        for path, stated in _leaves(document, root)
        if path not in written
        and (stated.raw or stated.value is not None)
        and not (path.endswith("].title") and _is_said(stated, parts))
    ]
    for name in _ANYWHERE:
        stated = getattr(document, name)
        if stated.raw and f"{root}.{name}" not in written and not _is_said(stated, parts):
            lost.append((f"{root}.{name}", stated))
    return lost


def missing_notices(lost: Sequence[tuple[str, Stated[Any]]], root: str) -> list[Notice]:
    """A notice for each kind of leaf that was not written, with how often that happened."""
    kinds: dict[_Field, list[tuple[str, Stated[Any]]]] = {}
    for path, stated in lost:
        steps = path.removeprefix(f"{root}.").split(".")
        names = [step.partition("[")[0] for step in steps]
        kind = _Field(_key(names), names[0] if len(names) > 1 else "")
        kinds.setdefault(kind, []).append((path, stated))
    return [
        Notice(
            f"表样没有“{_title(kind)}”一栏，{len(found)} 处没有写出。",
            found[0][1].raw[:40],
            None,
            found[0][0],
        )
        for kind, found in kinds.items()
    ]


def contents_notices(
    document: PerformanceDocument, root: str, parts: Sequence[Part]
) -> list[Notice]:
    """A notice when the contents listed what has no heading: they are made anew of the headings."""
    listed = {_squeezed(each.text) for each in parts if isinstance(each, Heading)}
    lost = [
        (n, each.title)
        for n, each in enumerate(document.toc)
        if _squeezed(each.title.raw) not in listed
    ]
    if not lost:
        return []
    message = f"目录按正文的标题重新生成，原目录里有 {len(lost)} 条没有对应的标题，没有写出。"
    at, title = lost[0]
    return [Notice(message, title.raw[:40], None, f"{root}.toc[{at}].title")]


def _key(names: list[str]) -> str:
    return names[-2] if names[-1].isdigit() else names[-1]


def _title(kind: _Field) -> str:
    name = _NAMES.get(kind.key, kind.key)
    if kind.below in {"activities", "annual_tasks", "sections"}:
        return f"{_NAMES[kind.below]}·{name}"
    return name


def _is_said(stated: Stated[Any], parts: list[Part]) -> bool:
    """Whether the words of a leaf, or what they mean, stand anywhere on the paper."""
    words = (stated.raw, str(getattr(stated.value, "name", stated.value) or stated.raw))
    plain = {_squeezed(each) for each in words}
    return any(word in text for text in map(_squeezed, _texts(parts)) for word in plain)


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _texts(parts: list[Part]) -> Iterator[str]:
    for part in parts:
        if isinstance(part, Line | Heading):
            yield part.text
        elif isinstance(part, Grid):
            for row in part.rows:
                for box in row.boxes:
                    if box.leaf is not None:
                        yield box.text


def _leaves(it: object, path: str) -> Iterator[tuple[str, Stated[Any]]]:
    """All leaves below a part of a document but those that other words say."""
    for name in getattr(it, "__dataclass_fields__", ()):
        found = getattr(it, name)
        if found is UNSTATED or name == "span":
            continue
        at = f"{path}.{name}"
        if isinstance(found, Stated):
            if name not in _ANYWHERE or (path.count(".") > 0 and name != "amount_unit"):
                yield at, found
        elif name == "checkpoints":
            for month, percent in found:
                yield f"{path}.{month:02d}", percent
        elif name in _LISTS:
            for n, each in enumerate(found):
                if isinstance(each, Stated):
                    yield f"{at}[{n}]", each
                elif name != "toc":
                    yield from _leaves(each, f"{at}[{n}]")
        elif hasattr(found, "__dataclass_fields__"):
            yield from _leaves(found, at)
