"""Hypothesis strategies for plans as departments hand them in: what is written can be read back.

Words are those of real forms or drawn signs, some of them rare; cells may be empty or not there,
tables long, sentences endless, levels merged. A reader can not tell an empty level from a merged
one, nor a heading from a sentence that looks like one, so that such things are not drawn.
"""

from dataclasses import replace

from hypothesis import strategies as st

from jixiao.formats.layout.facts import with_dates
from jixiao.kernel.codes import read_project_code, read_unit_name
from jixiao.kernel.money import read_money
from jixiao.kernel.percent import read_percent
from jixiao.kernel.span import Span
from jixiao.kernel.stated import UNSTATED, Stated
from jixiao.model.documents import PerformancePlan, Section
from jixiao.model.duty_activity import ActivityIndicator, DutyActivity, GradeCriteria
from jixiao.model.project import Budget, DisbursementPlan, Indicator, Project
from jixiao.model.target import Target
from jixiao.model.target_reading import read_target
from jixiao.regulation.words import levels, plain

SIGNS = "慰问帮扶职工驿站桥梁养护农村道路体检清凉助学演出展览图书阅读排练器材采购发放巡查检测"
RARE = "𠮷𠀀𪚲䶮㐂㙍龘靐齉垚犇①㎡℃αβ“”《》—…·％Ａ１ｂ°≈×\u0301\u3099"
TARGETS = (
    "≥90%", "不低于95%", "100%", "＝100％", "=365天", "5000人次以上", "1-2次", "约5.5万人次", ">95%",
    "2025年11月底前", "2025年1月-12月", "6月底前", "比上年增长10%及以上", "与上年持平", "明显提高", "是",
    "≤100优", "≥**%", "个", "180人、650人", "-0%", "≤3000元/户", "按规定时间完成", "长期", "50—60元", "",
)  # fmt: skip
GRADES = (
    "≥95%",
    "90%及以上",
    "比上年下降10%及以上",
    "与上年持平",
    "60%以下",
    "0.25及以上",
    "≤16.3万元",
    "",
)
LEVELS = {
    "产出指标": ("数量指标", "质量指标", "时效指标", "成本指标"),
    "效益指标": ("经济效益指标", "社会效益指标", "生态效益指标", "可持续影响指标"),
    "满意度指标": ("服务对象满意度指标",),
}
BASES = ("清工发〔2024〕18号", "冀财行[2021]102号", "行业标准", "历史数据", "年度工作计划", "")
HERE = Span(line=1, start=0, end=0)
CHAPTERS = ("一、总体绩效目标", "二、分项绩效目标", "三、工作保障措施")

names = st.text(SIGNS, min_size=4, max_size=24)
odd = (
    st.text(SIGNS + RARE, min_size=5, max_size=30)
    .filter(lambda words: "……" not in words)  # leaders of a table of contents
    .map(lambda words: f"甲{words}乙")
)
sentences = st.builds(
    lambda words, times: "，".join([words] * times) + "。",
    st.text(SIGNS + RARE, min_size=6, max_size=60).map(lambda words: f"全年{words}到位"),
    st.sampled_from((1, 1, 1, 2, 8, 60)),
)


def stated(raw: str) -> Stated[str]:
    """Words that are there; "" for an empty cell."""
    return Stated(raw, raw or None, HERE)


def cells(*words: st.SearchStrategy[str]) -> st.SearchStrategy[Stated[str]]:
    """A cell with words, an empty one, or none."""
    return st.one_of(*(each.map(stated) for each in words), st.just(stated("")), st.just(UNSTATED))


def _target(raw: str) -> Stated[Target]:
    return Stated(raw, read_target(raw), HERE)


def amounts(unit: str) -> st.SearchStrategy[Stated]:
    """Amounts as forms print them, in the unit of the form or with their own."""
    digits = st.decimals(0, 10**7, places=2).map(lambda number: format(number, "f"))
    words = st.one_of(
        digits,
        st.integers(0, 10**9).map("{:,}".format),
        st.sampled_from(("", "0", "20.924", "16万元", "854万", "29800.00")),
    )
    return words.map(lambda raw: Stated(raw, read_money(raw, unit) if raw else None, HERE))


percents = st.one_of(
    st.integers(0, 100).map(str),
    st.integers(0, 100).map(lambda number: f"{number}%"),
    st.sampled_from(("", "25.00", "100.00%", "33.33")),
).map(lambda raw: Stated(raw, read_percent(raw) if raw else None, HERE))
checkpoints = st.lists(
    st.sampled_from((1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12)), unique=True, max_size=12
).flatmap(
    lambda months: st.tuples(*(st.tuples(st.just(month), percents) for month in sorted(months)))
)
codes = st.one_of(
    st.builds("130281{}P{:06d}10001B".format, st.sampled_from((22, 25)), st.integers(0, 999_999)),
    st.sampled_from(("711-0701-JBN-PGN6", "待定", "")),
).map(lambda raw: Stated(raw, read_project_code(raw) if raw else None, HERE))


AMOUNTS = {unit: amounts(unit) for unit in ("万元", "元")}
ROW_NAMES = st.one_of(names, odd).map(stated)
DESCRIPTIONS = cells(names, odd, sentences)
PURPOSES = cells(names, sentences)
BASIS_CELLS = cells(st.sampled_from(BASES), odd)
TARGET_CELLS = st.one_of(st.sampled_from(TARGETS), names).map(_target)
GRADE_CELLS = st.sampled_from(GRADES).map(_target)
PAIRS = st.sampled_from([(level1, level2) for level1, below in LEVELS.items() for level2 in below])
LENGTHS = st.integers(1, 6)


