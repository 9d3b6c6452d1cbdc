"""Documents that other programs write: rare prefixes, people's marks, boxes, tables in tables."""

import re

import pytest
from lxml import etree

from jixiao.formats.limits import DEFAULT_LIMITS
from jixiao.formats.patching.commenting import comment_word
from jixiao.formats.patching.container import repacked
from jixiao.formats.patching.orders import Author, Edit, Remark
from jixiao.formats.patching.remarks import marked
from jixiao.formats.patching.word import patch_word
from tests.formats.ooxml import cell, docx, paragraph, row, run, table
from tests.formats.patching.words import entries, part, places, texts

AUTHOR = Author("绩效审核（Jixiao）", "JX", "2025-01-31T00:00:00")
MAIN = "word/document.xml"
THEIRS = '<w:commentRangeStart w:id="3"/>{}<w:commentRangeEnd w:id="3"/>'
INNER = table(row(cell("内层[2024]"))) + "<w:p/>"
BODY = (
    paragraph("某局2025年绩效文本")
    + f"<w:p>{THEIRS.format(run('单位：万元'))}<w:r><w:commentReference w:id='3'/></w:r></w:p>"
    + '<w:p><w:del w:id="8" w:author="李四"><w:r><w:delText>旧</w:delText></w:r></w:del>'
    + f'<w:ins w:id="9" w:author="李四">{run("新的目标。。")}</w:ins></w:p>'
    + "<w:p><w:r><w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml'><v:textbox>"
    + f"<w:txbxContent>{paragraph('框里的字')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
    + table(row(cell(inner=paragraph("外层") + INNER), cell("≥95%")))
    + f"<w:p><w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{run('控件里的字')}</w:sdtContent></w:sdt></w:p>"
)


def renamed(data: bytes, prefix: str, name: str = MAIN) -> bytes:
    """The same document with another prefix, as programs write that make names from schemas."""
    xml = part(data, name).decode()
    xml = re.sub(r"(</?)w:", rf"\1{prefix}:", xml)
    xml = re.sub(r"(\s)w:([A-Za-z]+=)", rf"\1{prefix}:\2", xml)
    return repacked(data, {name: xml.replace("xmlns:w=", f"xmlns:{prefix}=").encode()})


def remarks(data: bytes) -> list[Remark]:
    """One about every place, the same from run to run."""
    return [
        Remark(f"{at:08x}", (span,), words, ("【提醒】请核对。", marked(f"{at:08x}", "TGT001")))
        for at, (span, words) in enumerate(places(data))
    ]


@pytest.mark.parametrize("prefix", ["w", "ns2", "w14a"])
def test_all_places_of_a_foreign_document_get_comments_and_lose_them_again(prefix: str) -> None:
    data = renamed(docx(BODY), prefix)

    done = comment_word(data, remarks(data), DEFAULT_LIMITS, AUTHOR)

    assert done.added == len(remarks(data)) >= 6
    assert texts(done.data) == texts(data)
    assert f"<{prefix}:commentRangeStart {prefix}:id=".encode() in part(done.data)
    again = comment_word(done.data, remarks(data), DEFAULT_LIMITS, AUTHOR)
    assert (again.data, again.kept) == (done.data, done.added)
    fewer = comment_word(done.data, remarks(data)[:2], DEFAULT_LIMITS, AUTHOR)
    assert (fewer.kept, fewer.removed) == (2, done.added - 2)
    none = comment_word(done.data, [], DEFAULT_LIMITS, AUTHOR)
    assert texts(none.data) == texts(data)
    assert part(none.data).count(b"comment") == part(data).count(b"comment") == 3  # people's


def test_comments_under_another_prefix_are_kept_changed_added_and_taken_out() -> None:
    data = docx(BODY)
    all_of_them = remarks(data)
    done = comment_word(data, all_of_them[:3], DEFAULT_LIMITS, AUTHOR)
    data = renamed(done.data, "ns2", "word/comments.xml")
    assert part(data, "word/comments.xml").count(b"<ns2:comment ") == 3

    same = comment_word(data, all_of_them[:3], DEFAULT_LIMITS, AUTHOR)
    other = all_of_them[1]._replace(lines=("【提醒】请再核对。", all_of_them[1].lines[-1]))
    wanted = [all_of_them[0], other, *all_of_them[3:]]
    mixed = comment_word(data, wanted, DEFAULT_LIMITS, AUTHOR)

    assert (same.data, same.kept) == (data, 3)
    assert (mixed.kept, mixed.changed, mixed.removed) == (1, 1, 1)
    assert mixed.added == len(all_of_them) - 3
    comments = part(mixed.data, "word/comments.xml")
    assert comments.count(b"<ns2:comment ") == len(wanted)
    assert b"<w:" not in comments
    assert "请再核对。" in str(etree.fromstring(comments).xpath("string()"))
    assert texts(mixed.data) == texts(data)


@pytest.mark.parametrize("prefix", ["w", "ns2"])
@pytest.mark.parametrize("author", [None, AUTHOR], ids=["plainly", "tracked"])
@pytest.mark.parametrize(("old", "new"), [("。。", "。"), ("[", "〔"), ("95", "90"), ("控", "构")])
def test_words_in_a_foreign_document_are_changed_and_nothing_else(
    prefix: str, author: Author | None, old: str, new: str
) -> None:
    data = renamed(docx(BODY), prefix)
    span, words = next(each for each in places(data) if old in each[1])
    edit = Edit(span._replace(start=words.index(old)), old, new)

    done = patch_word(data, [edit], DEFAULT_LIMITS, author)

    assert done.refused == {}
    wanted = {k: v.replace(words, words.replace(old, new)) for k, v in texts(data).items()}
    assert texts(done.data) == wanted
    before, after = entries(data), entries(done.data)
    assert [name for name in before if before[name] != after[name]] == [MAIN]
    if author is None:  # tags and people's marks are the same bytes
        assert re.findall(rb"<[^>]*>", part(done.data)) == re.findall(rb"<[^>]*>", part(data))
