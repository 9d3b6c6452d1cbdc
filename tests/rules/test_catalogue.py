import ast
import json
import pkgutil
import re
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import jixiao.rules.targets
from jixiao.kernel.findings import Severity
from jixiao.regulation.parameters import parameter, parameter_names
from jixiao.regulation.source import sources
from jixiao.rules import catalogue
from jixiao.rules.catalogue import rules, version
from jixiao.rules.declare import FAMILIES, Rule
from tests.rules.test_declare import WHOLE
from tests.truth import REPOSITORY, SHARED
from tools.defects import KINDS

PACKAGE = REPOSITORY / "src" / "jixiao"
DEFECTS_SEEN = SHARED / "golden" / "defects.json"
DEFECTS = re.compile(r"D\d\d")


@pytest.fixture
def family(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder whose rule files belong to the family of targets."""
    monkeypatch.setattr(
        jixiao.rules.targets, "__path__", [*jixiao.rules.targets.__path__, str(tmp_path)]
    )
    rules.cache_clear()
    yield tmp_path
    rules.cache_clear()
    for name in [each for each in sys.modules if re.search(r"\.targets\.tgt9\d\d_", each)]:
        del sys.modules[name]


def test_there_are_at_least_130_rules_of_known_families() -> None:
    assert len(rules()) >= 130
    assert {rule.family for rule in rules().values()} <= set(FAMILIES)


def test_the_version_changes_with_the_level_of_a_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    before = version()
    changed = dict(rules())
    first = next(iter(changed))
    levels = [each for each in Severity if each is not changed[first].severity]
    changed[first] = replace(changed[first], severity=levels[0])
    monkeypatch.setattr(catalogue, "rules", lambda: changed)

    assert version.__wrapped__() != before
    assert re.fullmatch(r"0\.2\.0\+[0-9a-f]{8}", before)


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        (
            "tgt901_never_used.py",
            '"""没有规则。"""\n',
            "tgt901_never_used declares no rule; declare one",
        ),
        (
            "tgt902_target_not_filled.py",
            WHOLE.replace("TGT901", "TGT902").replace("never-used", "target-not-filled"),
            "rename one of them",
        ),
    ],
)
def test_a_broken_family_stops_the_program(family: Path, name: str, text: str, said: str) -> None:
    taken = next(rule for rule in rules().values() if rule.id == "TGT002")
    text = text.replace("target-not-filled", taken.name)
    path = name.replace("target_not_filled", taken.name.replace("-", "_"))
    (family / path).write_text(text, encoding="utf-8")
    rules.cache_clear()

    with pytest.raises(TypeError, match=said):
        rules()


def test_a_file_that_can_not_be_imported_stops_the_program(family: Path) -> None:
    (family / "tgt903_broken.py").write_text("import nothing_of_this_name\n", encoding="utf-8")
    rules.cache_clear()

    with pytest.raises(ModuleNotFoundError):
        rules()


@pytest.mark.parametrize("rule", rules().values(), ids=rules().keys())
def test_what_a_rule_refers_to_exists(rule: Rule) -> None:
    assert {cite.partition("#")[0] for cite in rule.cites} <= set(sources())
    assert set(rule.gives_way_to) <= set(rules()) - {rule.id}
    assert set(rule.kinds) <= {"plan", "project-objectives", "department-objectives",
                               "self-evaluation", "monitoring", "none"}  # fmt: skip
    assert rule.title
    assert not rule.title.endswith("。")
    assert rule.fix.endswith("。")
    assert rule.reason.split("\n")[0].endswith("。")


def test_what_rules_cover_are_defects_that_are_known() -> None:
    covered = {word for rule in rules().values() for word in rule.covers}
    kinds = {word.removeprefix("kind:") for word in covered if word.startswith("kind:")}

    assert [word for word in covered if not DEFECTS.fullmatch(word) and "kind:" not in word] == []
    assert all(1 <= int(word[1:]) <= 64 for word in covered if DEFECTS.fullmatch(word))
    if not DEFECTS_SEEN.exists():
        pytest.skip("the defects that a reviewer saw are not here")
    texts = json.loads(DEFECTS_SEEN.read_text(encoding="utf-8"))
    known = set(re.findall(r'"kind": "([^"]+)"', json.dumps(texts)))
    assert sorted(kinds - known) == []


def test_every_candidate_defect_has_a_rule_or_a_reason() -> None:
    covered = {word for rule in rules().values() for word in rule.covers}
    reasons = tomllib.loads(KINDS.read_text(encoding="utf-8"))["outside"]
    candidates = {f"D{number:02}" for number in range(1, 65)}

    assert candidates - covered == set(reasons)
    assert all(reasons.values())


def test_every_parameter_is_read_and_used() -> None:
    text = "\n".join(
        path.read_text(encoding="utf-8")
        for room in ("rules", "services", "regulation", "reports", "scoring")
        for path in (PACKAGE / room).rglob("*.py")
    )
    names = sorted(parameter_names())

    for name in names:
        assert parameter(name).values, name
        assert parameter(name).title
    assert [name for name in names if f'"{name}"' not in text] == []


def test_a_rule_asks_for_no_parameter_that_is_not_there() -> None:
    asked = set()
    for path in (PACKAGE / "rules").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr in {"number", "words"}
                and node.args
                and isinstance(node.args[0], ast.Constant)
                and isinstance(node.args[0].value, str)
            ):
                asked.add(node.args[0].value)

    assert sorted(asked - set(parameter_names())) == []


def test_a_rule_file_that_is_imported_later_is_the_one_of_the_catalogue() -> None:
    others = [
        each.id for each in rules().values() if pkgutil.resolve_name(each.module).RULE is not each
    ]

    assert others == []
