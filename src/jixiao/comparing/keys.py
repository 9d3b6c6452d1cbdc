"""By what a part is known again in another version: the surest key first."""

from collections.abc import Callable

from jixiao.comparing.likeness import alike, fold, heading_key, name_key
from jixiao.comparing.parts import GRADED, ITEMS, PARAGRAPHS, Part

Key = Callable[[Part], str]
_SEAM = "\x1f"
_TELLING = 12
"""Signs of a paragraph from which on the same words are no chance."""


def whole(part: Part) -> str:
    """All its words, lists aside; never ""."""
    return _SEAM.join(("", *(f"{name}={fold(part.words(name))}" for name in part.leaves)))


def _of(*names: str) -> Key:
    def key(part: Part) -> str:
        words = [fold(part.words(name)) for name in names]
        return _SEAM.join(words) if words[-1] else ""

    return key


def _text(part: Part) -> str:
    return _SEAM.join(fold(each.words("")) for each in part.lists[PARAGRAPHS])


def _heading_and_text(part: Part) -> str:
    return f"{whole(part)}{_SEAM}{_text(part)}"


def _whole_project(part: Part) -> str:
    return f"{whole(part)}{_SEAM}{content(part)}"


def _heading_key(part: Part) -> str:
    return heading_key(part.words("heading"))


def _path_and_heading(part: Part) -> str:
    """The heading with its level, since 总体 chapters repeat below others."""
    heading = fold(part.words("heading"))
    return f"{part.words('level')}{_SEAM}{heading}" if heading else ""


def _name_key(part: Part) -> str:
    return name_key(part.words("name"))


def department_key(part: Part) -> str:
    """The department that wrote a document: its name, else its code."""
    stated = part.leaf("department")
    if stated.value is None:
        return name_key(stated.raw)
    return name_key(stated.value.name) or stated.value.code or ""


def _year(part: Part) -> str:
    return str(part.leaf("fiscal_year").value or "")


def _kind(part: Part) -> str:
    return str(part.silent["kind"].kind)


def _document(part: Part) -> str:
    return _SEAM.join((_kind(part), department_key(part), _year(part), fold(part.words("title"))))


_ROW: tuple[Key, ...] = (
    whole,
    _of("level1", "level2", "name"),
    _of("name", "target"),
    _of("level2", "name"),
    _of("name"),
)
KEYS: dict[str, tuple[Key, ...]] = {
    "documents": (
        _document,
        lambda part: _SEAM.join((_kind(part), department_key(part), _year(part))),
        lambda part: _SEAM.join((_kind(part), department_key(part))),
        lambda part: _SEAM.join((_kind(part), _year(part))),
        _kind,
        lambda part: _SEAM.join((department_key(part), _year(part))),
    ),
    "toc": (whole, _of("title"), lambda part: heading_key(part.words("title"))),
    "sections": (_heading_and_text, _path_and_heading, _of("heading"), _heading_key, _text),
    PARAGRAPHS: (whole,),
    "projects": (
        _whole_project,
        lambda part: (
            _SEAM.join((fold(part.words("code")), fold(part.words("name"))))
            if part.words("code") and part.words("name")
            else ""
        ),
        _of("name"),
        _of("code"),
        _name_key,
    ),
    **dict.fromkeys(ITEMS, (whole,)),
    "indicators": _ROW,
    "long_term_indicators": _ROW,
    "activities": (whole, _of("duty", "activity"), _of("activity"), _of("duty")),
    GRADED: (whole, _of("name")),
    "annual_tasks": (whole, _of("name")),
}
"""Kind of part to its keys; parts with the same key belong together, in their order."""


def _whole_row(part: Part) -> str:
    return whole(part) if part.words("name") and part.words("target") else ""


def _long(part: Part) -> str:
    """A paragraph that is no heading or list number."""
    words = fold(part.words(""))
    return words if len(words) >= _TELLING else ""


ACROSS: dict[str, tuple[Key, ...]] = {
    "projects": KEYS["projects"],
    "indicators": (_whole_row, _of("level2", "name", "target")),
    "long_term_indicators": (_whole_row, _of("level2", "name", "target")),
    PARAGRAPHS: (_long,),
}
"""Keys by which a part is known again below another parent; they must be the only ones there."""

_WEIGHTS = {
    "level1": 0.5, "level2": 1.0, "name": 4.0, "description": 2.0, "target": 1.5, "basis": 1.5,
    "actual": 1.0, "deviation_reason": 1.0, "note": 0.5,
    "duty": 1.0, "activity": 4.0, "objective": 2.0, "content": 2.0, "heading": 2.0, "title": 1.0,
    "grade_criteria.excellent": 1.0, "": 1.0,
}  # fmt: skip


def score(old: Part, new: Part) -> float:
    """How alike two parts of one kind are, field by field, 0 to 1."""
    if old.kind == "projects" or old.kind == "sections":
        return alike(content(old), content(new))
    total = shared = 0.0
    for name, weight in _WEIGHTS.items():
        words, others = old.words(name), new.words(name)
        if words or others:
            total += weight
            shared += weight * alike(words, others)
    return shared / total if total else 0.0


def content(part: Part) -> str:
    """The words by which it is looked for, lists included."""
    if part.kind == "projects":
        own = [part.words(name) for name in ("name", "use_of_funds")]
        own += [each.words("") for each in part.lists["objectives"]]
        return "".join([*own, *(each.words("name") for each in part.lists["indicators"])])
    if part.kind == "sections":
        return "".join(
            [part.words("heading"), *(each.words("") for each in part.lists[PARAGRAPHS])]
        )
    return "".join(part.words(name) for name in _WEIGHTS if name not in {"level1", "level2"})
