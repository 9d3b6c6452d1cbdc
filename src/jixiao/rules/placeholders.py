"""Placeholders that a form prints, and where they still stand."""

from jixiao.kernel.patterns import pattern
from jixiao.rules.prose import Found, Prose

SIGNS = frozenset("*XxＸ×_＿某□○")
"""Signs of which placeholders are made."""
_PLACEHOLDER = pattern(
    r"[*xXＸ×_＿□○某](?:(?<=\*)\*+|(?<![A-Za-z.][xX])(?<=[xX])[xX]+(?![A-Za-z0-9])|(?<=Ｘ)Ｘ+"
    r"|(?<=×)×+|(?<=_)__+|(?<=＿)＿+|(?<=□)□+|(?<=某)某"
    r"|(?<=○)(?<![一二三四五六七八九0-9○]○)○+(?![一二三四五六七八九0-9年○]))"
)
_LONGEST = 12
_BOUNDS = frozenset("≥≤><＞＜=＝")


def placeholders(prose: Prose) -> list[Found]:
    """All placeholders of a document: ** XX ×× ____ □□ ○○ 某某."""
    signs = prose.signs & SIGNS
    if not signs.issuperset("xX") and not any(2 * sign in prose.different for sign in signs):
        return []
    return list(prose.find(_PLACEHOLDER))


def is_printed_hint(found: Found, prose: Prose) -> bool:
    """Whether it is the form's own (≥**人) or ≥**人 behind a name, while the row has its target."""
    passage = found.passage
    if passage.field != "indicator" or passage.keys[0] != "projects":
        return False
    raw, end = passage.raw, found.start + len(found.words)
    is_bound = raw[: found.start].rstrip()[-1:] in _BOUNDS
    opened = max(raw.rfind("(", 0, found.start), raw.rfind("（", 0, found.start))
    closed = min((at for at in (raw.find(")", end), raw.find("）", end)) if at >= 0), default=-1)
    if not is_bound and (opened < 0 or closed < 0 or closed - opened > _LONGEST):
        return False
    _, at, rows, row, _ = passage.keys
    project = prose.document.projects[int(at)]
    target = getattr(project, str(rows))[int(row)].target.raw
    return any(map(str.isdigit, target))
