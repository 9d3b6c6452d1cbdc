"""Hostile and broken input, end to end: one sentence each, bounded cost, others unharmed."""

import json
import os
import random
import resource
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import PIL.Image
import pytest

from jixiao.formats.limits import Limits, UnreadableDocument
from jixiao.services.reading import read_bytes
from tests import hostile

SMALL = Limits(cells=2_000)
REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "空文件.docx": (lambda: b"", "空的"),
    "空文件.txt": (lambda: b"", "空的"),
    "截断.docx": (lambda: hostile.docx(hostile.form())[:-200], "损坏"),
    "截断.xlsx": (lambda: hostile.xlsx(3)[:-60], "损坏"),
    "截断.pdf": (lambda: hostile.pdf()[:300], "损坏"),
    "截断.png": (lambda: hostile.png(60, 40)[:60], "损坏"),
    "乱码.doc": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x11" * 4000, "损坏"),
    "乱码.odt": (lambda: b"PK\x03\x04" + b"a" * 100, "损坏"),
    "解压炸弹.docx": (hostile.zip_bomb, "解压后"),
    "实体炸弹.docx": (hostile.quadratic_bomb, "实体"),
    "外部实体.docx": (lambda: hostile.external_entity("/etc/passwd"), "实体"),
    "有密码.docx": (hostile.encrypted_office, "密码"),
    "有密码.xlsx": (hostile.encrypted_office, "密码"),
    "有密码.pdf": (lambda: hostile.pdf(encrypted=True), "密码"),
    "五千页.pdf": (lambda: hostile.pdf(5000), "5000 页"),
    "百万行.docx": (lambda: hostile.many_rows(1_000_000), "解压后"),
    "许多行.docx": (lambda: hostile.many_rows(1_500), "单元"),
    "许多行.xlsx": (lambda: hostile.xlsx(1_500, 2), "单元"),
    "许多行.txt": (lambda: "一\t二\n".encode() * 1_500, "单元"),
    "很长的一行.txt": (lambda: "绩效目标".encode() * 600_000, "2000000 字"),
    "很长的一段.html": (lambda: b"<p>" + "绩效目标".encode() * 600_000, "2000000 字"),
    "许多引号.csv": (lambda: b'"' * 9_999_999, "2000000 字"),
    "重复的格.odt": (hostile.repeated_cells, "单元"),
    "嵌套表格.docx": (lambda: hostile.nested_tables(30), "嵌套"),
    "嵌套太深.docx": (lambda: hostile.nested_tables(5000), "嵌套"),
    "嵌套太深.html": (lambda: b"<table><tr><td>" * 5000, "嵌套"),
    "全是零.txt": (lambda: b"\0" * 5000, "文本"),
    "半个代理.txt": (lambda: "绩效\ud800目标".encode("utf-8", "surrogatepass") * 50, "文本"),
    "大图.png": (lambda: hostile.png(4, 4, claimed=(60_000, 60_000)), "像素"),
    "未知.mp4": (lambda: b"\0\0\0\x18ftypmp42" + bytes(range(256)) * 9, "不认识"),
    "压缩包.rar": (lambda: b"Rar!\x1a\x07\x00" + b"a" * 50, "RAR"),
    "别的数据.json": (lambda: b'{"a": 1}', "交换文件"),
}
READ: dict[str, tuple[Callable[[], bytes], str]] = {
    "带宏.docm": (hostile.with_macro, "宏"),
    "扩展名不对.docx": (hostile.pdf, "扩展名"),
    "扩展名不对.pdf": (lambda: hostile.docx(hostile.form()), "扩展名"),
    "字体坏了.pdf": (lambda: hostile.pdf(font="Nope#ff#00", text="<FFFE0001> Tj"), "没有找到"),
    "编码不对.txt": (lambda: bytes(range(128, 256)) * 40, "解码"),
    "没有表格.docx": (lambda: hostile.docx(hostile.paragraph("今天下雨。")), "没有找到"),
}
ROOT = Path(__file__).parents[1]


