"""What is said of files and archives that can not be opened."""

import errno
import io
import zipfile
from pathlib import Path

import pytest

from jixiao.formats.limits import Limits, UnreadableDocument
from jixiao.services.archives import check_size, member_name, opened, read_member, reason

LIMITS = Limits()


def packed(name: str = "a.txt", content: bytes = b"words " * 9) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr(name, content)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("error", "begins"),
    [
        (FileNotFoundError(), "找不到这个文件"),
        (PermissionError(), "没有读取权限"),
        (IsADirectoryError(), "这是文件夹"),
        (ValueError("embedded null byte"), "路径里有不能使用的字符"),
        (OSError(errno.EMFILE, ""), "打开的文件太多"),
        (OSError("no number"), "系统打不开这个文件（错误号 0）"),
    ],
)
def test_why_a_file_can_not_be_opened_is_one_sentence(
    error: OSError | ValueError, begins: str
) -> None:
    words = reason(error)

    assert words.startswith(begins)
    assert words.endswith("。")


@pytest.mark.parametrize(
    ("shown", "is_utf8", "name"),
    [
        ("绩效文本.docx", True, "绩效文本.docx"),
        ("绩效文本.docx".encode("gb18030").decode("cp437"), False, "绩效文本.docx"),
        ("绩效文本.docx".encode().decode("cp437"), False, "绩效文本.docx"),
        (b"\x81\xff".decode("cp437"), False, "ü\xa0"),
        ("绩效", False, "绩效"),
        ("plan.docx", False, "plan.docx"),
    ],
)
def test_a_name_of_an_archive_is_read_in_the_encoding_that_fits(
    shown: str, is_utf8: bool, name: str
) -> None:
    info = zipfile.ZipInfo(shown)
    info.flag_bits = 0x800 if is_utf8 else 0

    assert member_name(info) == name


def test_a_file_beyond_the_limit_is_refused_with_both_sizes() -> None:
    check_size(2_000_000, Limits(file_bytes=2_000_000))

    with pytest.raises(UnreadableDocument, match=r"文件有 2\.5 MB，超过上限 2 MB"):
        check_size(2_500_000, Limits(file_bytes=2_000_000))


def test_an_archive_that_is_not_there_says_so(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument, match="找不到这个文件"):
        opened(str(tmp_path / "none.zip"), (), LIMITS)
    with pytest.raises(UnreadableDocument, match="这是文件夹"):
        opened(str(tmp_path), (), LIMITS)


def test_a_member_with_broken_bytes_is_refused() -> None:
    data = bytearray(packed())
    data[35:40] = b"\0\0\0\0\0"

    with (
        zipfile.ZipFile(io.BytesIO(data)) as archive,
        pytest.raises(UnreadableDocument, match="这个文件已损坏"),
    ):
        read_member(archive, 0, LIMITS)


def test_an_archive_within_an_archive_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(packed("inner.zip", packed("b.txt", b"b")))

    inner = opened(str(path), (0,), LIMITS)

    assert (inner.namelist(), read_member(inner, 0, LIMITS)) == (["b.txt"], b"b")


def test_a_disk_that_fails_while_a_member_is_read_says_so() -> None:
    class Failing(io.BytesIO):
        """The disk of a server that has gone."""

        def read(self, size: int | None = -1) -> bytes:
            raise OSError(errno.ETIMEDOUT, "timed out")

    stream = io.BytesIO(packed())
    with zipfile.ZipFile(stream) as archive:
        archive.fp = Failing()
        with pytest.raises(UnreadableDocument, match="网络盘没有响应"):
            read_member(archive, 0, LIMITS)
