"""The English catalogue: finds every Chinese string of the interface, compiles what is translated.

``python -m tools.catalogue`` adds new strings to ``django.po``, drops those that are gone, and
compiles ``django.mo``. Both are committed: an installed wheel needs no tool, and a test says when
one of them is stale.
"""

import ast
import re
import struct
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from django.conf import settings
from django.utils.translation.template import templatize

ROOT = Path(__file__).parents[1]
WEB = ROOT / "src" / "jixiao" / "webapp"
CATALOGUE = WEB / "pages" / "locale" / "en" / "LC_MESSAGES" / "django.po"
HEADER = (
    "Project-Id-Version: jixiao\nLanguage: en\nMIME-Version: 1.0\n"
    "Content-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: 8bit\n"
    "Plural-Forms: nplurals=2; plural=(n != 1);\n"
)
_ASKING = {
    "_": "", "gettext": "", "gettext_lazy": "", "gettext_noop": "",
    "ngettext": "\0", "pgettext": "\x04",
}  # fmt: skip
"""What is called to what stands between its words, as gettext has it: plural, context."""
_WORDS = r"""u?('(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*")"""
_IN_TEMPLATE = re.compile(rf"\b([np]?gettext|_)\({_WORDS}(?:,\s*{_WORDS})?")
_LINES = r'((?:".*"\n?)+)'
_ENTRY = re.compile(
    rf"^(?:msgctxt {_LINES})?msgid {_LINES}(?:msgid_plural {_LINES})?"
    rf"msgstr(?:\[0\])? {_LINES}(?:msgstr\[1\] {_LINES})?", re.MULTILINE,
)  # fmt: skip
_CHINESE = re.compile(r"[㐀-鿿，。：；（）“”、？]")


def wanted() -> dict[str, str]:
    """Every string of the interface that is Chinese, and the first file that asks for it."""
    found: dict[str, str] = {}
    for path in sorted(WEB.rglob("*.html")):
        for words in of_template(path.read_text(encoding="utf-8")):
            found.setdefault(words, path.name)
    for path in sorted(WEB.rglob("*.py")):
        for words in of_module(path.read_text(encoding="utf-8")):
            found.setdefault(words, path.name)
    for words in of_model():
        found.setdefault(words, "model")
    return {words: name for words, name in found.items() if _CHINESE.search(words)}


def of_template(text: str) -> Iterator[str]:
    """What a template asks to be translated."""
    for called, first, second in _IN_TEMPLATE.findall(templatize(text)):
        between = _ASKING[called]
        words = [str(ast.literal_eval(each)) for each in (first, second) if each]
        yield between.join(words) if between else words[0]


def of_module(text: str) -> Iterator[str]:
    """What a module asks to be translated."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call):
            called = node.func
            name = called.id if isinstance(called, ast.Name) else getattr(called, "attr", "")
            between = _ASKING.get(name)
            asked = node.args[: 2 if between else 1]
            words = [each.value for each in asked if isinstance(each, ast.Constant)]
            if between is not None and words and all(isinstance(each, str) for each in words):
                yield str(between).join(map(str, words))


def of_model() -> Iterator[str]:
    """Words of the model that pages show."""
    from jixiao.model.lifecycle import MOVES, Role, State  # noqa: PLC0415 -- only here
    from jixiao.services import editing  # noqa: PLC0415 -- likewise

    yield from (editing.TOO_LONG, editing.NO_SUCH_CHANGE, editing.NOWHERE)
    yield from (each.word for each in State)
    yield from (each.word for each in Role)
    yield from (each.word for each in MOVES.values())
    yield from ("必改", "建议", "说明", "封面", "部门职责-工作活动")


def read(text: str) -> dict[str, str]:
    """The entries of a catalogue: as gettext has them, with their context and their plural."""
    found = {}
    for context, words, plural, said, many in _ENTRY.findall(text):
        before = _joined(context) + "\x04" if context else ""
        key = before + "\0".join([_joined(words), *([_joined(plural)] if plural else [])])
        both = [_joined(each) for each in (said, *([many] if plural else []))]
        found[key] = "\0".join(both) if all(both) else ""
    return found


def _joined(lines: str) -> str:
    return "".join(ast.literal_eval(line) for line in lines.splitlines())


def _quoted(words: str) -> str:
    signs = words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{signs}"'


def written(asked: Mapping[str, str], known: Mapping[str, str]) -> str:
    """A catalogue of what is asked for, with the translations that are known."""
    head = "".join(f"{_quoted(line)}\n" for line in HEADER.splitlines(keepends=True))
    pieces = [f'msgid ""\nmsgstr ""\n{head}']
    for words, name in sorted(asked.items(), key=lambda each: (each[1], each[0])):
        pieces.append(
            f"#: {name}\n" + ("#, python-format\n" if "%(" in words else "")
            + _entry(words, known.get(words, ""))
        )  # fmt: skip
    return "\n".join(pieces)


def _entry(words: str, said: str) -> str:
    context, _sign, own = words.rpartition("\x04")
    one, _sign, many = own.partition("\0")
    first, _sign, second = said.partition("\0")
    lines = [f"msgid {_quoted(one)}", f"msgstr {_quoted(first)}"]
    if many:
        lines[1:] = [
            f"msgid_plural {_quoted(many)}",
            f"msgstr[0] {_quoted(first)}",
            f"msgstr[1] {_quoted(second)}",
        ]
    if context:
        lines.insert(0, f"msgctxt {_quoted(context)}")
    return "\n".join(lines) + "\n"


def compiled(entries: Mapping[str, str]) -> bytes:
    """The catalogue as gettext reads it: sorted, with two tables of lengths and places."""
    pairs = sorted(
        (key.encode(), words.encode()) for key, words in {**entries, "": HEADER}.items() if words
    )
    count = len(pairs)
    start = 28 + count * 16
    tables: list[list[int]] = [[], []]
    text = b""
    for column in (0, 1):
        for pair in pairs:
            tables[column] += [len(pair[column]), start + len(text)]
            text += pair[column] + b"\0"
    head = struct.pack("<7I", 0x950412DE, 0, count, 28, 28 + count * 8, 0, 0)
    return head + struct.pack(f"<{count * 4}I", *tables[0], *tables[1]) + text


def main() -> int:
    """Renew the catalogue; tell what is left to translate."""
    if not settings.configured:
        settings.configure()
    known = read(CATALOGUE.read_text(encoding="utf-8")) if CATALOGUE.exists() else {}
    text = written(wanted(), known)
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    CATALOGUE.write_text(text, encoding="utf-8")
    entries = read(text)
    CATALOGUE.with_suffix(".mo").write_bytes(compiled(entries))
    missing = [words for words, said in entries.items() if words and not said]
    for words in missing:
        print(words)
    print(f"{len(entries) - 1} strings, {len(missing)} without English", file=sys.stderr)
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
