from jixiao.regulation.report_outline import report_outlines
from jixiao.regulation.source import sources


def test_outlines_cite_a_source_and_admit_what_is_not_checked() -> None:
    found = report_outlines()

    assert sorted(found) == [
        "evaluation-report", "self-evaluation-report", "union-self-evaluation-report"
    ]  # fmt: skip
    assert {each.cite for each in found.values()} <= sources().keys()
    assert [each.id for each in found.values() if each.checked] == ["union-self-evaluation-report"]


def test_the_frame_of_an_evaluation_asks_of_decision_process_output_and_benefit() -> None:
    frame = report_outlines()["evaluation-report"].frame

    assert list(dict.fromkeys(each.level1 for each in frame)) == ["决策", "过程", "产出", "效益"]
    assert len(frame) == 17
