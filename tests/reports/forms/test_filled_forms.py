"""Forms filled in by anyone are read back as they were, empty cells and long columns too."""

from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jixiao.kernel.stated import UNSTATED, Stated
from jixiao.model.documents import MonitoringRecord, PerformanceDocument, SelfEvaluation
from jixiao.model.project import Indicator, Project
from jixiao.model.target import Target
from jixiao.model.target_reading import read_target
from tests.formats.written.same_leaves import lost_leaves
from tests.reports.forms.test_official_forms import again

TARGETS = (
    "≥48座",
    "100%",
    "2025年5月底前",
    "≤6000元/座",
    "有所降低",
    "是",
    "1-2次",
    "=612公里",
    "",
)
LEVELS = (
    ("产出指标", "OUTPUT", "数量指标", "QUANTITY"),
    ("产出指标", "OUTPUT", "质量指标", "QUALITY"),
    ("效益指标", "BENEFIT", "社会效益指标", "SOCIAL"),
    ("满意度指标", "SATISFACTION", "服务对象满意度指标", "BENEFICIARY_SATISFACTION"),
)
REASONS = ("", "经费保障", "经费保障；资金未到位", "人员保障；其他；人员不足", "汛期水位高")
names = st.text("桥梁检测养护公路修补处置完成及时", min_size=4, max_size=24)


def words(text: str) -> Stated[str]:
    return Stated(text, text or None) if text else UNSTATED


def target(text: str) -> Stated[Target]:
    return Stated(text, read_target(text, year=2025)) if text else UNSTATED


def number(value: int | None) -> Stated[Decimal]:
    return UNSTATED if value is None else Stated(str(value), Decimal(value))


@st.composite
def rows(draw: st.DrawFn, *, is_monitoring: bool) -> tuple[Indicator, ...]:
    """Rows level by level, as forms have them."""
    found = []
    count = st.integers(0, 4)
    texts = st.sampled_from(TARGETS)
    points = st.none() | st.integers(0, 30)
    for level1, key1, level2, key2 in LEVELS:
        for _ in range(draw(count)):
            row = Indicator(
                level1=Stated(level1, key1),
                level2=Stated(level2, key2),
                name=words(draw(names)),
                target=target(draw(texts)),
                actual=target(draw(texts)),
            )
            found.append((row, draw(st.sampled_from(REASONS)), draw(points), draw(points)))
    return tuple(
        _monitored(row, reason, draw) if is_monitoring else _scored(row, reason, one, other)
        for row, reason, one, other in found
    )


def _scored(row: Indicator, reason: str, points: int | None, score: int | None) -> Indicator:
    return Indicator(
        row.level1, row.level2, row.name, target=row.target, actual=row.actual,
        points=number(points), score=number(score), deviation_reason=words(reason),
    )  # fmt: skip


def _monitored(row: Indicator, reason: str, draw: st.DrawFn) -> Indicator:
    likely = draw(st.sampled_from(("yes", "maybe", "no", None)))
    parts = reason.split("；")
    rest = [each for each in parts if not each.endswith("保障") and each != "其他"]
    raw = rest[0] if rest else ("√" if reason else "")
    return Indicator(
        row.level1, row.level2, row.name, target=row.target, actual=row.actual,
        deviation_reason=Stated(raw, reason) if reason else UNSTATED,
        likelihood=UNSTATED if likely is None else Stated("√", likely),
        forecast=target(draw(st.sampled_from(TARGETS))),
        note=words(draw(st.sampled_from(("", "拟调整计划")))),
    )  # fmt: skip


def document(
    kind: type[PerformanceDocument], title: str, found: tuple[Indicator, ...]
) -> PerformanceDocument:
    project = Project(
        ordinal=1,
        title=words(title),
        name=words("农村公路养护"),
        department=words("348001清河口县公路养护中心"),
        indicators=found,
    )
    return kind(fiscal_year=Stated("（2025年度）", 2025), title=words(title), projects=(project,))


HURRIED = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.mark.slow
@pytest.mark.parametrize("suffix", [".docx", ".xlsx", ".html", ".txt"])
@pytest.mark.parametrize("name", ["self-evaluation", "self-evaluation-points-first"])
@HURRIED
@given(found=rows(is_monitoring=False))
def test_any_self_evaluation_is_read_back(
    name: str, suffix: str, found: tuple[Indicator, ...]
) -> None:
    written = document(SelfEvaluation, "项目支出绩效自评表", found)

    assert lost_leaves(written, again(written, name, suffix), leave_out=("department",)) == []


@pytest.mark.slow
@pytest.mark.parametrize("suffix", [".docx", ".xlsx", ".html", ".txt"])
@HURRIED
@given(found=rows(is_monitoring=True))
def test_any_monitoring_record_is_read_back(suffix: str, found: tuple[Indicator, ...]) -> None:
    written = document(MonitoringRecord, "项目支出绩效目标执行监控表", found)

    assert (
        lost_leaves(written, again(written, "monitoring", suffix), leave_out=("department",)) == []
    )
