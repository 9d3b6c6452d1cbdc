"""Safe fixes: checked again nothing of their rules is found, and nothing else has changed."""

import json
import random
from dataclasses import replace
from pathlib import Path

import pytest

from jixiao.formats.limits import Limits
from jixiao.formats.plain.decoding import decode
from jixiao.kernel.findings import Finding
from jixiao.services.checking import FileChecked, check_file
from jixiao.services.exporting import exported
from jixiao.services.fixing import Fixed, fix_completely, fix_file
from jixiao.services.reading import read_bytes
from tests.truth import SAMPLES, SHARED

CLEAN = sorted((SAMPLES / "clean").glob("*.perf.txt"))
SLIPS = (("〔2024〕", "[2024]"), ("，", " ，"), ("2025年", "2025 年"), ("%", "％"), ("。", "。。"))
TEXTS = ["qinghekou-union-2025/plan.txt", "qinghekou-culture-2019/plan.txt"]


def safe(checked: FileChecked) -> list[Finding]:
    return [each for each in checked.findings if each.fix_kind == "safe"]


def sample(name: str) -> str:
    return decode((SAMPLES / name).read_bytes(), Limits()).text


def fixed(data: bytes, name: str) -> tuple[FileChecked, Fixed]:
    checked = check_file(read_bytes(data, name))
    return checked, fix_file(checked.file, checked.findings, data, Limits())


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("path", CLEAN, ids=lambda path: path.name)
def test_a_mended_outline_has_none_of_the_slips_and_nothing_else_is_changed(
    path: Path, seed: int
) -> None:
    text = path.read_text(encoding="utf-8")
    chance = random.Random(seed)
    for old, new in SLIPS:
        at = chance.choice([n for n in range(len(text)) if text.startswith(old, n)])
        text = text[:at] + new + text[at + len(old) :]

    before, done = fixed(text.encode(), "样例.perf.txt")
    assert done.applied
    assert done.data is not None
    after = check_file(read_bytes(done.data, "样例.perf.txt"))

    left = {(each.rule, each.where) for each in done.left}
    assert {(each.rule, each.where) for each in safe(after)} <= left
    assert len(after.findings) == len(before.findings) - len(done.applied)
    assert done.data.decode().count("\n") == text.count("\n")
    assert [each for each in done.applied if each.fix_kind != "safe"] == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("name", TEXTS)
def test_a_text_is_mended_in_its_own_encoding_and_line_ends(
    name: str, ends: str, encoding: str
) -> None:
    text = sample(name).replace("\r\n", "\n")
    text = text.replace("。", "。。", 2)
    data = text.replace("\n", ends).encode(encoding)

    _, done = fixed(data, "文本.txt")
    assert done.left == ()
    assert len(done.applied) == 2
    assert done.data is not None
    mended = done.data.decode(encoding)
    assert mended.count(ends) == data.decode(encoding).count(ends)
    after = check_file(read_bytes(done.data, "文本.txt"))

    assert safe(after) == []
    shorter = sum(len(each.text) - len(each.replacement or "") for each in done.applied)
    assert len(mended) == len(data.decode(encoding)) - shorter


@pytest.mark.parametrize("name", TEXTS)
def test_a_mended_exchange_form_has_none_of_the_slips(name: str) -> None:
    text = sample(name).replace("。", "。。", 2)
    read = read_bytes(text.encode(), "文本.txt")
    form = exported(read, "json").encode()

    before, done = fixed(form, "文本.json")
    assert len(done.applied) == 2
    assert done.data is None
    again = exported(replace(before.file, documents=done.documents), "json")
    after = check_file(read_bytes(again.encode(), "文本.json"))

    assert safe(after) == []
    assert len(json.loads(again)["documents"]) == len(json.loads(form)["documents"])


@pytest.mark.parametrize("ordinal", range(5))
def test_every_certain_fix_of_a_real_text_can_be_made(ordinal: int) -> None:
    found = sorted((SHARED / "seeds").glob(f"{ordinal:03}*.txt"))
    if not found:
        pytest.skip("the real texts are not here")
    data = found[0].read_bytes()

    _, done = fixed(data, found[0].name)
    assert done.left == ()
    if done.data is not None:
        assert safe(check_file(read_bytes(done.data, found[0].name))) == []


def test_a_fix_that_makes_another_possible_is_followed_by_it_and_then_there_is_none() -> None:
    text = sample(TEXTS[0]).replace("冬送温暖”，", '冬送温暖",', 1).replace("“春送", '"春送', 1)
    before = check_file(read_bytes(text.encode(), "文本.txt"))

    def again(data: bytes, name: str) -> FileChecked:
        return check_file(read_bytes(data, name))

    once = fix_file(before.file, before.findings, text.encode(), Limits())
    assert once.data is not None
    assert safe(again(once.data, "文本.txt")) != []

    whole = fix_completely(before.file, before.findings, text.encode(), Limits(), again)
    assert whole.data is not None
    assert whole.data.decode() == sample(TEXTS[0])
    done = again(whole.data, "文本.txt")
    assert safe(done) == []
    assert fix_completely(done.file, done.findings, whole.data, Limits(), again).applied == ()


SWAPPED = {
    "表.txt": "1. 劳模体检费绩效目标表\n\n单位：万元\n\n"
    "项目编码\t13032423P00443110149W\t\t项目名称\t劳模体检费\t\t\n"
    "预算规模及资金用途\t预算数\t1.00\t其中：财政资金\t1.00\t其他资金\t\n"
    "\t用于省部级劳模体检\t\t\t\t\t\n"
    "资金支出计划（%）\t3月底\t\t6月底\t10月底\t12月底\t\n"
    "\t50%\t\t20%\t75%\t100%\t\n"
    "绩效目标\t1. 组织省部级劳模体检。\t\t\t\t\t\n"
    "一级指标\t二级指标\t三级指标\t绩效指标描述\t指标值\t指标值确定依据\t\n"
    "产出指标\t数量指标\t劳模体检人数\t体检人数\t≥25人\t冀工发〔2024〕35号\t\n",
    "表.perf.txt": "项目: 劳模体检费  预算数: 1.00\n"
    "支出计划: 3月底 50%, 6月底 20%, 10月底 75%, 12月底 100%\n",
}


@pytest.mark.parametrize("name", SWAPPED)
def test_two_percents_in_each_others_place_are_exchanged_and_none_is_lost(name: str) -> None:
    text = SWAPPED[name]

    before, done = fixed(text.encode(), name)

    assert [each.rule for each in safe(before)] == ["PLN006", "PLN006"]
    assert done.data is not None
    assert done.left == ()
    (words,) = {line for line in text.split("\n") if "50%" in line}
    mended = words.replace("50%", "?").replace("20%", "50%").replace("?", "20%")
    assert done.data.decode() == text.replace(words, mended)


def test_of_an_exchange_that_is_certain_in_one_place_only_none_is_made() -> None:
    data = SWAPPED["表.txt"].encode()
    checked = check_file(read_bytes(data, "表.txt"))
    one, other = safe(checked)

    done = fix_file(checked.file, (one, other._replace(span=None)), data, Limits())

    assert done.applied == ()
    assert len(done.left) == 2
    assert done.data is None


def test_what_stands_in_a_later_line_of_a_cell_is_mended_there() -> None:
    text = sample(TEXTS[0]).replace("比武，带动", "比武，，带动", 1)

    before, done = fixed(text.encode(), "文本.txt")

    assert [each.rule for each in safe(before)] == ["TXT014"]
    assert done.data is not None
    assert done.data.decode() == sample(TEXTS[0])
