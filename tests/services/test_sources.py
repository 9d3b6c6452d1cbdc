import errno
import io
import warnings
import zipfile
from pathlib import Path

import pytest

from jixiao.formats.limits import Limits, UnreadableDocument
from jixiao.services.archives import reason
from jixiao.services.sources import Named, Refused, Skipped, load, sources

LIMITS = Limits()


def archive(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in members.items():
            made.writestr(name, data)
    return out.getvalue()


def windows_archive(members: dict[str, bytes]) -> bytes:
    """An archive whose names are GB18030 and do not say so: written with ASCII stand-ins."""
    stand_ins = {
        name: "N" * (len(name.encode("gb18030")) - 1) + chr(65 + at)
        for at, name in enumerate(members)
    }
    data = archive({stand_ins[name]: content for name, content in members.items()})
    for name, stand_in in stand_ins.items():
        data = data.replace(stand_in.encode(), name.encode("gb18030"))
    return data


def names(*paths: Path, skipped: Skipped | None = None, limits: Limits = LIMITS) -> list[str]:
    return [each.name for each in sources(paths, limits, skipped)]


def test_files_of_a_folder_come_by_name_and_hidden_ones_are_counted(tmp_path: Path) -> None:
    for name in ("b.txt", "a.docx", "~$a.docx", ".DS_Store", "Thumbs.db", "c.tmp"):
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "__MACOSX").mkdir()
    (tmp_path / "下级").mkdir()
    (tmp_path / "下级" / "d.pdf").write_bytes(b"x")
    skipped = Skipped()

    found = list(sources([tmp_path], LIMITS, skipped))

    assert [each.name.removeprefix(f"{tmp_path}/") for each in found] == [
        "a.docx", "b.txt", "下级/d.pdf",
    ]  # fmt: skip
    assert [each.below for each in found if isinstance(each, Named)] == [
        "a.docx", "b.txt", "下级/d.pdf",
    ]  # fmt: skip
    assert skipped == Skipped(hidden=5)


def test_members_of_an_archive_are_sources_of_their_own(tmp_path: Path) -> None:
    path = tmp_path / "材料.zip"
    path.write_bytes(archive({"资料/一.txt": "甲".encode(), "二.txt": b"b", "__MACOSX/._x": b""}))
    skipped = Skipped()

    found = list(sources([path], LIMITS, skipped))

    assert [each.name for each in found] == [f"{path}/资料/一.txt", f"{path}/二.txt"]
    assert [load(each, LIMITS) for each in found if isinstance(each, Named)] == [
        "甲".encode(),
        b"b",
    ]
    assert skipped.hidden == 1


def test_names_that_windows_wrote_are_readable(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(windows_archive({"绩效目标/部门预算.txt": b"1", "自评表.txt": b"2"}))

    found = [each for each in sources([path], LIMITS) if isinstance(each, Named)]

    assert [each.name for each in found] == [f"{path}/绩效目标/部门预算.txt", f"{path}/自评表.txt"]
    assert [load(each, LIMITS) for each in found] == [b"1", b"2"]


def test_archives_in_archives_are_opened_but_not_without_end(tmp_path: Path) -> None:
    data = archive({"x.txt": b"x"})
    for _ in range(3):
        data = archive({"n.zip": data, "y.txt": b"y"})
    path = tmp_path / "a.zip"
    path.write_bytes(data)

    found = list(sources([path], LIMITS))

    assert [each for each in found if isinstance(each, Refused)] == [
        Refused(f"{path}/n.zip/n.zip/n.zip", "压缩包里套了太多层压缩包，请解压后再读。")
    ]
    assert [load(each, LIMITS) for each in found if isinstance(each, Named)] == [b"y"] * 3


def test_a_word_file_with_the_suffix_of_an_archive_is_a_source(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(archive({"[Content_Types].xml": b"", "word/document.xml": b""}))

    assert list(sources([path], LIMITS)) == [Named(str(path), str(path))]


def test_members_can_not_leave_the_archive(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(archive({"../../etc/x.txt": b"x", "/srv/y.txt": b"y"}))

    found = [each for each in sources([path], LIMITS) if isinstance(each, Named)]

    assert [each.below for each in found] == ["a.zip/etc/x.txt", "a.zip/srv/y.txt"]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "压缩包不完整或已损坏，请重新下载或重新压缩后再读。"),
        (archive({"a.txt": b"x"})[:-9], "压缩包不完整或已损坏，请重新下载或重新压缩后再读。"),
        (archive({}), "压缩包是空的，请确认压缩时选中了文件。"),
        (archive({f"{n}.txt": b"" for n in range(9)}),
         "压缩包里有 9 个文件，超过 8 个，请分开压缩。"),
    ],
)  # fmt: skip
def test_archives_that_can_not_be_opened_say_why(tmp_path: Path, data: bytes, message: str) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(data)

    assert list(sources([path], Limits(zip_entries=8))) == [Refused(str(path), message)]


