"""When several divisions have judged a plan enough for it to be approved."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from jixiao.regulation.review_form import review_form

POOR = "差"
WHOLE = ""


class Hindrance(NamedTuple):
    """Why a plan may not be approved yet.

    Args:
        kind: "poor": some found it poor; "waiting": some of those who were asked have not judged
            the whole; "left": aspects that nobody has judged together with the others.
        names: The people, or the aspects ("" for the whole).
    """

    kind: str
    names: tuple[str, ...]


def hindrance(
    judged: Mapping[str, Mapping[str, str]], asked: Iterable[str] = ()
) -> Hindrance | None:
    """What stands in the way of approving, None for nothing.

    Somebody has to have graded every aspect and the whole; everybody who was asked has to have
    graded the whole; and nobody may have found it poor.

    Args:
        judged: Name of each person who judged this round to aspect and grade; "" is the whole.
        asked: Names of those to whom the plan was given to be judged.

    >>> hindrance({}, ["乙"])
    Hindrance(kind='waiting', names=('乙',))
    """
    aspects = dict.fromkeys(each.aspect for each in review_form().points)
    whole = {name: grades.get(WHOLE, "") for name, grades in judged.items()}
    poor = tuple(name for name, grade in whole.items() if grade == POOR)
    if poor:
        return Hindrance("poor", poor)
    waiting = tuple(each for each in asked if not whole.get(each))
    if waiting:
        return Hindrance("waiting", waiting)
    wanted = (*aspects, WHOLE)
    left = min(
        (tuple(name for name in wanted if not grades.get(name)) for grades in judged.values()),
        key=len, default=wanted,
    )  # fmt: skip
    return Hindrance("left", left) if left else None
