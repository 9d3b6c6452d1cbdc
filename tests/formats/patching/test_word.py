"""Fixes in a .docx: the wanted words are read at their place, all else is as before."""

from typing import Any

import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st
from lxml import etree

from jixiao.formats.limits import DEFAULT_LIMITS
from jixiao.formats.patching.orders import Author, Edit, Unpatchable
from jixiao.formats.patching.word import patch_word
from jixiao.kernel.span import Span
from tests.formats.ooxml import cell, document, docx, paragraph, row, run, table, zipped
from tests.formats.patching.words import (
    documents,
    entries,
    part,
    places,
    texts,
)
from tests.truth import SAMPLES

AUTHOR = Author("绩效审核", "JX", "2025-01-31T00:00:00")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
QUICK = settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
NEW = st.sampled_from(["", "一", "（二）", " 三 ", "a&b<c>", "≥95%", "第一行\n第二行"])


def one(words: str, *, span: Span, old: str, new: str, **more: Any) -> tuple[bytes, bytes]:
    data = docx(words)
    done = patch_word(data, [Edit(span, old, new)], DEFAULT_LIMITS, **more)
    assert done.refused == {}
    return data, done.data


def shape(data: bytes) -> list[tuple[str, dict[str, str], str]]:
    """document.xml as a list of elements, the words of runs masked."""
    found = []
    for each in etree.fromstring(part(data)).iter():
        names = {str(k): str(v) for k, v in each.items() if not str(k).endswith("}space")}
        words = "" if each.tag == f"{W}t" else each.text or ""
        if each.tag not in {f"{W}tab", f"{W}br"}:
            found.append((each.tag, names, words))
    return found


def run_texts(data: bytes) -> list[str]:
    return [each.text or "" for each in etree.fromstring(part(data)).iter(f"{W}t")]


@QUICK
@given(documents(), st.data(), st.booleans())
def test_the_wanted_words_are_read_at_their_place_and_all_else_is_as_before(
    data: bytes, draw: st.DataObject, tracked: bool
) -> None:
    found = places(data)
    assume(found)
    span, words = draw.draw(st.sampled_from(found))
    begin = draw.draw(st.integers(0, len(words) - 1))
    end = draw.draw(st.integers(begin + 1, len(words)))
    new = draw.draw(NEW)
    edit = Edit(span._replace(start=begin), words[begin:end], new)

    done = patch_word(data, [edit], DEFAULT_LIMITS, AUTHOR if tracked else None)
    if done.refused:
        assert done.data == data
        assert next(iter(done.refused.values())).endswith("。")
        return
    wanted = (words[:begin] + new + words[end:]).strip("\n")
    before, after = texts(data), texts(done.data)
    assert after.get(span[:5], "").strip("\n") == wanted or not wanted.strip()
    assert {k: v for k, v in after.items() if k != span[:5]} == {
        k: v for k, v in before.items() if k != span[:5]
    }
    old, made = entries(data), entries(done.data)
    assert list(old) == list(made)
    assert [name for name in old if old[name] != made[name]] in ([], ["word/document.xml"])
    if not tracked and "\n" not in new:
        assert shape(data) == shape(done.data)
        changed = sum(a != b for a, b in zip(run_texts(data), run_texts(done.data), strict=True))
        assert changed <= end - begin + 1


@QUICK
@given(documents(), st.data())
def test_an_edit_made_twice_is_made_once(data: bytes, draw: st.DataObject) -> None:
    found = places(data)
    assume(found)
    span, words = draw.draw(st.sampled_from(found))
    edit = Edit(span._replace(start=0), words, "甲乙丙")
    once = patch_word(data, [edit], DEFAULT_LIMITS)

    twice = patch_word(once.data, [edit], DEFAULT_LIMITS)
    assert twice.data == once.data
    assert list(twice.refused) == [0]


@pytest.mark.parametrize(
    "name", ["qinghekou-union-2025/plan.docx", "qinghekou-roads-2025/forms.docx"]
)
def test_many_edits_of_a_foreign_document_are_made_at_once(name: str) -> None:
    data = (SAMPLES / name).read_bytes()
    found = [(span, words) for span, words in places(data) if len(words) > 3][::9]
    edits = [Edit(span._replace(start=2), words[2:3], "甲") for span, words in found]

    done = patch_word(data, edits, DEFAULT_LIMITS)
    before, after = texts(data), texts(done.data)
    made = [found[ordinal] for ordinal in done.done]
    assert len(made) > 0.9 * len(edits)
    assert all(after[span[:5]] == f"{words[:2]}甲{words[3:]}" for span, words in made)
    assert len(after) == len(before)
    assert [k for k in after if after[k] != before[k]] == [
        span[:5] for span, words in made if words[2:3] != "甲"
    ]


def test_new_words_look_like_the_first_old_one() -> None:
    body = f"<w:p>{run('预算')}{run('10', '<w:b/>')}{run('万')}</w:p>"

    _, made = one(body, span=Span(line=1, start=2), old="10万", new="20.5亿")
    assert run_texts(made) == ["预算", "20.5亿", ""]
    _, made = one(body, span=Span(line=1, start=2), old="10", new="10元")
    assert run_texts(made) == ["预算", "10元", "万"]


def test_words_that_are_not_there_are_refused_and_nothing_is_written() -> None:
    data = docx(paragraph("预算数"))
    edits = [Edit(Span(line=1, start=0), "决算", "甲"), Edit(Span(line=9, start=0), "预算", "乙")]

    done = patch_word(data, edits, DEFAULT_LIMITS)
    assert done.data == data
    assert done.refused == {
        0: "原处的文字和审核时不一样，没有改，请核对后重新审核。",
        1: "这处在文件里没有确切的位置，没有改。",
    }


