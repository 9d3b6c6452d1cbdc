"""The review form of project objectives (项目支出绩效目标审核表) as data: points, grades."""

import tomllib
from dataclasses import dataclass
from functools import cache

from jixiao.kernel.beside import text_beside


@dataclass(frozen=True, slots=True)
class Point:
    """One line of the form.

    Args:
        aspect: 完整性, 相关性, 适当性 or 可行性.
        name: Name of the line.
        question: What a reviewer asks.
        weight: Points out of 100 where a project is scored.
        rules: Beginnings of the ids of rules that speak to it.
    """

    aspect: str
    name: str
    question: str
    weight: int
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReviewForm:
    """The form.

    Args:
        title: Its title.
        cite: Id of the source.
        checked: Whether a person has held it against an official copy.
        points: Its lines, in order.
        grades: (优良中差, what follows from it), best first.
    """

    title: str
    cite: str
    checked: bool
    points: tuple[Point, ...]
    grades: tuple[tuple[str, str], ...]

    def point_of(self, rule: str) -> Point | None:
        """The line that a rule speaks to: the one with the longest beginning of its id."""
        found = [
            (len(prefix), point)
            for point in self.points
            for prefix in point.rules
            if rule.startswith(prefix)
        ]
        return max(found, key=lambda each: each[0])[1] if found else None


@cache
def review_form() -> ReviewForm:
    """The form of the national regulation."""
    data = tomllib.loads(text_beside(__file__, "review_form.toml"))
    return ReviewForm(
        title=data["title"],
        cite=data["cite"],
        checked=data["checked"],
        points=tuple(Point(**{**each, "rules": tuple(each["rules"])}) for each in data["point"]),
        grades=tuple((each["name"], each["consequence"]) for each in data["grade"]),
    )
