"""Guards (禁改之处): what in a Word file must not be changed, and the sentence that says so."""

import re
from collections.abc import Sequence

from lxml import etree

from jixiao.formats.word.document import WordDocument
from jixiao.formats.word.names import COMPATIBILITY

_PROTECTED = (
    "文档设了编辑限制，没有改。请在 Word 的“审阅—限制编辑”里停止保护，"
    "或另存一份没有保护的副本后再试。"
)
_TRACKED_ONLY = (
    "文档限制为只能修订，没有改。请加 --track 以修订方式改，"
    "或在 Word 的“审阅—限制编辑”里停止保护后再试。"
)
_BOUND = "这些字由文档属性自动填写，打开文件时会变回去，请在 Word 里改文档属性。"
_LOCKED = "这些字在锁定的内容控件里，没有改，请在 Word 里解除锁定后再改。"
FIELD = "这些字是域算出来的，更新域时会变回去，没有改，请在 Word 里改它的来源。"
_BOXED = "这些字在图形或文本框里，存有几份，没有改，请在 Word 里手工改。"
_PROTECTION = re.compile(rb"<w:documentProtection\s([^<>]*)>")
_OFF = re.compile(rb'w:enforcement="(?:0|false|off)"')
_TYPED = ("HYPERLINK", "FORMTEXT", "COMMENTS", "FILLIN", "ASK", "SET", "QUOTE")


def protection(document: WordDocument, *, is_tracked: bool = False, is_remark: bool = False) -> str:
    """Why a document must not be changed, "" when it may.

    Args:
        document: The document.
        is_tracked: Whether changes are tracked.
        is_remark: Whether it only gets comments.
    """
    for part in document.related.get("settings", ()):
        found = _PROTECTION.search(document.package.read(part) or b"")
        if found is None or _OFF.search(found[1]) or b"w:enforcement" not in found[1]:
            continue
        kind = re.search(rb'w:edit="(\w+)"', found[1])
        name = kind[1] if kind else b"none"
        if name == b"none" or (is_remark and name in {b"comments", b"trackedChanges"}):
            continue
        if name == b"trackedChanges":
            return "" if is_tracked else _TRACKED_ONLY
        return _PROTECTED
    return ""


def untouchable(space: str, elements: Sequence[etree._Element]) -> str:
    """Why the words of some elements must not be changed, "" when they may."""
    for element in elements:
        for around in element.iterancestors():
            if around.tag == f"{space}sdt":
                why = _control(around, space)
                if why:
                    return why
            elif around.tag == f"{space}fldSimple":
                if not _is_typed(around.get(f"{space}instr", "")):
                    return FIELD
            elif around.tag == f"{COMPATIBILITY}AlternateContent":
                return _BOXED
            elif around.tag == f"{space}body":
                break
    return ""


def _control(sdt: etree._Element, space: str) -> str:
    for properties in sdt.iterchildren(f"{space}sdtPr"):
        for child in properties:
            tag = child.tag if isinstance(child.tag, str) else ""
            if tag.endswith("}dataBinding"):
                return _BOUND
            if tag == f"{space}lock" and child.get(f"{space}val", "").lower().endswith(
                "contentlocked"
            ):
                return _LOCKED
    return ""


def computed(root: etree._Element, space: str) -> set[etree._Element]:
    """The texts that stand in the result of a field that is computed."""
    mark, code = f"{space}fldChar", f"{space}instrText"
    found: set[etree._Element] = set()
    stack: list[str] = []
    for part in root.iter(mark, code, f"{space}t"):
        if part.tag == mark:
            kind = part.get(f"{space}fldCharType", "")
            if kind == "begin":
                stack.append("")
            elif kind == "end" and stack:
                stack.pop()
        elif part.tag == code:
            stack[-1:] = [stack[-1] + (part.text or "")] if stack else []
        elif any(not _is_typed(each) for each in stack):
            found.add(part)
    return found


def _is_typed(instruction: str) -> bool:
    """Whether the result of a field is what a person has typed."""
    words = instruction.split()
    return bool(words) and words[0].upper() in _TYPED
