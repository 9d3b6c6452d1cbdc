from jixiao.model.paper import Grid, Turn
from jixiao.regulation.review_form import review_form
from jixiao.reports.review import reviews
from jixiao.reports.review_paper import review_paper
from jixiao.services.checking import FileChecked, check_file
from jixiao.services.reading import read_bytes
from jixiao.services.reviewing import review_file
from tests.reports.narrative.papers import faults, lines, table

TWO = """
绩效文本: 清河口县总工会2025年部门预算绩效文本
年度: 2025  部门: 711001 清河口县总工会  单位: 万元
项目: 劳模慰问  预算数: 2.00
数量指标 | 慰问劳模人数 | 人 | 清工发〔2024〕6号
项目: 职工体检  预算数: 3.00
数量指标 | 体检职工人数 | ≥40人 | 清工发〔2024〕7号
"""


def checked() -> FileChecked:
    return check_file(read_bytes(TWO.encode(), "甲.perf.txt"))


def test_every_project_has_a_form_on_a_page_of_its_own() -> None:
    file = checked()
    paper = review_paper(
        list(reviews(file.file.documents, file.findings, file.looked_at)), review_form()
    )
    names = [part.name for part in paper.parts if isinstance(part, Grid)]

    assert faults(paper) == []
    assert names[:4] == [
        "基本情况：项目“劳模慰问”",
        "项目支出绩效目标审核表：项目“劳模慰问”",
        "基本情况：项目“职工体检”",
        "项目支出绩效目标审核表：项目“职工体检”",
    ]
    assert sum(isinstance(part, Turn) for part in paper.parts) == sum(
        "审核表：" in n for n in names
    )


def test_evidence_is_filled_in_and_every_judgement_is_open() -> None:
    file = checked()
    found = list(reviews(file.file.documents, file.findings, file.looked_at))
    paper = review_paper(found, review_form())
    rows = table(paper, "项目支出绩效目标审核表：项目“劳模慰问”")

    assert {row[-1] for row in rows[1:9]} == {"□优　□良　□中　□差"}
    assert any("TGT001" in row[-2] for row in rows)
    assert rows[-2:] == [["总体意见", "□"], ["综合评定等级", "□优　□良　□中　□差"]]
    assert any("财预〔2015〕88号" in words for words in lines(paper))


def test_the_form_is_written_as_a_word_document() -> None:
    data = review_file([checked()], ".docx")

    assert data.startswith(b"PK")
    assert review_file([checked()], ".docx") == data
