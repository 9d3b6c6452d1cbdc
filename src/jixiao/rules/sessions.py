"""Party congresses and plenums that a text names, against those held by then."""

from collections.abc import Mapping


def outdated(held: Mapping[str, int], year: int, text: str) -> list[tuple[str, str]]:
    """Names in a text that are superseded, each with the latest one; none when that is named too.

    Args:
        held: Names of congresses or plenums and the years in which they met.
        year: Fiscal year of the text; it was written when the year before ended.
        text: The text.

    >>> outdated({"十九大": 2017, "二十大": 2022}, 2023, "学习十九大精神")
    [('十九大', '二十大')]
    """
    met = [name for name, when in held.items() if when < year]
    if not met:
        return []
    latest = max(met, key=lambda name: held[name])
    named = [name for name in held if name in text]
    if any(held[name] >= held[latest] for name in named):
        return []
    return [(name, latest) for name in named]
