"""Findings in every public format."""

import csv
import html.parser
import json
import re
from dataclasses import replace
from io import StringIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from jixiao.formats.exchange.checking import misfit
from jixiao.formats.findings.exchange import NoSnapshotError, read_snapshots
from jixiao.formats.findings.schema import findings_schema, schema_text
from jixiao.kernel.findings import Suppression
from jixiao.kernel.stated import Stated
from jixiao.rules.catalogue import rules, version
from jixiao.rules.places import reach
from jixiao.services.checking import FileChecked, check_file
from jixiao.services.reading import read, read_bytes
from jixiao.services.reporting import FORMATS, reported
from tests.truth import REPOSITORY, SAMPLES

PLAN = """项目: 劳模<b>荣誉</b>津贴 & 慰问  预算数: 2.00
目标: 发放津贴
数量指标 | =HYPERLINK("x") 劳模数量 | 个 | 清工发[2024]6号
数量指标 | 慰问困难职工数量 | 户 | 清工发〔2024〕6号
质量指标 | 合格率 | ≥95优 | "引号"，逗号
"""
VOID = {"meta", "input", "br", "link", "img", "hr"}


@pytest.fixture(scope="module")
def checked() -> FileChecked:
    return check_file(read_bytes(PLAN.encode(), "甲,乙.perf.txt"))


@pytest.fixture(scope="module")
def sample() -> FileChecked:
    return check_file(read(SAMPLES / "qinghekou-union-2025" / "plan.docx"))


def entry(file: FileChecked) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(reported([file], "json", is_list=False))
    return found


def test_json_has_the_keys_of_the_public_form_in_their_order(checked: FileChecked) -> None:
    found = entry(checked)

    assert list(found) == [
        "schema", "source", "catalogue", "findings", "looked_at", "not_applicable"
    ]  # fmt: skip
    assert found["schema"] == "jixiao-findings/1"
    assert found["catalogue"] == {"version": version(), "rules": len(rules())}
    assert list(found["findings"][0])[:14] == [
        "rule", "name", "severity", "where", "span", "text", "row", "message", "fix", "fix_kind",
        "replacement", "cites", "cause", "suppressed",
    ]  # fmt: skip
    assert list(found["not_applicable"][0]) == ["rule", "where", "reason"]


def test_json_fits_its_schema_and_the_schema_is_current(sample: FileChecked) -> None:
    committed = (REPOSITORY / "docs" / "findings.schema.json").read_text(encoding="utf-8")

    assert misfit(entry(sample), findings_schema()) is None
    assert committed == schema_text()


def test_json_of_several_files_is_a_list_and_jsonl_a_line_each(checked: FileChecked) -> None:
    assert len(json.loads(reported([checked, checked], "json", is_list=True))) == 2
    assert isinstance(json.loads(reported([checked], "json", is_list=True)), list)
    lines = reported([checked, checked], "jsonl", is_list=True).splitlines()
    assert [json.loads(line) for line in lines] == [entry(checked)] * 2


def test_a_snapshot_is_read_back_as_it_was(sample: FileChecked) -> None:
    hidden = replace(
        sample,
        findings=tuple(
            each._replace(suppressed=Suppression("绩效科", "沿用", "2026-12-31"))
            for each in sample.findings
        ),
    )

    for form in ("json", "jsonl"):
        (snapshot,) = read_snapshots("\ufeff" + reported([hidden], form, is_list=False))
        assert [each._replace(offset=None) for each in hidden.findings] == list(snapshot.findings)


@pytest.mark.parametrize(
    "text",
    ["", "[]", "3", "{}", "[3]", "null", '"x"', "{", '{"schema": "jixiao/1"}', "[" * 100_000,
     '{"schema": "jixiao-findings/1", "source": {}, "findings": [3]}', "﻿", "\x00"],
)  # fmt: skip
def test_what_is_no_snapshot_is_refused_in_one_sentence(text: str) -> None:
    with pytest.raises(NoSnapshotError, match=r"不能用来比较。$"):
        read_snapshots(text)


def test_places_are_exact_to_the_character(sample: FileChecked) -> None:
    exact = 0
    for each in sample.findings:
        path = each.where.partition(".")[2]
        leaf = reach(sample.file.documents[0], path)
        if isinstance(leaf, Stated) and each.text:
            at = each.offset or 0
            assert leaf.raw[at : at + len(each.text)] == each.text
        span = each.span
        if span is not None and span.start is not None and span.end is not None and each.text:
            assert span.end - span.start == len(each.text), each
            exact += 1
    assert exact > 20


def test_sarif_has_what_its_schema_asks(checked: FileChecked) -> None:
    hidden = replace(
        checked,
        findings=(
            checked.findings[0]._replace(suppressed=Suppression("绩效科", "沿用")),
            *checked.findings[1:],
        ),
    )
    log = json.loads(reported([hidden], "sarif", is_list=False))
    (run,) = log["runs"]
    known = run["tool"]["driver"]["rules"]

    assert (log["version"], run["tool"]["driver"]["name"]) == ("2.1.0", "jixiao")
    assert log["$schema"].endswith("/sarif-2.1.0.json")
    assert len({each["id"] for each in known}) == len(known) == len(rules())
    assert len(run["results"]) == len(hidden.findings)
    for result, finding in zip(run["results"], hidden.findings, strict=True):
        assert known[result["ruleIndex"]]["id"] == result["ruleId"] == finding.rule
        assert result["level"] in {"error", "warning", "note"}
        assert result["message"]["text"]
        (location,) = result["locations"]
        place = location["physicalLocation"]
        assert place["artifactLocation"] == {"uri": "%E7%94%B2%2C%E4%B9%99.perf.txt", "index": 0}
        region = place.get("region", {"startLine": 1})
        assert all(number >= 1 for number in region.values())
    assert run["results"][0]["suppressions"][0]["kind"] == "external"
    assert "suppressions" not in run["results"][1]


