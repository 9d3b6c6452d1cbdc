"""PDF files of which some pages are pictures, or whose fonts do not tell their signs."""

import io
import subprocess
import sys
from collections.abc import Sequence

import pypdfium2
import pytest

from jixiao.formats.blocks import Blocks
from jixiao.formats.engines import pdf
from jixiao.formats.limits import Limits
from tests.formats.drawn_pdfs import by_hand, text_at
from tests.formats.pdfs import MadeDocument, bare, grid
from tests.formats.pdfs import pdf as made_pdf

LIMITS = Limits()
FIRST: list[list[str | None]] = [
    ["一级指标", "二级指标", "三级指标", "指标值"],
    ["产出指标", "数量指标", "举办培训班场次", "≥12场"],
    ["产出指标", "质量指标", "培训合格率", "≥95%"],
]
SECOND: list[list[str | None]] = [
    ["一级指标", "二级指标", "三级指标", "指标值"],
    ["效益指标", "社会效益指标", "参训人员履职能力", "明显提高"],
    ["满意度指标", "服务对象满意度指标", "学员满意度", "≥90%"],
]
SENTENCE = "培训经费绩效目标按照年度工作计划和历史数据制定，由人事部门负责组织实施。"


OTHER = "这一页先签字盖章再扫描，和前面一页的文字放在同一份文件里报送。"


def made(rows: Sequence[Sequence[str | None]], sentence: str = SENTENCE) -> bytes:
    table = grid(rows, ["1fr", "1.3fr", "1.6fr", "1fr"], 1)
    return made_pdf(MadeDocument([sentence, table], size=14))


def with_picture(text: bytes, picture: bytes) -> bytes:
    """The pages of one file, and behind them the pictures of the pages of another."""
    document, other = pypdfium2.PdfDocument(text), pypdfium2.PdfDocument(picture)
    for page in other:
        width, height = page.get_size()
        image = pypdfium2.PdfImage.new(document)
        image.set_bitmap(page.render(scale=200 / 72))
        image.set_matrix(pypdfium2.PdfMatrix().scale(width, height))
        new = document.new_page(width, height)
        new.insert_obj(image)
        new.gen_content()
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def without_encoding(data: bytes) -> bytes:
    """A file whose fonts do not say which signs they show."""
    broken = data.replace(b"/ToUnicode", b"/ToNothing")
    assert broken != data
    return broken


def rows(found: Blocks) -> list[list[list[str]]]:
    return [[[bare(cell.text) for cell in row] for row in table.rows()] for table in found.tables()]


@pytest.mark.slow
@pytest.mark.ocr
def test_pages_with_text_and_pages_that_are_pictures_make_one_document() -> None:
    pytest.importorskip("onnxruntime")

    found = pdf.blocks(with_picture(made(FIRST), made(SECOND, OTHER)), LIMITS)

    assert rows(found) == [FIRST, SECOND]
    assert [table.page for table in found.tables()] == [1, 2]
    assert [bare(paragraph.text) for paragraph in found.paragraphs()] == [SENTENCE, OTHER]
    assert found.pages == 2


@pytest.mark.slow
@pytest.mark.ocr
def test_a_font_without_an_encoding_is_read_by_the_picture_of_its_page() -> None:
    pytest.importorskip("onnxruntime")

    found = pdf.blocks(without_encoding(made(FIRST)), LIMITS)

    assert rows(found) == [FIRST]
    assert found.notices[0].message == "第1页的字体没有编码，改为按图片识别文字，请对照原件。"


WITHOUT = """
import sys
for name in ("onnxruntime", "cv2", "numpy"):
    sys.modules[name] = None
from jixiao.formats.engines import pdf
from jixiao.formats.limits import DEFAULT_LIMITS
found = pdf.blocks(sys.stdin.buffer.read(), DEFAULT_LIMITS)
print(len(list(found.tables())), *(notice.message for notice in found.notices), sep="\\n")
"""


def read_without_the_extra(data: bytes) -> list[str]:
    ran = subprocess.run(
        [sys.executable, "-c", WITHOUT], input=data, capture_output=True, check=True
    )
    return ran.stdout.decode().splitlines()


def test_without_the_extra_pictures_are_named_and_the_other_pages_are_read() -> None:
    mixed = with_picture(made(FIRST), made(SECOND))

    assert read_without_the_extra(mixed) == [
        "1",
        "第2页是扫描件，需要安装文字识别组件（jixiao[ocr]）才能读取。",
    ]
    assert read_without_the_extra(with_picture(mixed, made(SECOND))) == [
        "1",
        "第2页是扫描件，需要安装文字识别组件（jixiao[ocr]）才能读取。",
        "第3页是扫描件，需要安装文字识别组件（jixiao[ocr]）才能读取。",
    ]


def test_without_the_extra_a_font_without_an_encoding_gives_no_words() -> None:
    assert read_without_the_extra(without_encoding(made(FIRST))) == [
        "0",
        "第1页的字体没有编码，读出来是乱码，需要安装文字识别组件（jixiao[ocr]）才能读取。",
    ]


def test_signs_without_width_are_dropped_and_seen_hyphens_stay() -> None:
    words = "绩效\u200b目标\ufeff申报\u200d表 711\xad0701\xadJBN"

    found = pdf.blocks(by_hand([text_at(50, 700, words)]), LIMITS)

    assert [paragraph.text for paragraph in found.paragraphs()] == ["绩效目标申报表 711-0701-JBN"]


def test_very_many_equal_words_take_time_in_proportion() -> None:
    content = "".join(
        text_at(20 + 11 * (n % 50), 820 - 8 * (n // 50), "中", 6) for n in range(5000)
    )
    found = pdf.blocks(by_hand([content]), LIMITS)

    assert sum(paragraph.text.count("中") for paragraph in found.paragraphs()) == 5000
