from jixiao.regulation.review_form import review_form
from jixiao.regulation.source import sources
from jixiao.reports.places import place_words, places_words
from jixiao.rules.catalogue import rules
from jixiao.services.checking import check_file
from jixiao.services.reading import read_bytes


def test_every_rule_speaks_to_one_point_of_the_review_form() -> None:
    form = review_form()

    assert [rule for rule in rules() if form.point_of(rule) is None] == []
    assert form.cite in sources()
    assert sum(point.weight for point in form.points) == 100
    assert [grade for grade, _ in form.grades] == ["优", "良", "中", "差"]


def test_the_longest_beginning_of_an_id_decides() -> None:
    form = review_form()
    said = [form.point_of(rule) for rule in ("TGT001", "TGT002", "TGT030", "XDC001", "XDC009")]

    assert [point.name for point in said if point is not None] == [
        "指标科学性", "规范完整性", "绩效合理性", "绩效合理性", "目标相关性"
    ]  # fmt: skip


def test_a_place_is_said_in_chinese_and_rows_that_follow_as_one() -> None:
    rows = "".join(f"数量指标 | 慰问对象{at}的数量 | 户 | 文件{at}\n" for at in range(4))
    checked = check_file(read_bytes(f"项目: 慰问\n{rows}".encode(), "甲.perf.txt"))
    found = [each for each in checked.findings if each.rule == "TGT001"]
    bare = [each._replace(span=None) for each in found]

    assert place_words(found[0], checked.file.documents) == "第2行文字"
    assert place_words(bare[1], checked.file.documents) == (
        "项目“慰问”的指标“慰问对象1的数量”的指标值"
    )
    in_table = [
        each._replace(span=each.span._replace(line=None, table=1, row=each.span.line, column=5))
        for each in found
        if each.span is not None
    ]
    assert places_words(in_table, checked.file.documents) == "表1 第2–5行 第5列"
