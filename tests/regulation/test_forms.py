"""Forms are data: every one is sound, and what is wrong with one is a single sentence."""

import re

import pytest

from jixiao.model.documents import DOCUMENT_CLASSES, PerformancePlan
from jixiao.model.project import Project
from jixiao.regulation.edition import edition_named
from jixiao.regulation.form_files import form_named, forms, read_form
from jixiao.regulation.forms import FaultyForm, Form, filled
from jixiao.regulation.looks import looks_named
from jixiao.reports.forms.composing import compose
from tests.truth import REPOSITORY

ROWS = 'band = "rows"\nrows = [["部门", {leaf = "department"}]]'
WHOLE = """
title = "本县"
kinds = ["plan"]
[[document]]
part = "table"
table = "甲"
[table."甲"]
widths = [1, 2]
[[table."甲".band]]
band = "rows"
rows = [["部门", {leaf = "department"}]]
"""


@pytest.mark.parametrize("form", forms(), ids=lambda form: form.id)
def test_a_form_names_kinds_layouts_and_looks_that_exist(form: Form) -> None:
    assert form.document
    assert set(form.kinds) <= DOCUMENT_CLASSES.keys()
    assert not form.edition or edition_named(form.edition) is not None
    assert looks_named(form.looks).id == form.looks


@pytest.mark.parametrize("form", forms(), ids=lambda form: form.id)
def test_a_form_prints_a_document_without_anything(form: Form) -> None:
    document = DOCUMENT_CLASSES[form.kinds[0]](projects=(Project(),))

    composed = compose([document], [form])

    assert composed.notices == ()


def test_a_form_of_ones_own_is_read_from_its_bytes() -> None:
    form = read_form(WHOLE.encode(), "县里/本县.toml")

    assert (form.id, form.title, form.kinds) == ("本县", "本县", ("plan",))
    assert form.document[0].table is not None
    assert form.document[0].table.widths == (333, 667)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('title = "本县"', "title = 3", "开头的“title”应当是文字。"),
        ('title = "本县"\n', "", "开头缺“title”。"),
        ('kinds = ["plan"]', 'kinds = ["plan", 1]', "kinds应当是文字的列表。"),
        ('part = "table"', 'part = "tabel"', "第 1 个 [[document]]的 part 应当是 line、"),
        ('table = "甲"', 'table = "乙"', "第 1 个 [[document]]没有 [table.乙] 这张表。"),
        ("widths = [1, 2]", "widths = [1, 0]", "[table.甲]的 widths 应当是正整数的列表。"),
        ("widths = [1, 2]", "widths = [1, 1, 1]", "第 1 行有 3 列空着，格子却占 2 列。"),
        ('band = "rows"', 'band = "row"', "的 band 应当是 rows、months、each 之一。"),
        ('{leaf = "department"}', "7", "第 1 行第 2 格应当是文字或 {…}。"),
        ('{leaf = "department"}', "{leef = 3}", "第 1 行第 2 格有不认识的“leef”。"),
        ('{leaf = "department"}', "{across = 0}", "第 1 行第 2 格的 across、down 不能小于 1。"),
        ('{leaf = "department"}', "{down = 2}", "有格子的 down 伸到了最后一行下面。"),
        ('{leaf = "department"}', '{style = "big"}', "的 style 应当是 label、text、"),
        ("rows = [[", "rows = [", "不是正确的 TOML（"),
        ('part = "table"', 'part = "line"\nstyle = "body"', "有不认识的“table”。"),
        ('part = "table"\ntable = "甲"', 'part = "heading"', "要写 text 或 leaf。"),
        ('[table."甲"]', '[table]\n"乙" = 3\n[table."甲"]', "[table.乙]应当是一张表。"),
        ('band = "rows"', 'band = "months"\nlabel = {}\nmonths = [13]', "有不认识的“rows”。"),
        (ROWS, 'band = "months"\nlabel = {}\nmonths = [13]', "的 months 应当是 1 到 12 的月份。"),
        (ROWS, 'band = "months"\nlabel = {across = 2}', "的 label 占满了整行，没有地方写月份。"),
        ("rows = [[", 'rows = ["部门", [', "第 1 行应当是一列格子。"),
    ],
)
def test_an_error_is_one_sentence_with_file_and_place(old: str, new: str, says: str) -> None:
    with pytest.raises(FaultyForm) as caught:
        read_form(WHOLE.replace(old, new, 1).encode(), "本县.toml")

    words = str(caught.value)
    assert words.startswith("本县.toml：")
    assert says in words
    assert words.endswith("。")
    assert "\n" not in words


def test_bytes_that_are_no_text_are_said_to_be_none() -> None:
    with pytest.raises(FaultyForm, match="不是 UTF-8 编码"):
        read_form(WHOLE.encode("gbk"), "本县.toml")


@pytest.mark.parametrize("leaf", ["budgett", "budget.sum", "document.nothing"])
def test_a_leaf_that_no_document_has_is_said(leaf: str) -> None:
    form = read_form(WHOLE.replace("department", leaf).encode(), "本县.toml")

    with pytest.raises(FaultyForm, match=r"没有“.+”这个字段"):
        compose([PerformancePlan()], [form])


def test_a_list_that_no_document_has_is_said() -> None:
    text = WHOLE.replace(
        'band = "rows"\nrows = [["部门", {leaf = "department"}]]',
        'band = "each"\nof = "nothing"\ncolumns = ["", ""]',
    )

    with pytest.raises(FaultyForm, match="没有“nothing”这个列表"):
        compose([PerformancePlan()], [read_form(text.encode(), "本县.toml")])


def test_places_in_a_text_are_filled_or_the_text_is_left_out() -> None:
    assert filled("{a}编制", {"a": "财政局"}) == "财政局编制"
    assert filled("{a}编制", {"a": ""}) == ""
    assert filled("目录", {}) == "目录"


def test_forms_are_found_by_their_name() -> None:
    assert form_named("nothing") is None
    assert [each.id for each in forms()] == sorted(each.id for each in forms())


def test_the_form_in_the_manual_is_sound() -> None:
    text = (REPOSITORY / "docs/writing.md").read_text(encoding="utf-8")
    [example] = re.findall(r"```toml\n(.*?)```", text, re.DOTALL)

    form = read_form(example.encode(), "本县.toml")

    assert compose([PerformancePlan(projects=(Project(),))], [form]).paper.parts