@pytest.mark.parametrize(
    ("name", "uri"),
    [
        ("甲/表 1.docx", "%E7%94%B2/%E8%A1%A8%201.docx"),
        ("/data/a#b.docx", "file:///data/a%23b.docx"),
        ("C:\\报表\\a.docx", "file:///C:/%E6%8A%A5%E8%A1%A8/a.docx"),
    ],
)
def test_sarif_names_files_by_addresses(checked: FileChecked, name: str, uri: str) -> None:
    file = replace(checked.file, source=checked.file.source._replace(name=name))
    log = json.loads(reported([replace(checked, file=file)], "sarif", is_list=False))

    (artifact,) = log["runs"][0]["artifacts"]
    assert artifact["location"] == {"uri": uri}


def test_junit_is_well_formed_and_counts_rules(checked: FileChecked) -> None:
    root = ET.fromstring(reported([checked], "junit", is_list=False))
    (suite,) = root
    cases = list(suite)
    failed = {each.rule for each in checked.findings}

    assert int(suite.attrib["tests"]) == len(cases) == len(checked.looked_at)
    assert int(suite.attrib["failures"]) == len(suite.findall("testcase/failure")) == len(failed)
    assert int(suite.attrib["skipped"]) == len(suite.findall("testcase/skipped"))


def test_csv_is_guarded_against_formulas(checked: FileChecked) -> None:
    text = reported([checked], "csv", is_list=False)
    rows = list(csv.reader(StringIO(text.removeprefix("\ufeff"))))

    assert text.startswith("\ufeff")
    assert len(rows) == len(checked.findings) + 1
    assert {len(row) for row in rows} == {len(rows[0])}
    assert [cell for row in rows for cell in row if cell[:1] in ("=", "+", "-", "@")] == []


class Tags(html.parser.HTMLParser):
    """Checks that tags are closed in order; gathers ids, references and addresses."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.open.append(tag)
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            if name in {"href", "src", "action"}:
                self.addresses.append(value or "")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("form", ["html", "review"])
def test_a_page_is_well_formed_and_asks_nothing_of_the_world(
    form: str, checked: FileChecked, sample: FileChecked
) -> None:
    text = reported([checked, sample], form, is_list=True)
    tags = Tags()
    tags.feed(text)

    assert tags.open == []
    assert len(set(tags.ids)) == len(tags.ids)
    assert [each for each in tags.addresses if each.removeprefix("#") not in tags.ids] == []
    assert re.findall(r"https?:|url\(|@import|<b>荣誉", text) == []
    assert "default-src 'none'" in text


def test_a_page_names_no_folder(sample: FileChecked) -> None:
    for form in ("html", "review"):
        assert str(Path(SAMPLES).resolve()) not in reported([sample], form, is_list=False)


def test_every_finding_is_on_the_page_once(sample: FileChecked) -> None:
    text = reported([sample], "html", is_list=False)

    numbers = [int(each) for each in re.findall(r'<li id="f(\d+)"', text)]
    assert sorted(numbers) == list(range(1, len(sample.findings) + 1))


def test_every_finding_of_a_project_stands_in_its_review_form(sample: FileChecked) -> None:
    text = reported([sample], "review", is_list=False)
    told = sum(int(each) for each in re.findall(r"（[A-Z]{3}\d{3}，(\d+) 处：", text))

    assert told == len(sample.findings)
    assert text.count("□优 □良 □中 □差") % 8 == 0
    assert "☑" not in text


def test_every_format_has_a_writer(checked: FileChecked) -> None:
    assert [form for form in FORMATS if not reported([checked], form, is_list=False)] == []


def test_the_page_says_what_settings_silence_by_whom_and_why(checked: FileChecked) -> None:
    why = Suppression("绩效科", "沿用<b>", "2026-12-31")
    first, *others = checked.findings
    hidden = replace(checked, findings=(first._replace(suppressed=why), *others))

    text = reported([hidden], "html", is_list=False)

    words = (
        f"另有 1 条按本单位的设置不再提示：{first.rule}（绩效科：沿用&lt;b&gt;，到 2026-12-31）。"
    )
    assert words in text
    assert text.count('class="remark') == len(others)
    assert "不再提示" not in reported([checked], "html", is_list=False)


@pytest.mark.parametrize("form", ["json", "jsonl", "html", "review"])
def test_our_own_findings_are_no_document_to_be_checked(sample: FileChecked, form: str) -> None:
    suffix = "html" if form == "review" else form
    text = reported([sample], form, is_list=False)

    again = check_file(read_bytes(text.encode(), f"结果.{suffix}"))

    (document,) = again.file.documents
    assert (document.kind, again.findings) == ("none", ())
    assert "jixiao check 写出的审核结果" in document.notices[0].message
