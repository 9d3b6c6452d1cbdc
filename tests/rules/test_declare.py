import re
import sys
from types import ModuleType

import pytest

from jixiao.kernel.findings import Severity
from jixiao.rules.declare import Rule

WHERE = "jixiao.rules.targets.tgt901_never_used"
WHOLE = '''"""为什么。

说明。
"""
from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.context import Context


@rule(
    id="TGT901",
    name="never-used",
    title="标题",
    fix="改法。",
    severity=Severity.NOTE,
    cites=("practice",),
    examples=(Bad("项目: 甲", says="坏。"), Good("项目: 乙")),
)
def check(indicator: Indicator) -> str | None:
    return None
'''


def declared(source: str, where: str = WHERE) -> Rule:
    """The rule that a module's text declares."""
    module = ModuleType(where)
    sys.modules[where] = module
    try:
        exec(compile(source, where, "exec"), module.__dict__)  # noqa: S102 -- our own text above
    finally:
        sys.modules.pop(where, None)
    found: Rule = module.RULE
    return found


def test_a_whole_declaration_is_a_rule() -> None:
    rule = declared(WHOLE)

    assert (rule.id, rule.family, rule.severity) == ("TGT901", "TGT", Severity.NOTE)
    assert rule.reason == "为什么。\n\n说明。"
    assert rule.kinds == ("plan", "project-objectives", "department-objectives")
    assert not rule.wants_context
    assert rule.module == WHERE


def test_a_second_parameter_is_the_context() -> None:
    source = WHOLE.replace("indicator: Indicator", "indicator: Indicator, ctx: Context")

    assert declared(source).wants_context


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"""为什么。\n\n说明。\n"""\n', "", "the module needs a docstring"),
        ('title="标题"', 'title=""', "TGT901 needs a title and a fix"),
        ('fix="改法。"', 'fix=""', "TGT901 needs a title and a fix"),
        ('cites=("practice",)', "cites=()", "TGT901 cites nothing; cite a source or 'practice'"),
        (
            'Bad("项目: 甲", says="坏。"), Good("项目: 乙")',
            'Good("项目: 乙"),',
            "TGT901 needs a Bad example",
        ),
        (', Good("项目: 乙")', ", ", "TGT901 needs a Good example"),
        ('id="TGT901"', 'id="TGT9"', "id 'TGT9' is not one of DOC, OBJ"),
        ('id="TGT901"', 'id="XYZ901"', "id 'XYZ901' is not one of DOC, OBJ"),
        ('id="TGT901"', 'id="TGT902"', "belongs in targets.tgt902_never_used"),
        ('id="TGT901"', 'id="IND901"', "belongs in indicators.ind901_never_used"),
        ('name="never-used"', 'name="Never used"', "name 'Never used' is not in kebab-case"),
        ('name="never-used"', 'name="other"', "belongs in targets.tgt901_other"),
        ('name="never-used"', 'name="never-used", repair="maybe"', "TGT901 has repair 'maybe'"),
        ("indicator: Indicator", "indicator", "the first parameter's type must be one of Perf"),
        ("indicator: Indicator", "indicator: str", "the first parameter's type must be one of"),
        ("indicator: Indicator", "", "the first parameter's type must be one of"),
        ("indicator: Indicator", "indicator: Indicator, a, b", "the first parameter's type must"),
    ],
)
def test_half_a_declaration_is_refused_with_one_sentence(old: str, new: str, said: str) -> None:
    assert WHOLE.count(old) == 1

    with pytest.raises(TypeError, match=re.escape(said)) as error:
        declared(WHOLE.replace(old, new))
    assert str(error.value).startswith(f"{WHERE}: ")
    assert "\n" not in str(error.value)


def test_two_rules_in_one_file_are_refused() -> None:
    second = WHOLE[WHOLE.index("@rule") :].replace("def check", "def other")

    with pytest.raises(TypeError, match="two rules in one file; give each its own"):
        declared(WHOLE + second)
