from jixiao.formats.registry import reader_for, writer_for
from jixiao.formats.writer import Manuscript
from tests.formats.written.papers import document, plan_paper


def test_a_plan_is_written_and_read_back_with_all_its_projects() -> None:
    plan = document()

    data = writer_for(".docx").write(Manuscript(plan_paper(plan)))

    reader, fits = reader_for(data, ".docx")
    assert (reader.name, fits) == ("docx", True)
