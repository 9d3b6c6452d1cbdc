"""Comments in a .docx: at their words, ours kept up to date, people's left alone."""

import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from lxml import etree

from jixiao.formats.limits import DEFAULT_LIMITS
from jixiao.formats.patching.commenting import comment_word
from jixiao.formats.patching.container import repacked
from jixiao.formats.patching.orders import Author, Patched, Remark, Unpatchable
from jixiao.formats.patching.remarks import marked
from jixiao.kernel.span import Span
from tests.formats.ooxml import cell, docx, paragraph, row, run, table, zipped
from tests.formats.patching.words import documents, entries, part, places, texts
from tests.truth import SAMPLES

AUTHOR = Author("绩效审核（Jixiao）", "JX", "2025-01-31T00:00:00")
LATER = Author("绩效审核（Jixiao）", "JX", "2026-12-31T00:00:00")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PLAN = "qinghekou-union-2025/plan.docx"


def remark(key: str, span: Span | None, words: str = "", said: str = "没有写单位。") -> Remark:
    spans = (span,) if span is not None else ()
    return Remark(key, spans, words, (f"【错误】{said}", "怎么改：写明。", marked(key, "TGT001")))


def commented(data: bytes, *remarks: Remark, author: Author = AUTHOR) -> Patched:
    return comment_word(data, remarks, DEFAULT_LIMITS, author)


def anchored(data: bytes) -> dict[int, str]:
    """The words between the marks of every comment."""
    found: dict[int, str] = {}
    opened: set[int] = set()
    for each in etree.fromstring(part(data)).iter():
        number = int(each.get(f"{W}id", "-1"))
        if each.tag == f"{W}commentRangeStart":
            opened.add(number)
            found[number] = ""
        elif each.tag == f"{W}commentRangeEnd":
            opened.remove(number)
        elif each.tag == f"{W}t":
            for each_open in opened:
                found[each_open] += each.text or ""
    assert not opened
    return found


def is_among(words: str, others: str) -> bool:
    """Whether all signs of words stand in others in their order; others may have a list's number."""
    rest = iter("".join(others.split()))
    return all(sign in rest for sign in "".join(words.split()))


def said(data: bytes) -> list[list[str]]:
    """The paragraphs of every comment."""
    root = etree.fromstring(part(data, "word/comments.xml"))
    return [["".join(p.itertext()) for p in each.iter(f"{W}p")] for each in root]


@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
@given(documents(), st.data())
def test_comments_stand_at_their_words_and_nothing_that_is_read_changes(
    data: bytes, draw: st.DataObject
) -> None:
    found = places(data)
    assume(found)
    remarks = []
    for at in range(draw.draw(st.integers(1, 4))):
        span, words = draw.draw(st.sampled_from(found))
        begin = draw.draw(st.integers(0, len(words) - 1))
        end = draw.draw(st.integers(begin + 1, len(words)))
        remarks.append(remark(f"{at:08}", span._replace(start=begin), words[begin:end]))

    done = commented(data, *remarks)
    assert done.added == len(remarks)
    assert texts(done.data) == texts(data)
    between = anchored(done.data)
    assert len(between) == len(remarks)
    for number, each in enumerate(remarks):
        inner, whole = between[number], dict(found)[each.spans[0]._replace(start=0)]
        # blanks alone may be a tab, which is no text that could be marked
        wanted = each.words if each.words.strip() and is_among(each.words, inner) else whole
        assert is_among(inner, wanted)
    again = commented(done.data, *remarks, author=LATER)
    assert again.data == done.data
    assert again.kept == len(remarks)
    none = commented(done.data)
    assert none.removed == len(remarks)
    assert texts(none.data) == texts(data)
    assert b"comment" not in part(none.data)


def test_words_within_a_run_are_marked_and_keep_their_look() -> None:
    body = f"<w:p>{run('预算数为')}{run('10万元整', '<w:b/>')}</w:p>"
    done = commented(docx(body), remark("0000000a", Span(line=1, start=5), "0万"))

    assert anchored(done.data) == {0: "0万"}
    bold = list(etree.fromstring(part(done.data)).iter(f"{W}b"))
    assert len(bold) == 3
    assert texts(done.data) == texts(docx(body))


