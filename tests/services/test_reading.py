from pathlib import Path

import pytest

import jixiao
from jixiao.formats.limits import Limits, UnreadableDocument
from jixiao.services.reading import FileRead, read_all, read_bytes
from jixiao.services.sources import Refused
from tests import hostile


def test_reading_a_path_gives_documents_and_their_source(tmp_path: Path) -> None:
    path = tmp_path / "目标表.docx"
    path.write_bytes(hostile.docx(hostile.form()))

    file = jixiao.read(path)

    assert (file.source.name, file.source.reader) == (str(path), "docx")
    assert len(file.source.sha256) == 64
    targets = [each.target.raw for each in file.documents[0].projects[0].indicators]
    assert targets == ["≥90人"]


def test_one_bad_file_stops_no_other(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"")
    (tmp_path / "b.docx").write_bytes(hostile.docx(hostile.form()))

    first, second = read_all([tmp_path])

    assert first == Refused(
        f"{tmp_path}/a.docx", "文件是空的（0 字节），请确认它已保存或下载完整。"
    )
    assert isinstance(second, FileRead)


def test_a_folder_is_not_one_document(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument) as caught:
        jixiao.read(tmp_path)

    assert str(caught.value) == (
        f"{tmp_path}：这里有许多文件，不是一个文件；请逐个读取，或用 read_all 一起读取。"
    )


def test_a_missing_file_is_said() -> None:
    with pytest.raises(UnreadableDocument) as caught:
        jixiao.read("没有这个.docx")

    assert str(caught.value) == "没有这个.docx：找不到这个文件，请检查路径。"


def test_a_file_beyond_the_limit_is_refused_before_it_is_read() -> None:
    with pytest.raises(UnreadableDocument) as caught:
        read_bytes(b"x" * 2_000, "a.txt", limits=Limits(file_bytes=1_000))

    assert str(caught.value) == "a.txt：文件有 0.0 MB，超过上限 0.001 MB，请拆分后再读。"