def is_for_people(sentence: str) -> bool:
    """One or two Chinese sentences that say what to do and name no code."""
    return (
        sentence.endswith("。")
        and 1 <= sentence.count("。") <= 2
        and "请" in sentence
        and not any(word in sentence for word in ("Error", "Exception", "Traceback", "None", "\n"))
        and any("一" <= sign <= "鿿" for sign in sentence)
    )


@pytest.mark.parametrize("name", REFUSED)
def test_what_can_not_be_read_is_refused_in_one_sentence(name: str) -> None:
    make, word = REFUSED[name]
    data = make()
    limits = SMALL if name.startswith("许多行") else Limits()
    began = time.process_time()

    with pytest.raises(UnreadableDocument) as caught:
        read_bytes(data, name, limits=limits)

    file, _, sentence = str(caught.value).partition("：")
    assert file == name
    assert is_for_people(sentence), sentence
    assert word in sentence
    assert time.process_time() - began < 5


@pytest.mark.parametrize("name", READ)
def test_what_is_only_odd_is_read_with_a_notice(name: str) -> None:
    make, word = READ[name]

    file = read_bytes(make(), name)

    messages = [each.message for each in file.notices]
    messages += [each.message for document in file.documents for each in document.notices]
    assert any(word in message for message in messages), messages


@pytest.mark.ocr
def test_a_photo_of_a_cat_has_no_indicators_and_says_that_nothing_was_seen() -> None:
    file = read_bytes(hostile.png(600, 400), "猫.png")

    assert [(each.kind, each.projects) for each in file.documents] == [("none", ())]
    assert "没有" in file.documents[0].notices[0].message


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_turned_pages_are_read_like_upright_ones(turn: int) -> None:
    upright, turned = (
        read_bytes(hostile.pdf(rotate=angle), "页.pdf").documents for angle in (0, turn)
    )

    assert [each.notices[-1].message for each in turned] == [
        each.notices[-1].message for each in upright
    ]


def test_nothing_outside_the_file_is_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("机密内容", encoding="utf-8")

    with pytest.raises(UnreadableDocument) as caught:
        read_bytes(hostile.external_entity(str(secret)), "外部.docx")

    assert "机密" not in str(caught.value)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("百万行.xlsx", lambda: hostile.xlsx(1_000_001)),
        ("百万行.txt", lambda: "一\t二\n".encode() * 1_000_000),
        ("百万段.txt", lambda: "一行文字。\n".encode() * 1_000_000),
        ("百万行.csv", lambda: "一,二,三\n".encode() * 1_000_000),
    ],
)
def test_a_table_of_a_million_rows_is_refused(name: str, make: Callable[[], bytes]) -> None:
    data = make()
    began = time.process_time()

    with pytest.raises(UnreadableDocument) as caught:
        read_bytes(data, name)

    assert time.process_time() - began < 5
    assert is_for_people(str(caught.value).partition("：")[2])


def jixiao(*words: str | Path, **more: object) -> subprocess.CompletedProcess[bytes]:
    call = [sys.executable, "-c", "import sys; from jixiao.cli.main import run; sys.exit(run())"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), **more.pop("env", {})}  # type: ignore[dict-item]
    return subprocess.run(  # type: ignore[call-overload, no-any-return]
        [*call, *map(str, words)], capture_output=True, timeout=120, env=environment, **more
    )


class Cost(NamedTuple):
    """Peak memory in KB and seconds of CPU of a command with its own processes."""

    ru_maxrss: int
    ru_utime: float


_START = """
import json, os, subprocess, sys
running = subprocess.Popen(sys.argv[2:])
_, status, cost = os.wait4(running.pid, 0)
with open(sys.argv[1], "w") as file:
    json.dump([cost.ru_maxrss, cost.ru_utime], file)
sys.exit(os.waitstatus_to_exitcode(status))
"""
"""A small process starts the command: on Linux a child inherits the peak of who starts it."""


