from importlib.resources import files

import pytest

from jixiao.regulation.looks import FaultyLooks, looks_named, parse_looks

OFFICIAL = files("jixiao.regulation").joinpath("looks").joinpath("official.toml").read_text("utf-8")


def test_official_looks_are_a4_with_every_font_and_a_stand_in_for_it() -> None:
    looks = looks_named("official")

    assert (looks.page.width, looks.page.height) == (210, 297)
    assert (looks.page.text_width, looks.page.text_height) == (156, 225)
    assert looks.fonts["fang"][:3] == ("仿宋_GB2312", "仿宋", "FangSong")
    assert all(len(names) > 1 for names in looks.fonts.values())


def test_the_last_heading_stands_for_all_below_it() -> None:
    looks = looks_named("official")

    assert looks.heading(9) == looks.headings[-1]
    assert looks.heading(0) == looks.headings[0]
    assert looks.entry(2) == looks.contents[1]


def test_every_file_of_looks_can_be_read() -> None:
    folder = files("jixiao.regulation").joinpath("looks")
    names = [path.name.removesuffix(".toml") for path in folder.iterdir()]

    assert [looks_named(name).id for name in names] == names


def test_unknown_looks_are_said_with_those_that_are_known() -> None:
    with pytest.raises(FaultyLooks, match=r"没有名叫“../x”的样式，可以用的是 .*official"):
        looks_named("../x")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("width = 210", "width = 30", r"\[page\] 的页边距太大"),
        ("width = 210", "", r"缺少 \[page\] 的 width"),
        ("width = 210", 'width = "A4"', r"\[page\] 的 width 的写法不对"),
        ("width = 210", "width = -1", r"width 是 -1，不在 0 到 2000 之间"),
        ("width = 210", "width = 210\nheigth = 2", r"\[page\] 有不认识的 heigth"),
        ('font = "song"\nsize = 14', 'font = "song"\nsize = true', r"\[numbers\] 的 size 的写法不对"),
        ("[lines.sign]", "[lines.sing]", r"缺少 \[lines.sign\] 的 sign"),
        ("pitch = 36", "pitch = 3", r"\[lines.title\] 的 size 小于 1 或大于 pitch"),
        ('align = "centre"\nbefore = 0', 'align = "middle"', "align 或 place 不认识"),
        ('[lines.title]\nfont = "title"', '[lines.title]\nfont = "x"', "font 是“x”，应为 title"),
        ("[[headings]]", "[[heading]]", "缺少 headings"),
        ("[[contents.entries]]", "[[contents.entry]]", "缺少 .*entries"),
        ('song = ["宋体"', 'song = [1, "宋体"', r"\[fonts\] 的 song 应是一个以上字体"),
        ('colour = "808080"', 'colour = "grey"', "颜色 'grey' 不是六位十六进制数"),
        ('colour = "808080"', 'colour = "gggggg"', "颜色 'gggggg' 不是六位十六进制数"),
        ("[page]", "[page", "不是正确的 TOML"),
    ],
)  # fmt: skip
def test_a_faulty_file_is_said_in_one_sentence(old: str, new: str, said: str) -> None:
    with pytest.raises(FaultyLooks, match=said):
        parse_looks(OFFICIAL.replace(old, new), "own.toml")


def test_looks_without_any_heading_are_refused() -> None:
    text = "headings = []\n" + OFFICIAL.replace("[[headings]]", "[[others]]")

    with pytest.raises(FaultyLooks, match=r"缺少 \[\[headings\]\]"):
        parse_looks(text, "own.toml")
