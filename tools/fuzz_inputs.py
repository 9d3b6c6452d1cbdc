"""Seeds of the fuzzer and changes that keep the structure of an input: elements, lines, words."""

import io
import random
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

from lxml import etree

from jixiao.regulation.words import levels, meanings
from tests import hostile
from tools.make_docx import make_docx

ROOT = Path(__file__).resolve().parent.parent
Mutate = Callable[[bytes, int], bytes]
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
_SIGNS = ["≥", "≤", ">", "=", "%", "‰", "万", "亿", "元", "人/次", "前", "以上", "及以上", "不低于",
          "约", "左右", "~", "—", "-", "至", "年", "月", "日", "底", "上年", "增长", "持平", "是/否",
          "优", "良", "（", "）", "(", ")", "，", "；", "：", "。", "、", "1", "90", "2023", "0.5", "伍佰",
          "1,000", "单位：万元", "项目名称", "年度目标", "目标1：", "长期", "\u3000", "\xa0", "\u200b", "**", "个"]  # fmt: skip


def words() -> list[str]:
    """Words of the domain: headers, labels, levels, signs of targets."""
    known = [*meanings("columns"), *meanings("labels"), *levels().level1, *levels().level2]
    return [*sorted(set(known)), *_SIGNS * 3]


WORDS = words()


def _samples(suffix: str) -> Iterator[bytes]:
    for path in sorted((ROOT / "samples").glob(f"*/*{suffix}")):
        yield path.read_bytes()
    for path in sorted((ROOT / "tests" / "fuzz").glob(f"*/*{suffix}")):
        yield path.read_bytes()


def _docx() -> Iterator[bytes]:
    made = [make_docx(1, seed) for seed in range(3)]
    for data in (*made, hostile.docx(hostile.form()), hostile.nested_tables(3), *_samples(".docx")):
        yield data
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            body = archive.read("word/document.xml")
        for size in (18_000, 6_000):
            yield _shorter(body, size)


def _shorter(body: bytes, most: int) -> bytes:
    """The first blocks of a long document, as far as they fit; later rows of its tables go first."""
    root = etree.fromstring(body, _PARSER)
    body_element = root[0]
    for kept in (60, 30, 12, 6):
        for table in root.iter("{*}tbl"):
            for row in list(table.iterchildren("{*}tr"))[kept:]:
                table.remove(row)
        for block in list(body_element)[kept:]:
            body_element.remove(block)
        data: bytes = etree.tostring(root)
        if len(data) <= most:
            break
    return data


def _txt() -> Iterator[bytes]:
    for data in _samples(".txt"):
        text = data.decode("utf-8", "replace")
        pieces = [text[at : at + 700] for at in range(0, len(text), 2100)][:6]
        yield from (piece.encode() for piece in pieces)
        yield pieces[-1].replace("\t", "|").encode("gb18030", "replace")
        yield pieces[-1].replace("\t", "\n").encode("utf-16")
        yield pieces[-1].replace("\t", "  ").encode()
    yield "产出指标：数量指标：修路里程≥9公里；质量指标：验收合格率≥98%；".encode()
    yield b"| --- | --- |\n| a | b |\n"
    head = ["一级指标", "二级指标", "三级指标", "指标值"]
    rows = [head, ["产出指标", "数量指标", "修路里程", "≥9公里"], ["", "质量指标", "合格率", "100%"],
            ["效益指标", "社会效益指标", "受益人数", "500人"]]  # fmt: skip
    for joint in ("\t", "|", "\n", "  ", ""):
        yield ("项目支出绩效目标表\n" + "\n".join(joint.join(row) for row in rows)).encode()


def _target() -> Iterator[bytes]:
    table = (ROOT / "tests" / "model" / "notations.tsv").read_text(encoding="utf-8")
    for line in table.splitlines()[1:]:
        yield line.split("\t")[0].encode()


SEEDS: dict[str, Callable[[], Iterator[bytes]]] = {"docx": _docx, "txt": _txt, "target": _target}


def packed(data: bytes) -> bytes:
    """A package: the input itself, or the smallest one around a document.xml."""
    if data.startswith(b"PK"):
        return data
    return hostile.packed(
        {
            "[Content_Types].xml": hostile.TYPES.format(
                main="word/document.xml", kind=hostile.DOCX
            ).encode(),
            "_rels/.rels": hostile.RELATIONS.format(main="word/document.xml").encode(),
            "word/document.xml": data,
        }
    )


