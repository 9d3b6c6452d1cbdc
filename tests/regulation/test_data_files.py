"""A data file that is wrong stops the program, and the message names it and what would be right."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from jixiao.regulation import (
    edition,
    looks,
    parameters,
    report_outline,
    scoring,
    source,
    taxonomy,
    words,
)
from jixiao.regulation.looks import looks_named
from tests.truth import REPOSITORY

ROOM = REPOSITORY / "src" / "jixiao" / "regulation"
MODULES = (edition, looks, parameters, report_outline, scoring, source, taxonomy, words)


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the data that the modules of the room read instead of their own."""
    copy = tmp_path / "regulation"
    shutil.copytree(ROOM, copy, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    for module in MODULES:
        monkeypatch.setattr(module, "__file__", str(copy / "anything.py"))
    return copy


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "old", "new", "load", "says"),
    [
        (
            "editions/two-halves.toml", 'id = "two-halves"', 'id = "halves"',
            edition.editions.__wrapped__,
            "two-halves.toml declares id 'halves'; rename one of them",
        ),
        (
            "sources/practice.toml", 'id = "practice"', 'id = "habit"',
            source.sources.__wrapped__,
            "practice.toml declares id 'habit'; rename one of them",
        ),
        (
            "taxonomies/caiyu-2015-88.toml", 'id = "caiyu-2015-88"', 'id = "old"',
            taxonomy.taxonomies.__wrapped__,
            "caiyu-2015-88.toml declares id 'old'; rename one of them",
        ),
        (
            "outlines/evaluation-report.toml", 'id = "evaluation-report"', 'id = "report"',
            report_outline.report_outlines.__wrapped__,
            "evaluation-report.toml declares id 'report'; rename one of them",
        ),
        (
            "outlines/evaluation-report.toml", 'cite = "caiyu-2020-10"', 'cite = "nowhere"',
            report_outline.report_outlines.__wrapped__,
            "outlines/evaluation-report.toml cites 'nowhere'; add it to regulation/sources",
        ),
        (
            "scoring/s101.toml", 'cite = "caiyu-2021-101"', 'cite = "nowhere"',
            scoring.scoring_methods.__wrapped__,
            "scoring/s101.toml cites 'nowhere'; add it to regulation/sources",
        ),
        (
            "grades.toml", 'cite = "caiyu-2020-10"', 'cite = "nowhere"',
            scoring.grade_bands.__wrapped__,
            "grades.toml cites 'nowhere'; add it to regulation/sources",
        ),
        (
            "parameters/basis_age_years.toml", 'cite = "practice"', 'cite = "nowhere#3"',
            lambda: parameters.parameter.__wrapped__("basis_age_years"),
            "parameters/basis_age_years.toml cites 'nowhere#3'; add it to regulation/sources",
        ),
        (
            "parameters/basis_age_years.toml", "value = 10",
            "value = 10\n[[value]]\nfrom = 1999-01-01\ncite = 'practice'\nchecked = true\nvalue = 9",
            lambda: parameters.parameter.__wrapped__("basis_age_years"),
            "parameters/basis_age_years.toml: days do not ascend for region ''",
        ),
        (
            "headers.toml", '"指标值确定依据"', '"指标值确定依据", "一级 指标"',
            lambda: words.meanings.__wrapped__("columns"),
            "headers.toml [columns]: 一级 指标 stands under level1 and basis",
        ),
    ],
)  # fmt: skip
def test_a_faulty_data_file_is_named(
    room: Path, name: str, old: str, new: str, load: Callable[[], object], says: str
) -> None:
    change(room / name, old, new)

    with pytest.raises(ValueError) as caught:  # noqa: PT011 -- the whole message is compared
        load()

    assert str(caught.value) == says


def test_looks_under_another_name_than_their_id_are_refused_in_chinese(room: Path) -> None:
    (room / "looks/official.toml").rename(room / "looks/county.toml")

    with pytest.raises(looks.FaultyLooks, match=r"样式文件 county\.toml 里的 id 是“official”"):
        looks_named.__wrapped__("county")


def test_the_most_special_region_goes_before_the_latest_day(room: Path) -> None:
    path = room / "parameters/basis_age_years.toml"
    later = "\n[[value]]\nfrom = {}\nregion = '{}'\ncite = 'practice'\nchecked = true\nvalue = {}\n"
    text = path.read_text(encoding="utf-8")
    added = (("2024-01-01", "", 8), ("2020-01-01", "13", 6), ("2022-01-01", "1302", 5))
    path.write_text(text + "".join(later.format(*each) for each in added), encoding="utf-8")
    name = "county_basis_age_years"
    path.rename(path.with_name(f"{name}.toml"))

    def held(year: int, region: str) -> int:
        return int(parameters.Parameters(date(year, 1, 1), region).number(name))

    assert (held(2023, ""), held(2024, "")) == (10, 8)
    assert (held(2024, "13"), held(2024, "1304")) == (6, 6)
    assert (held(2024, "130283"), held(2021, "130283")) == (5, 6)
    assert held(1990, "13") == 10


def test_a_setting_of_a_bureau_goes_before_all_else() -> None:
    own = {"basis_age_years": 3, "slogan_words": ["再创辉煌"]}
    its = parameters.Parameters(date(2027, 1, 1), "13", own)

    assert its.number("basis_age_years") == 3
    assert its.words("slogan_words") == {"再创辉煌"}
    assert its.value("basis_age_years").cite == "practice"
    others = parameters.Parameters(date(2027, 1, 1), "13")
    assert its.number("objectives_most") == others.number("objectives_most")
    assert its.words("generic_words") == others.words("generic_words")


@pytest.mark.parametrize(
    ("cite", "says"),
    [
        ("practice", "实际做法"),
        ("caiyu-2021-101#9", "财预〔2021〕101号"),
        ("caiyu-2021-101", "（待核）"),
        ("nowhere-1", "nowhere-1"),
    ],
)
def test_a_reference_is_written_as_people_write_it(cite: str, says: str) -> None:
    assert says in source.source_words(cite)
