"""Hypothesis strategies for the model: documents as readers make them."""

from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from jixiao.kernel.codes import read_project_code, read_unit_name
from jixiao.kernel.money import read_money
from jixiao.kernel.notices import Notice
from jixiao.kernel.percent import read_percent
from jixiao.kernel.span import Span
from jixiao.kernel.stated import UNSTATED, Stated
from jixiao.model.documents import (
    AnnualTask,
    DepartmentObjectives,
    MonitoringRecord,
    NoForm,
    PerformanceDocument,
    PerformancePlan,
    ProjectObjectives,
    Section,
    SelfEvaluation,
    TocEntry,
)
from jixiao.model.duty_activity import ActivityIndicator, DutyActivity, GradeCriteria
from jixiao.model.project import Budget, DisbursementPlan, Execution, Indicator, Project
from jixiao.model.target import Target
from jixiao.model.target_reading import read_target

NOTATIONS = (
    "≥90%", "不低于95%", "＝100％", "=365天", "5000人次以上", "1-2次", "约5.5万人次", "2023年底",
    "2023年1月-12月", "比上年增长10%及以上", "与上年持平", "明显提高", "是", "≤100优", "≥**%", "个",
    "180人、650人", "", "-0%", "@附件", "+3", "12月底",
)  # fmt: skip

words = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=12).filter(
    lambda text: text == text.strip()
)
counts = st.none() | st.integers(1, 400)
spans = st.builds(Span, counts, counts, counts, counts, counts, counts, counts)


def _stated(raw: str, value: object) -> st.SearchStrategy[Stated[Any]]:
    return spans.map(lambda span: Stated(raw, value, span))


def _leaf(understood: st.SearchStrategy[Stated[Any]]) -> st.SearchStrategy[Stated[Any]]:
    """A leaf: understood, an empty cell, or no such field."""
    return st.one_of(st.just(UNSTATED), _stated("", None), understood)


texts = _leaf(
    words.flatmap(lambda raw: _stated(raw, raw))
    | st.tuples(words, words).flatmap(lambda pair: _stated(*pair))
)
items = words.flatmap(lambda raw: _stated(raw, raw))
targets = _leaf(
    (st.sampled_from(NOTATIONS[:-5]) | words)
    .filter(bool)
    .flatmap(lambda raw: _stated(raw, read_target(raw)))
)
levels = _leaf(
    st.tuples(words, st.sampled_from(("OUTPUT", "BENEFIT", "QUANTITY", None))).flatmap(
        lambda pair: _stated(*pair)
    )
)
_digits = st.decimals(-10_000, 10_000_000, places=2).map(lambda number: format(number, "f"))
numbers = _leaf(
    (_digits | _digits.map(lambda text: f"{text}%") | st.sampled_from(("—", "见附件"))).flatmap(
        lambda raw: _stated(raw, read_percent(raw))
    )
)
percents = numbers.filter(lambda stated: stated != UNSTATED)
years = _leaf(st.integers(2000, 2040).flatmap(lambda year: _stated(f"{year}年", year)))
codes = _leaf(
    (st.sampled_from(("13028122P00249210001B", "711-0701-jbn-pgn6")) | words).flatmap(
        lambda raw: _stated(raw, read_project_code(raw))
    )
)
departments = _leaf(
    st.sampled_from(("711001某某县总工会本级", "[155]某县民政局", "711", "某镇人民政府")).flatmap(
        lambda raw: _stated(raw, read_unit_name(raw))
    )
)


def amounts(unit: str | None) -> st.SearchStrategy[Stated[Any]]:
    """Amounts in a form with a unit, some printed with another one."""
    printed = st.one_of(
        _digits,
        st.integers(0, 10**9).map("{:,}".format),
        _digits.map(lambda text: f"{text}万元"),
        _digits.map(lambda text: f"{text}元"),
        st.sampled_from(("—", "见附件", "854万")),
    )
    return _leaf(printed.flatmap(lambda raw: _stated(raw, read_money(raw, unit))))


indicators = st.builds(
    Indicator,
    level1=levels,
    level2=levels,
    name=texts,
    description=texts,
    target=targets,
    basis=texts,
    actual=targets,
    points=numbers,
    score=numbers,
    deviation_reason=texts,
    forecast=targets,
    likelihood=texts,
    note=texts,
    span=st.none() | spans,
)