def cell(data: bytes) -> tuple[str, str | None, str]:
    """Words, unit column and name of an indicator, parted by tabs."""
    parts = data.decode("utf-8", "replace").split("\t")
    return parts[0], parts[1] if len(parts) > 1 else None, parts[2] if len(parts) > 2 else ""


def change(target: str, data: bytes, most: int, seed: int, mutate: Mutate) -> bytes:
    """Another input near to one: mostly of the same structure, sometimes any bytes."""
    chance = random.Random(seed)
    if chance.random() < 0.25 or not data:
        return mutate(data, most)
    try:
        if target == "docx":
            changed = _zip(data, chance, mutate) if data[:2] == b"PK" else _xml(data, chance)
        elif target == "txt":
            changed = _lines(data, chance)
        else:
            changed = _words(data.decode("utf-8", "replace"), chance).encode()
    except Exception:  # what is too broken for a fine change gets a coarse one
        return mutate(data, most)
    return changed if len(changed) <= most else mutate(data, most)


def _zip(data: bytes, chance: random.Random, mutate: Mutate) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = chance.choice(sorted(parts))
    parts[name] = _xml(parts[name], chance) if chance.random() < 0.8 else mutate(
        parts[name], len(parts[name]) + 100
    )  # fmt: skip
    return hostile.packed(parts)


def _xml(data: bytes, chance: random.Random) -> bytes:
    root = etree.fromstring(data, _PARSER)
    if root is None:
        return data
    for _ in range(chance.randint(1, 4)):
        elements = [each for each in root.iter() if isinstance(each.tag, str)]
        _change_element(elements, chance)
    out: bytes = etree.tostring(root)
    return out


def _change_element(elements: list[etree._Element], chance: random.Random) -> None:
    one, other = chance.choice(elements), chance.choice(elements)
    parent = one.getparent()
    match chance.randrange(7):
        case 0 if parent is not None:
            parent.remove(one)
        case 1 if parent is not None and len(one) < 40:
            parent.insert(chance.randrange(len(parent) + 1), etree.fromstring(etree.tostring(one)))
        case 2 if len(one) < 40 and one is not elements[0]:
            other.append(etree.fromstring(etree.tostring(one)))
        case 3 if one.attrib:
            key = chance.choice(sorted(one.attrib))
            one.set(key, chance.choice(["-1", "0", "1", "2", "99999999999", "", "x", "continue",
                                        "restart", "true", "1.5", "%1.%2", "²"]))  # fmt: skip
        case 4:
            one.tag = other.tag
        case 5 if len(one) > 1:
            one[:] = chance.sample(list(one), len(one))
        case _:
            filled = [each for each in elements if each.text]
            if filled:
                each = chance.choice(filled)
                each.text = _words(each.text or "", chance)


def _lines(data: bytes, chance: random.Random) -> bytes:
    coding = chance.choice(["utf-8"] * 6 + ["gb18030", "utf-16"])
    lines = data.decode("utf-8", "replace").split("\n")
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(lines))
        match chance.randrange(7):
            case 0 if len(lines) > 1:
                del lines[at]
            case 1:
                lines.insert(chance.randrange(len(lines)), lines[at])
            case 2:
                old, new = (
                    chance.choice(["\t", "|", " "]),
                    chance.choice(["\t", "|", " ", "\n", ""]),
                )
                lines[at] = lines[at].replace(old, new)
            case 3 if at + 1 < len(lines):
                lines[at : at + 2] = [lines[at] + chance.choice(["", "\t", "|"]) + lines[at + 1]]
            case 4:
                lines.insert(at, chance.choice(["", "\t", "|", "|---|", " ", "\f", "一、", "目录"]))
            case _:
                lines[at] = _words(lines[at], chance)
    return "\n".join(lines).encode(coding, "replace")


def _words(text: str, chance: random.Random) -> str:
    at = chance.randrange(len(text) + 1)
    until = min(len(text), at + chance.randrange(6))
    match chance.randrange(4):
        case 0:
            return text[:at] + text[until:]
        case 1:
            return text[:until] + text[at:]
        case 2:
            return text[:at] + chance.choice(WORDS) + text[at:]
        case _:
            return text[:at] + chance.choice(WORDS) + text[until:]