def test_a_member_that_unpacks_without_end_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(archive({"a.txt": b" " * 20_000_000}))
    named = next(iter(sources([path], LIMITS)))

    with pytest.raises(UnreadableDocument, match="大得不正常"):
        load(named, LIMITS)  # type: ignore[arg-type]


def test_a_member_with_a_password_is_refused(tmp_path: Path) -> None:
    data = bytearray(archive({"a.txt": b"x"}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    path = tmp_path / "a.zip"
    path.write_bytes(data)
    named = next(iter(sources([path], LIMITS)))

    with pytest.raises(UnreadableDocument) as caught:
        load(named, LIMITS)  # type: ignore[arg-type]

    assert str(caught.value) == "压缩包有密码，请去掉密码或解压后再读。"


def test_a_linked_folder_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "x.txt").write_bytes(b"x")
    (tmp_path / "c").symlink_to(tmp_path / "b")
    skipped = Skipped()

    assert names(tmp_path, skipped=skipped) == [f"{tmp_path}/b/x.txt"]
    assert skipped == Skipped(repeated=1)


def test_results_do_not_become_sources(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "x.json").write_bytes(b"{}")
    (tmp_path / "x.txt").write_bytes(b"x")

    found = list(sources([tmp_path], LIMITS, leave_out=tmp_path / "out"))

    assert [each.name for each in found] == [f"{tmp_path}/x.txt"]


def test_files_that_are_no_documents_are_left_out_of_folders_and_archives(tmp_path: Path) -> None:
    for name in ("plan.docx", "files.toml", "风采.mp4", "无扩展名", "2025.绩效目标"):
        (tmp_path / name).write_bytes(b"x")
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.writestr("a/plan.docx", b"x")
        archive.writestr("a/style.css", b"x")

    skipped = Skipped()
    names = [Path(each.name).name for each in sources([tmp_path], LIMITS, skipped)]

    assert names == ["2025.绩效目标", "plan.docx", "plan.docx", "无扩展名"]
    assert skipped.others == {".toml": 1, ".mp4": 1, ".css": 1}
    given = [each.name for each in sources([tmp_path / "files.toml"], LIMITS)]
    assert given == [str(tmp_path / "files.toml")]


def test_members_of_one_name_are_each_read(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with warnings.catch_warnings(), zipfile.ZipFile(path, "w") as made:
        warnings.simplefilter("ignore")  # zipfile warns of the very thing that is tested
        for content in ("甲", "乙", "丙"):
            made.writestr("表.txt", content)

    found = [each for each in sources([path], LIMITS) if isinstance(each, Named)]

    assert [each.below for each in found] == [
        "a.zip/表.txt",
        "a.zip/表（2）.txt",
        "a.zip/表（3）.txt",
    ]
    assert [load(each, LIMITS).decode() for each in found] == ["甲", "乙", "丙"]


def test_reasons_of_the_system_are_given_in_chinese(tmp_path: Path) -> None:
    (tmp_path / "文件").write_bytes(b"x")
    (tmp_path / "环").symlink_to(tmp_path / "环")
    paths = [tmp_path / "文件" / "a.txt", tmp_path / ("长" * 300), tmp_path / "环", tmp_path / "\0"]

    assert [each.message for each in sources(paths, LIMITS) if isinstance(each, Refused)] == [
        "路径中间有一段是文件，不是文件夹，请检查路径。",
        "路径太长，系统不能打开，请缩短文件名或移到上级文件夹再读。",
        "链接指向自己，无法打开，请删除或改正这个链接。",
        "路径里有不能使用的字符，请改名后再读。",
    ]
    assert reason(OSError(errno.ENXIO, "No such device or address")) == (
        "系统打不开这个文件（错误号 6），请检查磁盘或复制一份再读。"
    )