def measured(*words: str | Path) -> tuple[subprocess.CompletedProcess[bytes], Cost]:
    """The command and what it and its own processes cost: not what other tests have started."""
    call = [sys.executable, "-m", "jixiao.cli.main", *map(str, words)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    with tempfile.NamedTemporaryFile("r") as told:
        done = subprocess.run(
            [sys.executable, "-c", _START, told.name, *call], capture_output=True, env=environment,
            check=False,
        )  # fmt: skip
        return done, Cost(*json.load(told))


def good(folder: Path, name: str = "好文件.docx") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_bytes(hostile.docx(hostile.form()))
    return path


def test_bad_files_cost_only_themselves(tmp_path: Path) -> None:
    folder = tmp_path / "材料"
    good(folder)
    made = [name for name in REFUSED if not name.startswith("许多行")]
    for name in made:
        (folder / name).write_bytes(REFUSED[name][0]())
    refused = [name for name in made if Path(name).suffix != ".mp4"]

    done, cost = measured("read", folder, "--format", "jsonl", "--jobs", "2")

    sentences = done.stderr.decode().splitlines()
    assert done.returncode == 2
    assert [json.loads(line)["source"]["name"] for line in done.stdout.splitlines()] == [
        str(folder / "好文件.docx")
    ]
    assert sorted(line.partition("：")[0] for line in sentences[:-1]) == sorted(
        str(folder / name) for name in refused
    )
    assert sentences[-1].startswith("读了 1 个文件：1 份绩效文档")
    assert f"{len(refused)} 个文件读不了" in sentences[-1]
    assert "跳过 1 个不是文档的文件" in sentences[-1]
    assert cost.ru_maxrss < 1_000_000
    assert cost.ru_utime < 60


@pytest.mark.ocr
@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "mode"), [("彩色.jpg", "RGB"), ("灰色.png", "L"), ("黑白.tif", "1")]
)
def test_a_picture_with_more_pixels_than_writing_needs_costs_bounded_memory(
    name: str, mode: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    PIL.Image.new(mode, (10_000, 10_500), "white" if mode == "RGB" else 255).save(path)

    done, cost = measured("read", path)

    assert done.returncode == 0
    assert cost.ru_maxrss < 1_000_000


@pytest.mark.ocr
@pytest.mark.slow
def test_a_large_picture_of_noise_costs_bounded_time_and_memory(tmp_path: Path) -> None:
    path = tmp_path / "噪点.png"
    noise = random.Random(1).randbytes(5_900 * 5_900)
    PIL.Image.frombytes("L", (5_900, 5_900), noise).save(path, compress_level=1)

    done, cost = measured("read", path)

    assert done.returncode == 0
    assert cost.ru_maxrss < 1_200_000
    assert cost.ru_utime < 60


@pytest.mark.office
@pytest.mark.slow
def test_libreoffice_may_not_take_all_memory(tmp_path: Path) -> None:
    path = tmp_path / "套娃.rtf"
    path.write_bytes(b"{\\rtf1" + b"{" * 2_000_000)

    done, cost = measured("read", path)

    assert done.returncode == 2
    assert is_for_people(done.stderr.decode().strip().partition("：")[2])
    assert cost.ru_maxrss < 1_100_000


def test_loops_links_pipes_sockets_and_devices_are_refused_and_never_block(tmp_path: Path) -> None:
    good(tmp_path / "a" / "b")
    (tmp_path / "a" / "b" / "again").symlink_to(tmp_path / "a")
    (tmp_path / "a" / "x.docx").symlink_to(tmp_path / "nowhere.docx")
    (tmp_path / "a" / "y.docx").symlink_to(tmp_path / "a" / "y.docx")
    os.mkfifo(tmp_path / "a" / "pipe.docx")
    with socket.socket(socket.AF_UNIX) as listener:
        here = Path.cwd()
        os.chdir(tmp_path / "a")  # the name of a socket must be short
        try:
            listener.bind("socket.docx")
        finally:
            os.chdir(here)

        done = jixiao("read", tmp_path / "a", "/dev/zero", "--format", "jsonl")

    odd = "这是管道、设备或套接字，不是普通文件，请换成文件再读。"
    assert done.returncode == 2
    assert [json.loads(line)["source"]["name"] for line in done.stdout.splitlines()] == [
        f"{tmp_path}/a/b/好文件.docx"
    ]
    assert sorted(done.stderr.decode().splitlines()[:-1]) == [
        f"/dev/zero：{odd}",
        f"{tmp_path}/a/b/again：文件夹里的链接绕回了上级文件夹，没有再进入；请删除这个链接。",
        f"{tmp_path}/a/pipe.docx：{odd}",
        f"{tmp_path}/a/socket.docx：{odd}",
        f"{tmp_path}/a/x.docx：找不到这个文件，请检查路径。",
        f"{tmp_path}/a/y.docx：链接指向自己，无法打开，请删除或改正这个链接。",
    ]


AS_NOBODY = """
import argparse, codecs, multiprocessing.popen_fork, os, sys
from jixiao.cli import read
from jixiao.formats.registry import readers
parser = argparse.ArgumentParser()
read.add_arguments(parser)
readers()
codecs.lookup("cp437")  # imported now: nobody may later
if os.getuid() == 0:  # whoever may read everything first becomes somebody who may not
    os.setgid(65534)
    os.setuid(65534)
sys.exit(read.run(parser.parse_args(sys.argv[1:])))
"""


def test_files_and_folders_without_permission_are_refused() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        good(folder)
        good(folder, "不可读.docx").chmod(0)
        good(folder / "closed")
        (folder / "closed").chmod(0)
        environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
        call = [sys.executable, "-c", AS_NOBODY, name, "--format", "jsonl"]

        done = subprocess.run(call, capture_output=True, timeout=60, check=False, env=environment)

        (folder / "closed").chmod(0o755)
    assert sorted(done.stderr.decode().splitlines()[:-1]) == [
        f"{name}/closed：没有读取权限，请向文件的所有者申请权限，或复制一份再读。",
        f"{name}/不可读.docx：没有读取权限，请向文件的所有者申请权限，或复制一份再读。",
    ]
    assert len(done.stdout.splitlines()) == 1
    assert done.returncode == 2


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_disk_behind_standard_output_is_said(tmp_path: Path) -> None:
    path = good(tmp_path)

    with Path("/dev/full").open("wb") as full:
        call = [sys.executable, "-m", "jixiao.cli.main", "read", str(path), "--format", "json"]
        done = subprocess.run(call, stdout=full, stderr=subprocess.PIPE, check=False, timeout=60)

    assert done.returncode == 2
    assert done.stderr.decode() == (
        "标准输出：磁盘空间不足，没有写入；请腾出空间，或用 --out 换一个位置。\n"
    )


def test_a_full_disk_leaves_no_half_file(tmp_path: Path) -> None:
    path = good(tmp_path / "in")
    out = tmp_path / "out"

    def small_disk() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (2_000, 2_000))

    done = jixiao("read", path, "--format", "json", "--out", out, preexec_fn=small_disk)

    assert done.returncode == 2
    assert done.stderr.decode().splitlines()[0] == (
        f"{out}/好文件.docx.json：磁盘空间不足，没有写入；请腾出空间，或用 --out 换一个位置。"
    )
    assert list(out.iterdir()) == []


def test_limits_are_set_by_the_environment(tmp_path: Path) -> None:
    path = good(tmp_path)

    done = jixiao("read", path, env={"JIXIAO_MAX_FILE_BYTES": "100"})

    assert done.returncode == 2
    assert "超过上限 0.0001 MB" in done.stderr.decode()


@pytest.mark.parametrize("value", ["many", "0", "-1", "", "1e3", "9" * 5_000])
def test_a_limit_that_is_no_number_is_wrong_use(value: str, tmp_path: Path) -> None:
    done = jixiao("read", good(tmp_path), env={"JIXIAO_MAX_PAGES": value})

    assert done.returncode == 3
    assert done.stderr.decode() == (
        f"环境变量 JIXIAO_MAX_PAGES 应为大于 0 的整数，最多 18 位，现在是“{value[:40]}”。\n"
    )
