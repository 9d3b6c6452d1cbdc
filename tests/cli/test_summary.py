from pathlib import Path

import pytest

from jixiao.cli.summary import lines
from jixiao.cli.terminal import width
from jixiao.kernel.stated import Stated
from jixiao.model.target import Target
from jixiao.model.wording import reading
from jixiao.services.reading import read, read_bytes

SAMPLES = Path(__file__).parents[2] / "samples"
ROADS = SAMPLES / "qinghekou-roads-2025" / "forms.docx"
CULTURE = SAMPLES / "qinghekou-culture-2019" / "plan.docx"
UNION = SAMPLES / "qinghekou-union-2025" / "forms.xlsx"


def summary(path: Path, columns: int = 120) -> list[str]:
    return list(lines(read(path), columns))


def words(line: str) -> list[str]:
    return line.split()


def test_a_monitoring_form_shows_what_is_done_expected_and_likely() -> None:
    found = summary(ROADS)
    at = next(n for n, line in enumerate(found) if "绩效运行监控表" in line)
    assert "全年预计执行 96.50 万元，执行率 42.80%" in found[at + 2]
    assert words(found[at + 3])[3:] == ["指标值", "完成情况", "全年预计", "完成可能性"]
    assert words(found[at + 4])[3:] == ["≥48座", "48座", "48座", "确定能"]


def test_a_self_evaluation_shows_money_scores_and_total() -> None:
    found = summary(ROADS)
    at = next(n for n, line in enumerate(found) if "绩效自评表 ·" in line)
    assert found[at + 2].endswith(
        "全年预算 292.00 万元，执行 281.20 万元，执行率 96.30%，分值 10，得分 9.63"
    )
    assert words(found[at + 3])[3:] == ["指标值", "实际完成值", "分值", "得分"]
    assert found[at + 12].strip() == "总分值 100，总得分 98.63"


def test_tasks_of_a_department_are_shown_with_their_money() -> None:
    found = summary(ROADS)
    at = found.index("    年度主要任务")
    assert words(found[at + 1]) == ["任务", "主要内容", "预算", "财政资金", "其他资金"]
    assert found[at + 3].endswith("96.50 万元   80.00 万元   16.50 万元")


def test_a_duty_and_its_activities_stand_above_their_graded_indicators() -> None:
    found = summary(CULTURE)
    at = next(n for n, line in enumerate(found) if "公共文化服务" in line)
    assert [line.strip() for line in found[at : at + 2]] == [
        "公共文化服务  386,000.00 元",
        "馆舍免费开放  216,000.00 元",
    ]
    assert words(found[at + 2]) == ["免费开放天数", "≥300天", "≥280天", "≥250天", "<250天"]


def test_every_form_has_its_title_once_and_percents_have_their_sign() -> None:
    found = summary(UNION)
    assert [line for line in found if "工会经费绩效目标表" in line] == []
    assert "       3月底 20%，6月底 50%，10月底 80%，12月底 100%" in found
    assert "       3月底 —，6月底 30%，10月底 80%，12月底 100%" in found


def test_a_deadline_without_a_date_is_shown_in_its_words() -> None:
    assert reading(Stated("及时", Target("deadline", "≤"))) == "时限 及时"


@pytest.mark.parametrize("columns", [80, 100_000])
def test_paths_of_places_are_never_cut(columns: int) -> None:
    file = read(UNION)
    paths = [line for line in lines(file, columns, places=True) if "documents[0]." in line]
    assert len(paths) > 100
    assert not any("…" in words(line.partition("documents[0].")[2])[0] for line in paths)


def test_a_narrow_table_is_cut_and_stays_in_its_columns() -> None:
    found = [line for line in summary(ROADS, 80) if line.startswith(" " * 7) and "，" not in line]
    assert found
    assert max(map(width, found)) <= 80


def test_a_file_without_forms_is_said_so() -> None:
    file = read_bytes("今天下雨。\n明天天晴。\n".encode(), "记事.txt")
    assert list(lines(file, 80))[1] == "  没有绩效表格"
