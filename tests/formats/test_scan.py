"""Pictures of pages: cleaning and rulings in pixels, and whole pages by recognition."""

import io
import json
import subprocess
import sys
from dataclasses import replace
from typing import Any

import pytest

from jixiao.formats.blocks import Blocks
from jixiao.formats.engines import image
from jixiao.formats.limits import DEFAULT_LIMITS, Limits, UnreadableDocument
from jixiao.formats.registry import reader_for

np = pytest.importorskip("numpy")
cv2 = pytest.importorskip("cv2")
pytest.importorskip("onnxruntime")
Image = pytest.importorskip("PIL.Image")

from jixiao.formats.scans import cleaning, reading, ruling  # noqa: E402 -- after the check above
from jixiao.formats.scans.page import straightened  # noqa: E402 -- after the check above
from tools.scan_accuracy import alone, compared  # noqa: E402 -- after the check above
from tools.scan_samples import (  # noqa: E402 -- after the check above
    BAD,
    GOOD,
    TruthPage,
    pages,
    printed,
    rendered,
    scanned,
)

PDF: dict[int, tuple[TruthPage, bytes]] = {}


def clean(seed: int, dpi: int) -> tuple[TruthPage, Any]:
    """An invented page and its clean picture."""
    if seed not in PDF:
        made = pages(seed, 1)
        PDF[seed] = (made[0], printed(made))
    truth, pdf = PDF[seed]
    return truth, rendered(pdf, dpi)[0]


def saved(pixels: Any, kind: str, **options: Any) -> bytes:
    out = io.BytesIO()
    picture = pixels if isinstance(pixels, Image.Image) else Image.fromarray(pixels)
    picture.save(out, kind, **options)
    return out.getvalue()


def blank(width: int = 400, height: int = 500) -> Any:
    return np.full((height, width), 250, np.uint8)


def drawn_table(width: int = 700, height: int = 500) -> Any:
    """Three columns and four rows, with strokes of signs inside."""
    picture = blank(width, height)
    for y in range(50, 451, 100):
        cv2.line(picture, (50, y), (650, y), 0, 2)
    for x in range(50, 651, 200):
        cv2.line(picture, (x, 50), (x, 450), 0, 2)
    for y in range(100, 450, 100):
        for x in range(80, 640, 200):
            for step in range(0, 100, 24):
                cv2.rectangle(picture, (x + step, y - 10), (x + step + 18, y + 8), 0, 2)
    return picture


@pytest.mark.parametrize("angle", [-4.0, -0.7, 1.6, 5.0])
def test_skew_is_told_by_the_rulings(angle: float) -> None:
    skewed = cleaning.turned(drawn_table(), -angle)

    assert cleaning.skew(cleaning.ink(skewed)) == pytest.approx(angle, abs=0.08)


def test_rulings_are_found_and_strokes_of_signs_are_not() -> None:
    sheet = straightened(cleaning.turned(drawn_table(), 1.2))

    assert [len(sheet.across), len(sheet.down)] == [5, 4]
    assert sorted(round(each.at, -1) for each in sheet.down) == [50, 250, 450, 650]


def test_a_page_on_its_side_is_told() -> None:
    _, picture = clean(1, 100)
    plain, _ = cleaning.grey(picture)

    assert not cleaning.lies_on_its_side(cleaning.ink(plain))
    assert cleaning.lies_on_its_side(cleaning.ink(np.rot90(plain).copy()))


def test_a_red_seal_is_lifted_and_red_writing_stays() -> None:
    picture = np.full((1000, 800, 3), 255, np.uint8)
    cv2.circle(picture, (400, 600), 90, (60, 60, 215), 4)
    cv2.circle(picture, (400, 600), 30, (60, 60, 215), -1)
    cv2.line(picture, (300, 600), (500, 600), (0, 0, 0), 3)
    cv2.putText(picture, "HEADLINE IN RED", (100, 100), 0, 1.2, (60, 60, 215), 3)

    plain, stamped = cleaning.grey(picture)

    assert plain[580, 400] > 220, "the star is gone"
    assert plain[600, 400] < 140, "black ink below it is still there"
    assert plain[60:110, 100:500].min() < 140, "the red headline is still there"
    assert stamped is not None
    assert stamped[580, 400] == 255