def test_a_tab_alone_is_marked_with_its_paragraph() -> None:
    body = f"<w:p>{run('甲、5')}<w:r><w:tab/></w:r></w:p>"

    done = commented(docx(body), remark("0000000a", Span(line=1, start=3), "\t"))

    assert anchored(done.data) == {0: "甲、5"}
    assert texts(done.data) == texts(docx(body))


def test_what_is_missing_is_said_at_the_cell_the_paragraph_or_the_beginning() -> None:
    body = paragraph("标题") + table(
        row(cell("甲"), cell("")), row(cell("乙"), cell(inner="<w:p/>"))
    )
    done = commented(
        docx(body),
        remark("0000000a", Span(table=1, row=1, column=2)),
        remark("0000000b", Span(table=1, row=2, column=2)),
        remark("0000000c", Span(table=9, row=9, column=9)),
        remark("0000000d", None),
    )
    assert anchored(done.data) == {0: "", 1: "", 2: "标题", 3: "标题"}
    cells = list(etree.fromstring(part(done.data)).iter(f"{W}tc"))
    marks = [[e.get(f"{W}id") for e in each.iter(f"{W}commentReference")] for each in cells]
    assert marks == [[], ["0"], [], ["1"]]


def test_a_remark_whose_first_places_are_no_cells_of_the_file_stands_at_the_next() -> None:
    body = paragraph("标题") + table(row(cell("甲"), cell("乙")))
    row_of, missing = Span(table=1, row=1), Span(table=1, row=9, column=2)
    for first in (row_of, missing):
        spans = (first, Span(table=1, row=1, column=2), Span(line=1))
        each = remark("0000000a", None)._replace(spans=spans, words="标")

        assert anchored(commented(docx(body), each).data) == {0: "乙"}


def test_many_remarks_at_one_place_are_comments_of_their_own_in_order() -> None:
    data = docx(paragraph("预算数"))
    keys = [f"{at:08}" for at in range(3)]
    done = commented(data, *(remark(key, Span(line=1, start=0), "预算", key) for key in keys))

    assert [lines[0] for lines in said(done.data)] == [f"【错误】{key}" for key in keys]
    assert anchored(done.data) == dict.fromkeys(range(3), "预算")


def test_new_parts_are_named_and_all_others_keep_their_bytes() -> None:
    data = (SAMPLES / PLAN).read_bytes()
    span, words = next((s, w) for s, w in places(data) if len(w) > 4)
    made = commented(data, remark("0000000a", span, words[1:3])).data

    old, new = entries(data), entries(made)
    assert [name for name in new if name not in old] == ["word/comments.xml"]
    assert {name for name in old if old[name] != new[name]} == {
        "[Content_Types].xml", "word/_rels/document.xml.rels", "word/document.xml",
    }  # fmt: skip
    assert b"/word/comments.xml" in part(made, "[Content_Types].xml")
    assert part(made, "word/_rels/document.xml.rels").count(b"/relationships/comments") == 1


def peoples(data: bytes, words: str) -> bytes:
    """A document in which somebody has commented and answered our first comment."""
    xml = part(data, "word/comments.xml").decode()
    xml = xml.replace(
        "<w:comments ",
        '<w:comments xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" ',
    )
    ours = re.sub(
        r"<w:p>(?=(?:(?!<w:p>).)*</w:comment>)", '<w:p w14:paraId="0A0B0C0D">', xml, count=1
    )
    theirs = (
        f'<w:comment w:id="7" w:author="张科长" w:date="2025-01-02T00:00:00Z"><w:p>'
        f"<w:r><w:t>{words}</w:t></w:r></w:p></w:comment></w:comments>"
    )
    body = part(data).replace(
        b"</w:p>", b'<w:commentRangeStart w:id="7"/><w:commentRangeEnd w:id="7"/>'
        b'<w:r><w:commentReference w:id="7"/></w:r></w:p>', 1,
    )  # fmt: skip
    made = {
        "word/comments.xml": ours.replace("</w:comments>", theirs).encode(),
        "word/document.xml": body,
    }
    return repacked(data, made)


def test_people_s_comments_are_untouched_and_ours_get_new_words() -> None:
    data = docx(paragraph("预算数"))
    span = Span(line=1, start=0)
    once = commented(data, remark("0000000a", span, "预算"), remark("0000000b", span, "算")).data
    theirs = peoples(once, "请核对 编号 0000000a")

    done = commented(theirs, remark("0000000a", span, "预算", "没有写年度。"), author=LATER)
    assert (done.changed, done.removed, done.added, done.kept) == (1, 1, 0, 0)
    assert [lines[0] for lines in said(done.data)] == [
        "【错误】没有写年度。",
        "请核对 编号 0000000a",
    ]
    comments = part(done.data, "word/comments.xml")
    assert b'w14:paraId="0A0B0C0D"' in comments
    assert b'w:date="2026-12-31T00:00:00Z"' in comments
    assert sorted(anchored(done.data)) == [0, 7]
    assert texts(done.data) == texts(data)


