"""Names that measure several things are told from names that list people or conditions."""

import pytest

from jixiao.rules.compound_names import measures_several


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("劳模体检率，疗养参加率", ("劳模体检率", "疗养参加率")),
        ("惠民政策的知晓率和满意度", ("惠民政策的知晓率", "满意度")),
        ("政策知晓率，氛围浓厚", ("政策知晓率", "氛围浓厚")),
        ("组织20名劳模疗养，为30名劳模体检", ("组织20名劳模疗养", "为30名劳模体检")),
        ("开展职工培训和技能提升", ("开展职工培训", "技能提升")),
        ("学生、家长、社会满意度", ()),
        ("疗养期间，劳模健康改善率", ()),
        ("提高工作效率和服务质量合格率", ()),
        ("3个月内，20名劳模疗养完成率", ()),
        ("参训人数（含农民工、女职工）", ()),
        ("完成及时率", ()),
        ("", ()),
    ],
)
def test_a_name_measures_several_things_or_one(name: str, parts: tuple[str, ...]) -> None:
    assert measures_several(name) == parts
