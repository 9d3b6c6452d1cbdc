"""Papers as content."""

from jixiao.model.paper import Heading, Line, Paper


def test_the_table_of_contents_has_the_listed_headings_in_their_order() -> None:
    first, hidden, second = (
        Heading("一、总体"),
        Heading("封面", is_listed=False),
        Heading("二、分项", 2),
    )
    paper = Paper("绩效文本", (first, Line("正文"), hidden, second))

    assert [*paper.headings()] == [first, second]