def test_dust_is_told_from_the_point_of_a_number() -> None:
    marks = np.zeros((200, 300), np.uint8)
    cv2.rectangle(marks, (50, 50), (66, 70), 255, -1)
    cv2.rectangle(marks, (70, 68), (72, 70), 255, -1)
    cv2.rectangle(marks, (200, 150), (202, 152), 255, -1)

    dust = ruling.specks(marks, 20)

    assert not dust[69, 71]
    assert dust[151, 201]


@pytest.mark.parametrize(
    ("kind", "suffix"),
    [("PNG", ".png"), ("JPEG", ".jpg"), ("TIFF", ".tif"), ("BMP", ".bmp"), ("WEBP", ".webp")],
)
def test_pictures_are_told_by_their_bytes(kind: str, suffix: str) -> None:
    reader, fits = reader_for(saved(blank(40, 40), kind), suffix)

    assert (reader.name, fits) == ("image", True)
    assert reader_for(saved(blank(40, 40), kind), ".docx")[0].name == "image"


@pytest.mark.parametrize("text", [b"BM", b"BMI index of the county", b"", b"\xff\xd8", b"II*"])
def test_texts_are_not_taken_for_pictures(text: bytes) -> None:
    assert not image.sniff(text)


@pytest.mark.ocr
@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "CMYK", "I;16", "F"])
def test_every_kind_of_pixels_is_read_and_a_picture_without_text_is_said(mode: str) -> None:
    if mode in ("I;16", "F"):
        kind = np.uint16 if mode == "I;16" else np.float32
        picture = Image.fromarray(np.linspace(0, 60_000, 6400).reshape(80, 80).astype(kind))
    else:
        picture = Image.new("RGB", (80, 80), "white").convert(mode)

    blocks = image.blocks(saved(picture, "TIFF"), DEFAULT_LIMITS)

    assert blocks.items == []
    assert [notice.message for notice in blocks.notices] == ["图片里没有认出文字。"]