def test_a_tracked_change_can_be_refused_and_gives_the_old_words_back() -> None:
    other = '<w:ins w:id="7" w:author="某人" w:date="2024-01-01T00:00:00Z">'
    body = f"<w:p>{run('预算')}{other}{run('一二三', '<w:b/>')}</w:ins></w:p>"
    _, made = one(body, span=Span(line=1, start=3), old="二", new="2", author=AUTHOR)

    root = etree.fromstring(part(made))
    ours = [e for e in root.iter(f"{W}ins", f"{W}del") if e.get(f"{W}author") == "绩效审核"]
    assert [(e.tag, "".join(e.itertext())) for e in ours] == [(f"{W}del", "二"), (f"{W}ins", "2")]
    assert ours[0].getparent().get(f"{W}author") == "某人"  # type: ignore[union-attr]
    assert ours[1].getparent().tag == f"{W}p"  # type: ignore[union-attr]
    assert texts(made) == {(None, None, None, None, 1): "预算一2三"}
    assert all(each.find(f"{W}rPr/{W}b") is not None for each in ours[0].iter(f"{W}r"))
    assert {e.get(f"{W}date") for e in ours} == {"2025-01-31T00:00:00Z"}


def boxed(words: str) -> str:
    box = f"<w:txbxContent>{paragraph(words)}</w:txbxContent>"
    return (
        f"<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'>{box}</mc:Choice>"
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )


def field(code: str, words: str) -> str:
    marks = [
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
    ]
    return f"<w:p>{marks[0]}<w:r><w:instrText>{code}</w:instrText></w:r>{marks[1]}{run(words)}{marks[2]}</w:p>"


def control(properties: str, words: str) -> str:
    return f"<w:p><w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{run(words)}</w:sdtContent></w:sdt></w:p>"


@pytest.mark.parametrize(
    ("body", "line", "said"),
    [
        (boxed("预算数"), 2, "文本框"),
        (field(" =SUM(ABOVE) ", "预算数"), 1, "域算出来的"),
        (control('<w:dataBinding w:xpath="/a"/>', "预算数"), 1, "文档属性"),
        (control('<w:lock w:val="sdtContentLocked"/>', "预算数"), 1, "锁定的内容控件"),
    ],
)
def test_words_that_would_not_stay_are_refused(body: str, line: int, said: str) -> None:
    data = docx(body)
    done = patch_word(data, [Edit(Span(line=line, start=0), "预算", "决算")], DEFAULT_LIMITS)

    assert done.data == data
    assert said in done.refused[0]


def test_words_typed_into_a_field_of_a_form_are_changed() -> None:
    _, made = one(field(" FORMTEXT ", "预算数"), span=Span(line=1, start=0), old="预算", new="决算")

    assert run_texts(made) == ["决算数"]


def protected(kind: str) -> bytes:
    space = f'xmlns:w="{W[1:-1]}"'
    settings_part = f'<w:settings {space}><w:documentProtection w:edit="{kind}" w:enforcement="1"/></w:settings>'
    return docx(paragraph("预算数"), settings=settings_part)


def test_a_file_that_must_not_be_changed_says_why() -> None:
    edit = [Edit(Span(line=1, start=0), "预算", "决算")]
    body = document(paragraph("预算数"))
    signed = zipped({"word/document.xml": body, "_xmlsignatures/sig1.xml": "<a/>"})
    for data, said in [
        (signed, "数字签名"),
        (protected("readOnly"), "编辑限制"),
        (protected("trackedChanges"), "加 --track"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "密码"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "97-2003"),
        (docx(paragraph("预算数"))[:-40], "不完整或已损坏"),
        (docx("", whole=body.replace("</w:p>", "", 1)), "损坏"),
    ]:
        with pytest.raises(Unpatchable, match=said):
            patch_word(data, edit, DEFAULT_LIMITS)
    tracked = patch_word(protected("trackedChanges"), edit, DEFAULT_LIMITS, AUTHOR)
    assert tracked.done == [0]


def test_macros_and_unknown_parts_keep_their_bytes() -> None:
    data = zipped(
        {
            "word/document.xml": document(paragraph("预算数")),
            "word/vbaProject.bin": bytes(range(256)) * 9,
            "custom/未知.dat": b"anything",
        }
    )
    done = patch_word(data, [Edit(Span(line=1, start=0), "预算", "决算")], DEFAULT_LIMITS)

    old, made = entries(data), entries(done.data)
    assert [name for name in old if old[name] != made[name]] == ["word/document.xml"]


@example("\x00")
@example("\x1f二")
@given(st.text("\x00\x01\x08\ud800\ufffe", min_size=1, max_size=3))
@QUICK
def test_words_that_no_file_can_hold_are_refused(new: str) -> None:
    data = docx(paragraph("预算数"))
    done = patch_word(data, [Edit(Span(line=1, start=0), "预算", new)], DEFAULT_LIMITS)

    assert done.data == data
    assert "控制字符" in done.refused[0]


def test_a_cell_is_found_by_the_reader_s_own_counting() -> None:
    inner = table(row(cell("里一"), cell("里二")))
    body = table(
        row(cell("甲", span=2), cell("乙", down="begin")),
        row(cell(inner=inner + paragraph("丙")), cell("丁"), cell(down="on")),
    )
    span = next(span for span, words in places(docx(body)) if words == "里二")
    assert (span.table, span.row, span.column) == (2, 1, 2)

    _, made = one(body, span=span._replace(start=1), old="二", new="贰")
    assert sorted(texts(made).values()) == sorted(["甲", "乙", "里一", "里贰", "丙", "丁"])
