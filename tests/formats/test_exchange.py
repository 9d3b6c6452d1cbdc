import json
import time
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from jixiao.formats.engines.exchange import READER
from jixiao.formats.exchange.checking import misfit
from jixiao.formats.exchange.reading import document_of
from jixiao.formats.exchange.schema import exchange_schema, schema_text
from jixiao.formats.exchange.targets import target_of
from jixiao.formats.exchange.writing import Source, document_entry, exchange
from jixiao.formats.limits import Limits, UnreadableDocument
from jixiao.formats.reader import Read
from jixiao.kernel.money import Money, read_money
from jixiao.kernel.notices import Notice
from jixiao.kernel.span import Span
from jixiao.kernel.stated import UNSTATED, Stated
from jixiao.model.documents import NoForm, PerformanceDocument, PerformancePlan
from jixiao.model.project import Budget, DisbursementPlan, Indicator, Project
from jixiao.model.target import Target
from jixiao.model.target_exchange import typed
from jixiao.model.target_reading import read_target
from tests.strategies import documents, typed_targets

ROOT = Path(__file__).parents[2]
SOURCE = Source("样例.docx", "0" * 64, "application/msword", "doc", "1", 3)


def as_json(value: object) -> Any:
    return json.loads(json.dumps(value, ensure_ascii=False, allow_nan=False))


def without_places(value: Any) -> Any:
    """The same without the places of leaves; rows keep theirs."""
    if isinstance(value, Stated):
        value = value._replace(span=None)
        return UNSTATED if value == UNSTATED else value
    if isinstance(value, DisbursementPlan):
        kept = [(month, without_places(each)) for month, each in value.checkpoints]
        return DisbursementPlan(tuple(each for each in kept if each[1] != UNSTATED))
    if isinstance(value, tuple) and not hasattr(value, "_fields"):
        return tuple(map(without_places, value))
    if is_dataclass(value) and not isinstance(value, type):
        changed = {each.name: without_places(getattr(value, each.name)) for each in fields(value)}
        return replace(value, **changed)
    return value


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(documents())
def test_a_document_with_places_is_read_back_as_it_was(document: PerformanceDocument) -> None:
    entry = as_json(document_entry(document, places=True))

    assert document_of(entry) == document


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(documents())
def test_without_places_only_the_places_of_leaves_are_lost(document: PerformanceDocument) -> None:
    entry = as_json(document_entry(document))

    assert document_of(entry) == without_places(document)


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(documents())
def test_whatever_is_written_keeps_to_the_schema(document: PerformanceDocument) -> None:
    read = Read((document,), "doc", "1", "application/msword", 3, (Notice("扩展名不对。"),))

    assert misfit(exchange(SOURCE, read, places=True), exchange_schema()) is None


@settings(max_examples=60, deadline=None)
@given(typed_targets)
def test_a_typed_target_is_read_back_as_it_was(target: Target) -> None:
    assert target_of(as_json(typed(target))) == target


def test_the_committed_schema_is_the_one_of_the_code() -> None:
    committed = (ROOT / "docs" / "exchange.schema.json").read_text(encoding="utf-8")

    assert committed == schema_text(), "写入 jixiao.formats.exchange.schema.schema_text() 的结果"


def plan() -> PerformancePlan:
    span = Span(page=2, table=1, row=9, column=4, start=0, end=4)
    indicator = Indicator(
        level1=Stated("产出指标", "OUTPUT", span),
        target=Stated("≥90%", read_target("≥90%"), span),
        span=Span(page=2, table=1, row=9),
    )
    project = Project(
        ordinal=1,
        amount_unit=Stated("元", "元", span),
        budget=Budget(total=Stated("16万元", read_money("16万元", "元"), span)),
        disbursement_plan=DisbursementPlan(
            ((3, Stated("25.00%", None, span)), (9, Stated("80", None, span)))
        ),
        indicators=(indicator,),
    )
    return PerformancePlan(projects=(project,), notices=(Notice("看不清。", "90", span),))


def test_keys_stand_in_the_public_order() -> None:
    entry = exchange(SOURCE, Read((plan(),), "doc", "1", "application/msword"))

    assert list(entry)[:3] == ["schema", "source", "documents"]
    assert list(entry["source"]) == [
        "name", "sha256", "media_type", "reader", "reader_version", "pages",
    ]  # fmt: skip
    document = entry["documents"][0]
    assert [key for key in document if key not in {"annual_tasks", "printed"}] == [
        "kind", "layout", "department", "fiscal_year", "fiscal_year_basis", "title", "compiled_by",
        "reviewed_by", "amount_unit", "toc", "sections", "projects", "activities_title",
        "activities_unit_line", "activities", "notices",
    ]  # fmt: skip
    added = {"department", "unit", "objective_results", "long_term_indicators"}
    added |= {"long_term_objectives"}
    added |= {"total_points", "total_score", "span"}
    assert [key for key in document["projects"][0] if key not in added] == [
        "ordinal", "title", "unit_line", "amount_unit", "code", "name", "budget", "use_of_funds",
        "disbursement_plan", "objectives", "execution", "indicators",
    ]  # fmt: skip
    added = {"forecast", "likelihood", "note", "taxonomy", "actual_typed", "forecast_typed"}
    indicator = document["projects"][0]["indicators"][0]
    assert [key for key in indicator if key not in added] == [
        "level1", "level2", "name", "description", "target", "basis", "actual", "points", "score",
        "deviation_reason", "typed", "span",
    ]  # fmt: skip
    assert list(indicator["span"]) == ["page", "table", "row", "column", "line", "start", "end"]


