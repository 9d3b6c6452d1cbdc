from pathlib import Path

import pytest

from jixiao.services.output import UnwritableOutput, encoded, write_whole


def test_a_file_is_written_with_its_folders(tmp_path: Path) -> None:
    write_whole(tmp_path / "a" / "b.json", b"{}")

    assert (tmp_path / "a" / "b.json").read_bytes() == b"{}"
    assert [each.name for each in (tmp_path / "a").iterdir()] == ["b.json"]


def test_a_folder_in_the_way_is_said_and_nothing_is_left(tmp_path: Path) -> None:
    (tmp_path / "b.json").mkdir()

    with pytest.raises(UnwritableOutput) as caught:
        write_whole(tmp_path / "b.json", b"{}")

    assert str(caught.value) == (
        f"{tmp_path}/b.json：已有同名的文件或文件夹挡住了，没有写入；请用 --out 换一个位置。"
    )
    assert [each.name for each in tmp_path.iterdir()] == ["b.json"]


def test_a_name_too_long_is_said(tmp_path: Path) -> None:
    with pytest.raises(UnwritableOutput, match="文件名太长"):
        write_whole(tmp_path / ("长" * 100), b"{}")


def test_halves_of_signs_do_not_stop_the_output() -> None:
    assert encoded("绩\ud800效") == "绩\ufffd效".encode()