def _several(each: st.SearchStrategy[Any], most: int = 3) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(each, max_size=most).map(tuple)


_plans = st.lists(st.integers(1, 12), unique=True, max_size=5).flatmap(
    lambda months: st.tuples(*(st.tuples(st.just(month), percents) for month in sorted(months)))
)


@st.composite
def projects(draw: st.DrawFn, unit: str | None) -> Project:
    """One form about one project."""
    own = draw(st.sampled_from((unit, "元", "万元")))
    amount_unit = UNSTATED if own is None else draw(_stated(own, own))
    money = amounts(own or unit)
    execution = st.builds(Execution, money, money, money, numbers, numbers, numbers, money)
    return Project(
        ordinal=draw(counts),
        title=draw(texts),
        unit_line=draw(texts),
        amount_unit=amount_unit,
        code=draw(codes),
        name=draw(texts),
        department=draw(texts),
        unit=draw(texts),
        budget=draw(st.builds(Budget, money, money, money)),
        use_of_funds=draw(texts),
        disbursement_plan=DisbursementPlan(draw(_plans)),
        objectives=draw(_several(items)),
        objective_results=draw(_several(items)),
        execution=draw(st.none() | execution),
        indicators=draw(_several(indicators)),
        long_term_indicators=draw(_several(indicators, 1)),
        total_points=draw(numbers),
        total_score=draw(numbers),
        span=draw(st.none() | spans),
    )


_graded = st.builds(
    ActivityIndicator,
    texts,
    st.builds(GradeCriteria, targets, targets, targets, targets),
    st.none() | spans,
)
notices = st.builds(Notice, words, st.just("") | words, st.none() | spans, words) | words.map(
    Notice
)


@st.composite
def documents(draw: st.DrawFn) -> PerformanceDocument:
    """A document of any kind."""
    kind = draw(
        st.sampled_from(
            (
                PerformancePlan,
                ProjectObjectives,
                DepartmentObjectives,
                SelfEvaluation,
                MonitoringRecord,
                NoForm,
            )
        )
    )
    unit = draw(st.sampled_from((None, "元", "万元")))
    money = amounts(unit)
    activity = st.builds(
        DutyActivity, texts, texts, money, texts, texts, _several(_graded, 2), st.none() | spans
    )
    return kind(
        layout=draw(st.none() | words),
        department=draw(departments),
        fiscal_year=draw(years),
        fiscal_year_basis=draw(st.sampled_from(("stated", "inferred", None))),
        title=draw(texts),
        compiled_by=draw(texts),
        reviewed_by=draw(texts),
        amount_unit=UNSTATED if unit is None else draw(_stated(unit, unit)),
        toc=draw(_several(st.builds(TocEntry, texts, counts), 2)),
        sections=draw(_several(st.builds(Section, texts, st.integers(1, 6), texts), 2)),
        projects=draw(_several(projects(unit), 2)),
        activities_title=draw(texts),
        activities_unit_line=draw(texts),
        activities=draw(_several(activity, 2)),
        annual_tasks=draw(_several(st.builds(AnnualTask, texts, texts, money, money, money), 1)),
        notices=draw(_several(notices, 2)),
    )


typed_targets = st.builds(
    Target,
    kind=st.sampled_from(("quantity", "range", "deadline", "relative", "boolean", "malformed")),
    operator=st.sampled_from(("≥", ">", "=", "≤", "<", None)),
    number=st.none() | st.decimals(allow_nan=False, allow_infinity=False, places=2),
    high=st.none() | st.decimals(0, 10**6, places=1),
    unit=st.none() | words,
    baseline=st.sampled_from(("previous-year", None)),
    direction=st.sampled_from(("increase", "decrease", "same", None)),
    deadline=st.none() | st.dates(),
    begin=st.none() | st.dates(),
    approximate=st.booleans(),
    problem=st.none() | words,
    parts=st.sampled_from(((), (Target("quantity", number=Decimal("180"), unit="人"),))),
    answer=st.none() | st.booleans(),
)