def _levels(level1: str, level2: str) -> tuple[Stated[str], Stated[str]]:
    known = levels()
    return (
        Stated(level1, known.level1[plain(level1)], HERE),
        Stated(level2, known.level2[plain(level2)], HERE),
    )


rows = st.builds(
    lambda name, description, target, basis: Indicator(
        name=name, description=description, target=target, basis=basis
    ),
    ROW_NAMES,
    DESCRIPTIONS,
    TARGET_CELLS,
    BASIS_CELLS,
)
blocks = st.tuples(PAIRS, st.lists(rows, min_size=1, max_size=6))


def grids(most: int = 40) -> st.SearchStrategy[tuple[Indicator, ...]]:
    """Rows of an indicator grid: levels run on over some rows."""
    return st.lists(blocks, max_size=-(-most // 6)).map(_leveled)


def _leveled(drawn: list[tuple[tuple[str, str], list[Indicator]]]) -> tuple[Indicator, ...]:
    found = []
    for pair, several in drawn:
        level1, level2 = _levels(*pair)
        found += [replace(row, level1=level1, level2=level2) for row in several]
    return tuple(found)


UNITS = st.sampled_from(("万元", "元"))
GOALS = st.lists(sentences, max_size=5)


@st.composite
def projects(draw: st.DrawFn, number: int, unit_line: str, most: int) -> Project:
    """A table of a project."""
    unit = draw(UNITS)
    name = draw(ROW_NAMES).raw
    goals = draw(GOALS)
    money = AMOUNTS[unit]
    return Project(
        ordinal=number,
        title=stated(f"{number}.{name[:60]}绩效目标表"),
        unit_line=stated(unit_line),
        amount_unit=Stated(unit, unit, HERE),
        code=draw(codes),
        name=stated(name),
        budget=Budget(draw(money), draw(money), draw(money)),
        use_of_funds=draw(PURPOSES),
        disbursement_plan=DisbursementPlan(draw(checkpoints)),
        objectives=tuple(map(stated, goals)),
        indicators=draw(grids(most)),
    )


PARAGRAPHS = st.lists(sentences, min_size=1, max_size=3)
BELOW = st.lists(st.tuples(names, PARAGRAPHS), max_size=3)
CHAPTERS_DRAWN = st.sampled_from((CHAPTERS, CHAPTERS[:2], CHAPTERS[:1], ()))


@st.composite
def sections(draw: st.DrawFn) -> tuple[Section, ...]:
    """Chapters with paragraphs, and headings with their own below them."""
    found: list[Section] = []
    for chapter in draw(CHAPTERS_DRAWN):
        lines = draw(PARAGRAPHS)
        below: list[Section] = []
        for number, (words, texts) in zip("一二三", draw(BELOW), strict=False):
            heading = f"（{number}）{words}"
            lines = [*lines, heading, *texts]
            below.append(Section(stated(heading), 2, stated("\n".join(texts))))
        found += [Section(stated(chapter), 1, stated("\n".join(lines))), *below]
    return tuple(found)


measures = st.builds(
    lambda name, grades: ActivityIndicator(name, GradeCriteria(*grades)),
    ROW_NAMES,
    st.tuples(*[GRADE_CELLS] * 4),
)
plain_rows = st.tuples(names, AMOUNTS["元"], PURPOSES, PURPOSES)
duties = st.lists(
    st.tuples(
        plain_rows, st.lists(st.tuples(plain_rows, st.lists(measures, max_size=5)), max_size=4)
    ),
    min_size=1,
    max_size=3,
)


@st.composite
def activities(draw: st.DrawFn) -> tuple[DutyActivity, ...]:
    """Duties, each with its own row, and activities with indicators below them."""
    found: list[DutyActivity] = []
    for number, ((name, *texts), below) in enumerate(draw(duties)):
        duty = stated(f"{name}{number}")
        found.append(DutyActivity(duty, UNSTATED, *texts))
        for (words, *others), indicators in below:
            found.append(DutyActivity(duty, stated(words), *others, tuple(indicators)))
    return tuple(found)


@st.composite
def plans(draw: st.DrawFn, most: int = 40) -> PerformancePlan:
    """A whole plan with a table for each project.

    Args:
        draw: Given by Hypothesis.
        most: Rows of an indicator grid at most.
    """
    year = draw(st.sampled_from((2022, 2025)))
    department = draw(st.sampled_from(("清河口县总工会", "清河口县公路养护中心")))
    line = f"711001 {department}本级"
    count = draw(st.integers(1, 3))
    found = [draw(projects(number, line, most)) for number in range(1, count + 1)]
    units = {each.amount_unit for each in found}
    return PerformancePlan(
        department=Stated(line, read_unit_name(line), HERE),
        fiscal_year=Stated(f"{year}年", year, HERE),
        fiscal_year_basis="stated",
        title=stated(f"{department}{year}年部门预算绩效文本"),
        compiled_by=draw(st.sampled_from((stated(department), UNSTATED))),
        reviewed_by=draw(st.sampled_from((stated("清河口县财政局"), UNSTATED))),
        amount_unit=units.pop() if len(units) == 1 else UNSTATED,
        sections=draw(sections()),
        projects=tuple(with_dates(each, year) for each in found),
    )


@st.composite
def activity_plans(draw: st.DrawFn) -> PerformancePlan:
    """A plan of the older layout: chapters and a table of duties and activities."""
    plan = draw(plans(0))
    line = stated("356 清河口县文化馆")
    return replace(
        plan,
        department=line._replace(value=read_unit_name(line.raw)),
        projects=(),
        amount_unit=stated("元"),
        activities_title=stated("部门职责-工作活动绩效目标"),
        activities_unit_line=line,
        activities=draw(activities()),
    )