def test_the_four_checkpoints_are_always_there_and_other_months_follow() -> None:
    entry = document_entry(plan())

    assert list(entry["projects"][0]["disbursement_plan"]) == ["03", "06", "10", "12", "09"]


def test_an_amount_in_another_unit_is_converted_and_its_words_are_kept() -> None:
    entry = document_entry(plan())
    back = document_of(as_json(entry)).projects[0].budget.total

    assert entry["projects"][0]["budget"]["total"] == "160000"
    assert entry["printed"]["projects[0].budget.total"] == "16万元"
    assert back.value == Money(read_money("16", "万元").printed, "万元")  # type: ignore[union-attr]


def test_a_bare_number_without_any_unit_is_still_written() -> None:
    project = Project(budget=Budget(total=Stated("8.00", None, Span(line=3))))

    assert document_entry(PerformancePlan(projects=(project,)))["projects"][0]["budget"] == {
        "total": "8.00",
        "fiscal_funds": None,
        "other_funds": None,
    }


def test_a_notice_gets_the_path_of_the_leaf_on_which_it_stands() -> None:
    assert document_entry(plan())["notices"] == [
        {
            "where": "projects[0].amount_unit",
            "text": "90",
            "message": "看不清。",
            "span": {
                "page": 2, "table": 1, "row": 9, "column": 4, "line": None, "start": 0, "end": 4,
            },
        }
    ]  # fmt: skip


def test_a_notice_about_a_row_gets_the_path_of_the_row() -> None:
    span = Span(table=1, row=9, column=7)
    document = replace(plan(), notices=(Notice("多出一格。", "x", span),))

    assert document_entry(document)["notices"][0]["where"] == "projects[0].indicators[0]"


def read_json(data: str | bytes) -> Read:
    return READER.read(data if isinstance(data, bytes) else data.encode(), Limits())


def test_one_object_a_list_and_lines_are_read() -> None:
    one = json.dumps(exchange(SOURCE, Read((plan(),), "doc", "1", "application/msword", 3)))

    assert [each.kind for each in read_json(one).documents] == ["plan"]
    assert read_json(one).pages == 3
    assert [each.kind for each in read_json(f"[{one},{one}]").documents] == ["plan", "plan"]
    assert [each.kind for each in read_json(f"{one}\n{one}\n").documents] == ["plan", "plan"]
    assert [each.kind for each in read_json(b"\xef\xbb\xbf" + one.encode()).documents] == ["plan"]


def test_unknown_and_missing_keys_do_no_harm() -> None:
    entry = {"schema": "jixiao/1", "source": {}, "documents": [{"kind": "plan", "later": 1}]}

    assert read_json(json.dumps(entry)).documents == (PerformancePlan(),)


def test_an_exchange_file_without_documents_says_so() -> None:
    entry = {"schema": "jixiao/1", "source": {}, "documents": []}

    assert read_json(json.dumps(entry)).documents == (
        NoForm(notices=(Notice("文件里没有任何文档。"),)),
    )


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"{}", "没有写明 schema 为 jixiao/1"),
        (b'{"schema": "jixiao/1"}', "缺少 source 或 documents"),
        (b'{"schema": "jixiao/1", "source": {}, "documents": [{"kind": "x"}]}',
         "documents[0].kind应为plan、project-objectives、department-objectives、"
         "self-evaluation、monitoring、none之一"),
        (b'{"schema": "jixiao/1", "source": {}, "documents": [{"kind": "plan", "title": 5}]}',
         "documents[0].title应为文字或null"),
        (b'{"schema": "jixiao/1", "source": {}, "documents": 5}', "documents应为列表"),
        (b'{"schema": "jixiao/1", "sou', "第 1 行不是完整的 JSON"),
        (b'{"schema": NaN}', "有的数字写法不对"),
        (b'{"schema": ' + b"9" * 5000 + b"}", "有的数字写法不对"),
        (b"[" * 100_000 + b"{", "嵌套太深"),
        (b'{"schema": "\xff\xfe"}', "编码不是 UTF-8"),
        (b'{"schema": "jixiao/1", "source": {}, "documents": []}\n\n{"b"\n',
         "第 3 行不是完整的 JSON"),
        (b'{"a": 1}\n{"b"\n', "没有写明 schema 为 jixiao/1"),
    ],
)  # fmt: skip
def test_json_of_another_shape_is_refused_with_the_reason(data: bytes, why: str) -> None:
    with pytest.raises(UnreadableDocument) as caught:
        read_json(data)

    assert str(caught.value) == (
        f"这个 JSON 文件不是绩效数据交换文件（{why}）。"
        "请换成本系统导出的文件，或直接读取原来的文档。"
    )


def test_the_first_line_that_does_not_fit_ends_the_reading() -> None:
    began = time.process_time()

    with pytest.raises(UnreadableDocument):
        read_json(b"{}\n" * 1_000_000)

    assert time.process_time() - began < 1


def test_a_line_may_hold_other_signs_that_end_lines() -> None:
    line = (
        '{"schema":"jixiao/1","source":{},"documents":[{"kind":"plan","title":"甲\u2028乙\x85丙"}]}'
    )

    assert [each.title.raw for each in read_json(f"{line}\n{line}\n").documents] == [
        "甲\u2028乙\x85丙", "甲\u2028乙\x85丙",
    ]  # fmt: skip