@pytest.mark.ocr
def test_a_tiny_picture_and_a_photo_have_no_text() -> None:
    dice = np.random.default_rng(7)
    photo = cv2.resize(dice.integers(0, 255, (12, 9, 3), np.uint8), (450, 600))

    for picture in (blank(3, 2), photo):
        blocks = image.blocks(saved(picture, "PNG"), DEFAULT_LIMITS)

        assert [notice.message for notice in blocks.notices] == ["图片里没有认出文字。"]


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF", "BMP", "WEBP"])
def test_a_truncated_picture_is_one_sentence(kind: str) -> None:
    data = saved(np.random.default_rng(1).integers(0, 255, (300, 300, 3), np.uint8), kind)

    with pytest.raises(UnreadableDocument) as refused:
        image.blocks(data[: len(data) // 2], DEFAULT_LIMITS)

    assert str(refused.value) == "图片损坏或不完整，打不开；请重新扫描或换一份文件再试。"


def test_a_picture_beyond_the_limit_is_one_sentence() -> None:
    data = saved(blank(400, 500), "PNG")

    with pytest.raises(UnreadableDocument) as refused:
        image.blocks(data, Limits(image_pixels=100_000))

    assert str(refused.value) == (
        "第1页的图片太大（400×500 像素），最多 100000 像素。请降低扫描分辨率再试。"
    )


def test_a_picture_that_claims_billions_of_pixels_is_one_sentence() -> None:
    data = bytearray(saved(blank(400, 500), "PNG"))
    data[16:24] = (100_000).to_bytes(4, "big") * 2
    data[29:33] = __import__("zlib").crc32(bytes(data[12:29])).to_bytes(4, "big")

    with pytest.raises(UnreadableDocument) as refused:
        image.blocks(bytes(data), DEFAULT_LIMITS)

    assert str(refused.value) == "图片的像素太多，打不开。请降低扫描分辨率再试。"


@pytest.mark.ocr
def test_pages_of_a_tiff_beyond_the_limit_are_left_out_with_a_notice() -> None:
    frames = [Image.fromarray(blank(60, 80)) for _ in range(3)]
    data = saved(frames[0], "TIFF", save_all=True, append_images=frames[1:])

    blocks = image.blocks(data, Limits(scan_pages=2))

    assert blocks.pages == 3
    assert [notice.message for notice in blocks.notices] == [
        "图片里没有认出文字。",
        "图片里没有认出文字。",
        "第3页是扫描页，只识别了前 2 个扫描页，这一页没有读；请拆分文件再试。",
    ]


def test_without_the_extra_a_sentence_says_what_to_install() -> None:
    code = (
        "import sys; sys.modules['onnxruntime'] = None\n"
        "from jixiao.formats.limits import DEFAULT_LIMITS, UnreadableDocument\n"
        "from jixiao.formats.scans import reading\n"
        "print(reading.available())\n"
        "try: reading.read_page_images([1], lambda n: __import__('numpy').zeros((50, 50), 'u1'), DEFAULT_LIMITS)\n"
        "except UnreadableDocument as why: print(why)\n"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)

    assert ran.stdout.decode().splitlines() == [
        "False",
        "识别扫描件需要安装文字识别组件：pip install 'jixiao[ocr]'。",
    ]


def test_nothing_heavy_is_loaded_before_a_scan_is_read() -> None:
    code = (
        "import json, sys\nimport jixiao.formats.engines.image, jixiao.formats.engines.pdf\n"
        "print(json.dumps([m for m in ('numpy', 'cv2', 'onnxruntime', 'rapidocr', 'PIL') if m in sys.modules]))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)

    assert json.loads(ran.stdout) == []


OFFLINE = """
import io, json, socket, sys

def refuse(*_args, **_kwargs):
    raise AssertionError("network")

socket.socket.connect = socket.socket.connect_ex = socket.getaddrinfo = refuse
from jixiao.formats.engines import image
from jixiao.formats.limits import DEFAULT_LIMITS
blocks = image.blocks(sys.stdin.buffer.read(), DEFAULT_LIMITS)
print(json.dumps([[c.text for c in table.cells] for table in blocks.tables()]))
"""


@pytest.mark.ocr
@pytest.mark.slow
def test_a_good_scan_is_read_without_network() -> None:
    truth, picture = clean(3, 150)
    data = saved(scanned(picture, GOOD[0], 3)[:, :, ::-1], "PNG")

    ran = subprocess.run(
        [sys.executable, "-c", OFFLINE], input=data, capture_output=True, check=True
    )

    read = json.loads(ran.stdout)
    assert [len(cells) for cells in read] == [len(table) for table in truth.tables]


def by_recognition(picture: Any, truth: TruthPage) -> Any:
    content = reading.read_page_image(picture, 1, DEFAULT_LIMITS)
    blocks = alone(content)
    from jixiao.formats.scans.doubts import settle

    settle(blocks, {1})
    return compared(truth, blocks)


@pytest.fixture
def small() -> tuple[TruthPage, Any]:
    """The upper part of a page, quick to recognise."""
    truth, picture = clean(3, 150)
    return replace(truth, tables=truth.tables[:1]), picture[: picture.shape[0] * 30 // 100]


@pytest.mark.ocr
def test_a_small_form_is_read_exactly(small: tuple[TruthPage, Any]) -> None:
    truth, picture = small

    score = by_recognition(picture, truth)

    assert score.slips == []
    assert score.cells == 23


@pytest.mark.ocr
@pytest.mark.slow
@pytest.mark.parametrize("turn", [0, 1, 2, 3])
def test_a_good_scan_is_read_however_it_lies(turn: int) -> None:
    truth, picture = clean(5, 150)

    score = by_recognition(scanned(picture, replace(GOOD[0], turn=turn), 5), truth)

    assert score.cells_right / score.cells >= 0.98
    assert score.signs_wrong / score.signs <= 0.005


@pytest.mark.ocr
@pytest.mark.slow
def test_a_bad_scan_with_a_seal_is_nearly_read_and_doubts_are_said() -> None:
    truth, picture = clean(4, 120)

    score = by_recognition(scanned(picture, BAD[0], 4), truth)

    assert score.cells_right / score.cells >= 0.95
    assert score.notices >= 3


@pytest.mark.ocr
@pytest.mark.slow
def test_pages_of_a_tiff_are_read_together_and_keep_their_order() -> None:
    _, picture = clean(3, 150)
    top = Image.fromarray(picture[: picture.shape[0] * 30 // 100, :, ::-1].copy())
    data = saved(top, "TIFF", save_all=True, append_images=[top, top])

    blocks: Blocks = image.blocks(data, DEFAULT_LIMITS)

    assert blocks.pages == 3
    assert {c.page for t in blocks.tables() for c in t.cells} == {1, 2, 3}