def with_states(data: bytes, *, answered: bool) -> bytes:
    """A commented document with the part that says which comment answers which."""
    space = "http://schemas.microsoft.com/office/word/2012/wordml"
    parent = ' w15:paraIdParent="0A0B0C0D"' if answered else ""
    states = (
        f'<w15:commentsEx xmlns:w15="{space}"><w15:commentEx w15:paraId="0A0B0C0D" w15:done="1"/>'
        f'<w15:commentEx w15:paraId="11111111"{parent} w15:done="0"/></w15:commentsEx>'
    )
    rels = part(data, "word/_rels/document.xml.rels").decode()
    kind = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"
    entry = f'<Relationship Id="rEx" Type="{kind}" Target="commentsExtended.xml"/></Relationships>'
    return repacked(data, {
        "word/commentsExtended.xml": states.encode(),
        "word/_rels/document.xml.rels": rels.replace("</Relationships>", entry).encode(),
    })  # fmt: skip


def test_a_comment_of_ours_that_people_answered_stays() -> None:
    span = Span(line=1, start=0)
    once = commented(docx(paragraph("预算数")), remark("0000000a", span, "预算")).data
    theirs = peoples(once, "已核对")

    kept = commented(with_states(theirs, answered=True))
    assert (kept.removed, len(said(kept.data))) == (0, 2)
    gone = commented(with_states(theirs, answered=False))
    assert (gone.removed, len(said(gone.data))) == (1, 1)
    assert b"0A0B0C0D" not in part(gone.data, "word/commentsExtended.xml")
    assert b"11111111" in part(gone.data, "word/commentsExtended.xml")


def test_a_text_box_is_commented_at_the_paragraph_that_holds_it() -> None:
    box = f"<w:txbxContent>{paragraph('框里的字')}</w:txbxContent>"
    inner = f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'>{box}</mc:Choice></mc:AlternateContent></w:r>"
    done = commented(
        docx(f"<w:p>{run('外面')}{inner}</w:p>"), remark("0000000a", Span(line=2, start=0), "框里")
    )

    mark = next(etree.fromstring(part(done.data)).iter(f"{W}commentRangeStart"))
    assert mark.getparent().getparent().tag == f"{W}body"  # type: ignore[union-attr]


def test_a_signed_document_gets_no_comment() -> None:
    data = zipped({"word/document.xml": "<a/>", "_xmlsignatures/sig1.xml": "<a/>"})
    with pytest.raises(Unpatchable, match="数字签名"):
        commented(data)


@pytest.mark.slow
@pytest.mark.office
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not here")
@pytest.mark.parametrize(
    "name", [PLAN, "qinghekou-roads-2025/forms.docx", "qinghekou-culture-2019/plan.docx"]
)
def test_libreoffice_keeps_every_comment_and_its_words(tmp_path: Path, name: str) -> None:
    data = (SAMPLES / name).read_bytes()
    found = [(span, words) for span, words in places(data) if len(words) > 2][::7]
    remarks = [remark(f"{at:08}", s._replace(start=1), w[1:3]) for at, (s, w) in enumerate(found)]
    (tmp_path / "意见.docx").write_bytes(commented(data, *remarks).data)
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    for suffix in ("odt", "docx:MS Word 2007 XML"):
        subprocess.run(
            ["soffice", profile, "--headless", "--convert-to", suffix, "--outdir", "out", "意见.docx"],
            cwd=tmp_path, check=True, capture_output=True, timeout=180,
        )  # fmt: skip

    with zipfile.ZipFile(tmp_path / "out" / "意见.odt") as packed:
        content = packed.read("content.xml").decode()
    assert len(re.findall("<office:annotation ", content)) == len(remarks)
    assert len(re.findall("<office:annotation-end", content)) == len(remarks)
    again = commented((tmp_path / "out" / "意见.docx").read_bytes(), *remarks)
    assert (again.kept, again.added, again.removed) == (len(remarks), 0, 0)
