import io
import zipfile
from dataclasses import replace

import pytest

from jixiao.formats.limits import DEFAULT_LIMITS, UnreadableDocument
from jixiao.formats.packed import (
    BROKEN,
    ENTITIES,
    LOCKED,
    TOO_DEEP,
    TOO_LARGE,
    TOO_MANY,
    TRUNCATED,
    Package,
    parse_xml,
)
from tests.formats.ooxml import zipped


def sentence(data: bytes, name: str = "a.xml", **changed: int) -> str:
    with pytest.raises(UnreadableDocument) as caught:
        Package(data, replace(DEFAULT_LIMITS, **changed)).read(name)
    return str(caught.value)


def xml_sentence(data: bytes, **changed: int) -> str:
    with pytest.raises(UnreadableDocument) as caught:
        parse_xml(data, replace(DEFAULT_LIMITS, **changed))
    return str(caught.value)


def test_a_part_is_found_whatever_its_case_and_slashes() -> None:
    package = Package(zipped({"Word\\Document.XML": "<a/>"}), DEFAULT_LIMITS)

    assert package.read("word/document.xml") == b"<a/>"
    assert package.read("word/other.xml") is None
    assert len(package.names()) == 1


@pytest.mark.parametrize("kept", [0, 10, 60, -1])
def test_a_truncated_zip_is_refused(kept: int) -> None:
    assert sentence(zipped({"a.xml": "<a/>" * 50})[:kept]) == TRUNCATED


def test_a_part_with_flipped_bytes_is_refused() -> None:
    data = bytearray(zipped({"a.xml": "绩效目标" * 200}))
    data[45] ^= 0xFF
    data[46] ^= 0xFF

    assert sentence(bytes(data)) == TRUNCATED


def test_too_many_parts_are_refused() -> None:
    assert sentence(zipped({f"{n}": "" for n in range(9)}), zip_entries=8) == TOO_MANY


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    assert sentence(zipped({"a.xml": b"\0" * 30_000_000})) == TOO_LARGE


def test_the_sum_of_all_parts_is_limited() -> None:
    package = Package(
        zipped({"a": b"x" * 600, "b": b"x" * 600}), replace(DEFAULT_LIMITS, unzipped_bytes=1000)
    )

    assert package.read("a") == b"x" * 600
    with pytest.raises(UnreadableDocument, match=TOO_LARGE):
        package.read("b")


def test_an_encrypted_part_asks_for_a_copy_without_password() -> None:
    data = bytearray(zipped({"a.xml": "<a/>"}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1

    assert sentence(bytes(data)) == LOCKED


def test_an_unknown_compression_is_refused() -> None:
    data = bytearray(zipped({"a.xml": "<a/>"}))
    data[8] = 77
    data[data.index(b"PK\x01\x02") + 10] = 77

    assert sentence(bytes(data)) == TRUNCATED


def test_a_declared_size_that_lies_does_not_unpack_more() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.xml", b"\0" * 5_000_000)
    data = bytearray(packed.getvalue())
    at = data.index(b"PK\x01\x02") + 24
    data[at : at + 4] = (100).to_bytes(4, "little")

    assert sentence(bytes(data)) == TRUNCATED


def test_plain_xml_is_parsed_whole() -> None:
    root, whole = parse_xml("<a>绩效</a>".encode(), DEFAULT_LIMITS)

    assert (root.text, whole) == ("绩效", True)


BOMB = b'<!DOCTYPE a [<!ENTITY b "' + b"x" * 1000 + b'">]><a>' + b"&b;" * 1000 + b"</a>"


@pytest.mark.parametrize(
    "data",
    [
        BOMB,
        b'<?xml version="1.0"?><!-- c -->\n' + BOMB,
        b"\xef\xbb\xbf" + BOMB,
        BOMB.decode().encode("utf-16"),
        BOMB.decode().encode("utf-16-le"),
        b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><a>&b;</a>',
    ],
    ids=["bare", "prolog", "mark", "utf-16", "utf-16-le", "external"],
)
def test_entities_are_refused(data: bytes) -> None:
    assert xml_sentence(data) == ENTITIES


def test_an_external_dtd_is_not_fetched() -> None:
    data = b'<!DOCTYPE a SYSTEM "file:///etc/hostname"><a>&b;</a>'

    root, _ = parse_xml(data, DEFAULT_LIMITS)

    assert "".join(root.itertext()).replace("&b;", "") == ""


def test_a_strange_encoding_is_refused() -> None:
    assert xml_sentence(b'<?xml version="1.0" encoding="utf-7"?><a/>') == BROKEN


def test_nothing_but_noise_is_refused() -> None:
    assert xml_sentence(b"\x00\x01\x02") == BROKEN


@pytest.mark.parametrize(("depth", "allowed"), [(401, 400), (100_000, 400), (60, 50)])
def test_deep_nesting_is_refused(depth: int, allowed: int) -> None:
    data = b"<a>" * depth + b"</a>" * depth

    assert xml_sentence(data, xml_depth=allowed) == TOO_DEEP


def test_nesting_up_to_the_limit_is_read() -> None:
    root, whole = parse_xml(b"<a>" * 390 + b"x" + b"</a>" * 390, DEFAULT_LIMITS)

    assert ("".join(root.itertext()), whole) == ("x", True)


def test_a_broken_tree_is_read_as_far_as_it_goes() -> None:
    root, whole = parse_xml("<a><b>绩效</b><c>目".encode(), DEFAULT_LIMITS)

    assert (root[0].text, whole) == ("绩效", False)


def test_a_control_character_does_not_cost_the_document() -> None:
    root, whole = parse_xml(b"<a><b>1\x002</b><c>3</c></a>", DEFAULT_LIMITS)

    assert ([child.tag for child in root], whole) == (["b", "c"], False)
