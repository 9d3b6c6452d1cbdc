"""The page of differences in a real browser: for everyone, at every width, on paper."""

from pathlib import Path

import pytest

from jixiao.services.differences import as_page, compare
from jixiao.services.reading import FileRead, read_bytes
from tests.web.test_report_page import answer, axe  # noqa: F401 -- a fixture

pytestmark = [pytest.mark.slow, pytest.mark.web]
HEAD = "支出计划: 3月底 20%, 6月底 50%, 10月底 75%, 12月底 100%\n"
OLD = f"""项目: 困难职工帮扶资金  预算数: 12.00
{HEAD}数量指标 | 慰问困难职工人数 | ≥90人 | 年度工作计划
质量指标 | 劳模体检率 | ≥95% | 冀工发〔2005〕35号
时效指标 | 慰问金发放时间 | 6月底前 | 年度工作计划
"""
NEW = f"""项目: 困难职工帮扶资金  预算数: 15.00
{HEAD}时效指标 | 慰问金发放时间 | 6 月底前 | 年度工作计划
质量指标 | 劳模体检率 | ≥90% | 冀工发〔2005〕35号
满意度指标 | 受助职工对帮扶工作的评价 | 好 | 问卷调查

项目: <b>职工书屋</b>  预算数: 3.00
{HEAD}数量指标 | 书屋个数 | ≥3个 | 年度工作计划
"""


def outline(text: str) -> FileRead:
    return read_bytes(text.encode("utf-8"), "plan.perf.txt")


@pytest.fixture(scope="module")
def page() -> str:
    return as_page([compare(outline(OLD), outline(NEW)), compare(None, outline(NEW))])


def test_the_page_can_be_read_by_everyone(
    page: str,
    axe: str,  # noqa: F811 -- the fixture
    tmp_path: Path,
) -> None:
    script = "return (await axe.run()).violations.map((each) => [each.impact, each.id]);"
    page = page.replace("default-src 'none'; style-src", "script-src 'unsafe-inline'; style-src")

    assert answer(page, script, tmp_path, axe) == []


def test_old_and_new_stand_side_by_side_with_what_went_and_came_marked(
    page: str, tmp_path: Path
) -> None:
    script = """
      const texts = (name) => [...document.querySelectorAll(name)].map((each) => each.textContent);
      return [texts("del"), texts("ins"), document.querySelectorAll("b, script").length,
              document.documentElement.scrollWidth <= innerWidth];"""
    page = page.replace("default-src 'none'; style-src", "script-src 'unsafe-inline'; style-src")

    gone, came, foreign, fits = answer(page, script, tmp_path, "", "--window-size=480,800")

    assert "95" in gone
    assert {"90", "<b>职工书屋</b>"} <= set(came)
    assert foreign == 1  # the script of this test
    assert fits
