import pytest

from jixiao.regulation.review_form import review_form
from jixiao.scoring.judging import Hindrance, hindrance

ASPECTS = tuple(dict.fromkeys(each.aspect for each in review_form().points))
GOOD = dict.fromkeys([*ASPECTS, ""], "良")


@pytest.mark.parametrize(
    ("judged", "asked", "found"),
    [
        ({}, (), Hindrance("left", (*ASPECTS, ""))),
        ({"甲": GOOD}, (), None),
        ({"甲": GOOD}, ("甲",), None),
        ({"甲": GOOD}, ("甲", "乙"), Hindrance("waiting", ("乙",))),
        ({"甲": GOOD, "乙": {"": "中"}}, ("甲", "乙"), None),
        ({"甲": GOOD, "乙": {"": "差"}}, ("甲", "乙"), Hindrance("poor", ("乙",))),
        ({"甲": {**GOOD, "": ""}}, (), Hindrance("left", ("",))),
        ({"甲": {"": "优"}}, (), Hindrance("left", ASPECTS)),
        ({"甲": {"": "优"}, "乙": {**GOOD, ASPECTS[0]: ""}}, (), Hindrance("left", ASPECTS[:1])),
    ],
)  # fmt: skip
def test_approving_waits_for_everybody_who_was_asked(
    judged: dict[str, dict[str, str]], asked: tuple[str, ...], found: Hindrance | None
) -> None:
    assert hindrance(judged, asked) == found
