"""The exchange form (.json, .jsonl): what ``jixiao read --format json`` printed; writes it too.

Read are one object, a list of objects, and objects one a line. JSON of any other shape is
refused with the first place where it does not fit.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, NoReturn

from jixiao.formats.exchange.checking import misfit
from jixiao.formats.exchange.reading import document_of, notice_of
from jixiao.formats.exchange.schema import exchange_schema
from jixiao.formats.exchange.writing import SCHEMA, written_exchange
from jixiao.formats.limits import Limits, UnreadableDocument
from jixiao.formats.reader import Read
from jixiao.formats.writer import Manuscript, PlainWriter, UnwritableDocument
from jixiao.kernel.collector import without_collector
from jixiao.kernel.notices import Notice
from jixiao.model.documents import NoForm, PerformanceDocument

_OUR_FINDINGS = "jixiao-findings/"
_FINDINGS = "这是 jixiao check 写出的审核结果，不是绩效文件，没有读取。"
_BOM = b"\xef\xbb\xbf"
_OPENING = re.compile(rb'(?:\xef\xbb\xbf)?\s*(?:\{\s*["}]|\[\s*[\[{\]])')
_NOT_OURS = (
    "这个 JSON 文件不是绩效数据交换文件（{why}）。请换成本系统导出的文件，或直接读取原来的文档。"
)


@dataclass(frozen=True, slots=True)
class ExchangeReader:
    """Reader of the exchange form."""

    name: str = "exchange"
    version: str = "1"
    suffixes: tuple[str, ...] = (".json", ".jsonl")
    media_type: str = "application/json"

    def sniff(self, data: bytes) -> bool:
        """Whether the bytes open like a JSON object or a list of such."""
        return _OPENING.match(data[:4096]) is not None

    @without_collector()
    def read(self, data: bytes, limits: Limits) -> Read:
        """All documents of all objects in the file."""
        entries: list[dict[str, Any]] = []
        for each in _found(data, limits):
            if not entries and _is_findings(each):
                return self._nothing(Notice(_FINDINGS))
            entries.append(_entry(each))
        documents: list[PerformanceDocument] = []
        notices: list[Notice] = []
        for entry in entries:
            documents += [document_of(each) for each in entry["documents"]]
            notices += [notice_of(each) for each in entry.get("notices") or ()]
        if not documents:
            documents.append(NoForm(notices=(Notice("文件里没有任何文档。"),)))
        return Read(
            documents=tuple(documents),
            reader=self.name,
            reader_version=self.version,
            media_type=self.media_type,
            pages=entries[0]["source"].get("pages") if len(entries) == 1 else None,
            notices=tuple(notices),
        )

    def _nothing(self, notice: Notice) -> Read:
        """A file that is ours and holds no document."""
        return Read((NoForm(notices=(notice,)),), self.name, self.version, self.media_type)


@cache
def _schema() -> dict[str, Any]:
    return exchange_schema()


def _found(data: bytes, limits: Limits) -> Iterator[object]:
    try:
        text = data.removeprefix(_BOM).decode("utf-8")
    except UnicodeDecodeError:
        raise UnreadableDocument(_NOT_OURS.format(why="编码不是 UTF-8")) from None
    if len(text) > limits.text_characters:
        message = f"文件超过 {limits.text_characters} 字，请拆分后再读。"
        raise UnreadableDocument(message)
    return _objects(text)


def _is_findings(found: object) -> bool:
    """Whether an object is what ``jixiao check`` printed."""
    return isinstance(found, dict) and str(found.get("schema")).startswith(_OUR_FINDINGS)


def _entry(found: object) -> dict[str, Any]:
    if not isinstance(found, dict) or found.get("schema") != SCHEMA:
        raise UnreadableDocument(_NOT_OURS.format(why=f"没有写明 schema 为 {SCHEMA}"))
    if not {"source", "documents"} <= found.keys():
        raise UnreadableDocument(_NOT_OURS.format(why="缺少 source 或 documents"))
    if (why := misfit(found, _schema(), keys_required=False)) is not None:
        raise UnreadableDocument(_NOT_OURS.format(why=why))
    return found


def _objects(text: str) -> Iterator[object]:
    """The objects one by one, so that nothing behind the first misfit is parsed."""
    try:
        parsed = _parse(text)
    except json.JSONDecodeError as error:
        # Other signs that end a line, such as U+2028, may stand in the words of a line.
        lines = enumerate(text.split("\n"), start=1)
        if error.msg != "Extra data" or "\n" not in text.strip():
            why = f"第 {error.lineno} 行不是完整的 JSON"
            raise UnreadableDocument(_NOT_OURS.format(why=why)) from None
    else:
        yield from parsed if isinstance(parsed, list) else [parsed]
        return
    for number, line in lines:
        if not line.strip():
            continue
        try:
            yield _parse(line)
        except json.JSONDecodeError:
            why = f"第 {number} 行不是完整的 JSON"
            raise UnreadableDocument(_NOT_OURS.format(why=why)) from None


def _parse(text: str) -> object:
    """Parse; a number too long, NaN, or nesting without end is refused."""
    try:
        return json.loads(text, parse_constant=_no_constant)
    except RecursionError:
        raise UnreadableDocument(_NOT_OURS.format(why="嵌套太深")) from None
    except json.JSONDecodeError:
        raise
    except ValueError:
        raise UnreadableDocument(_NOT_OURS.format(why="有的数字写法不对")) from None


def _no_constant(word: str) -> NoReturn:
    message = f"{word} is no JSON"
    raise ValueError(message)


def write(manuscript: Manuscript) -> bytes:
    r"""The data behind a document, whole: every leaf with its words, its reading and its place.

    Half a sign that no UTF-8 can hold (a lone surrogate) stands as its escape ("\\ud83d").

    Raises:
        UnwritableDocument: There is no data behind it.
    """
    if not manuscript.documents:
        message = "这份文稿背后没有绩效数据，写不成数据交换文件，请改写成 .docx 或 .pdf。"
        raise UnwritableDocument(message)
    entry = written_exchange(manuscript.name, manuscript.documents)
    text = json.dumps(entry, ensure_ascii=False, indent=2) + "\n"
    return text.encode("utf-8", "backslashreplace")


READER = ExchangeReader()
WRITER = PlainWriter("exchange", ".json", "数据交换文件", write)
