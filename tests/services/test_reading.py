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
    (tmp_path / "a.txt").write_bytes(b"x")

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


def test_what_is_no_path_is_told_to_the_programmer() -> None:
    with pytest.raises(TypeError, match=r"not bytes; .*read_bytes"):
        jixiao.read(b"PK")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match=r"not 3 \(int\)"):
        jixiao.read(3)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match=r"takes a list of paths, not 'a\.docx'"):
        jixiao.read_all("a.docx")
    with pytest.raises(TypeError, match=r"not None \(NoneType\)"):
        jixiao.read_all([None])  # type: ignore[list-item]
    with pytest.raises(TypeError, match="not str; for a path use read"):
        read_bytes("a.docx", "a.docx")  # type: ignore[arg-type]
    with pytest.raises(AttributeError, match="has no attribute 'write'"):
        jixiao.write  # noqa: B018 -- the access is the test


def test_an_empty_name_and_an_empty_folder_are_said(tmp_path: Path) -> None:
    with pytest.raises(jixiao.UnreadableDocument) as nameless:
        jixiao.read("")
    with pytest.raises(jixiao.UnreadableDocument) as empty:
        jixiao.read(tmp_path)

    assert str(nameless.value) == "“”：文件名是空的，请写上文件的路径。"
    assert str(empty.value) == f"{tmp_path}：这里没有可以读取的文件，请换成文件再读。"
    assert list(jixiao.read_all([tmp_path])) == []


def test_another_kind_of_archive_in_a_folder_is_refused_and_never_left_out(tmp_path: Path) -> None:
    (tmp_path / "材料.rar").write_bytes(b"Rar!\x1a\x07\x00" + b"a" * 50)
    (tmp_path / "照片.mp4").write_bytes(b"x")

    assert list(read_all([tmp_path])) == [
        Refused(f"{tmp_path}/材料.rar", "这是 RAR 压缩包，请解压，或改压成 zip 后再读。")
    ]
