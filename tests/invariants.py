"""What must hold for any bytes and any cell; the fuzzer and its corpus hold readers against it."""

import json
import time

from jixiao.formats.exchange.writing import exchange
from jixiao.formats.limits import Limits, UnreadableDocument
from jixiao.kernel.notices import Notice
from jixiao.model.target import KINDS
from jixiao.model.target_exchange import typed
from jixiao.model.target_reading import read_target
from jixiao.model.target_writing import write_target
from jixiao.services.exporting import exported
from jixiao.services.reading import read_bytes

SECONDS = 5.0
LIMITS = Limits(unzipped_bytes=20_000_000, cells=100_000, text_characters=1_000_000)


def check_document(data: bytes, name: str, seconds: float = SECONDS) -> str:
    """Read any bytes: a value or ``UnreadableDocument`` in bounded time; JSON of it reads back.

    Args:
        data: The file, below 100 kB.
        name: Its name.
        seconds: CPU time that reading and writing may take.

    Returns:
        Kind of the first document, or "refused".

    Raises:
        AssertionError: What does not hold.
        Exception: Whatever the reader lets through.
    """
    began = time.process_time()
    try:
        file = read_bytes(data, name, limits=LIMITS)
    except UnreadableDocument as error:
        sentence = str(error).removeprefix(f"{name}：")
        assert sentence.endswith("。"), sentence
        assert time.process_time() - began < seconds, "slow"
        return "refused"
    assert file.documents
    for document in file.documents:
        assert all(isinstance(each, Notice) for each in document.notices)
    written = exported(file, "json", places=True).encode("utf-8")
    exported(file, "csv").encode("utf-8")
    assert time.process_time() - began < seconds, "slow"
    again = read_bytes(written, "again.json")
    entry = json.loads(written)
    second = exchange(file.source, again.as_read, places=True)
    assert second["documents"] == entry["documents"], "the exchange form does not read back"
    return file.documents[0].kind


def check_target(words: str, unit: str | None = None, name: str = "") -> str:
    """Read any cell: a typed target that has a JSON form and is read again as it is written.

    Returns:
        The kind.

    Raises:
        AssertionError: What does not hold.
        Exception: Whatever the grammar lets through.
    """
    began = time.process_time()
    target = read_target(words, unit=unit, name=name)
    assert target.kind in KINDS
    assert (target.kind == "malformed") <= (target.problem is not None)
    json.dumps(typed(target), ensure_ascii=False).encode("utf-8", "surrogatepass")
    if unit is None and not name:
        written = write_target(target)
        assert read_target(written) == target, f"written as {written!r}"
    assert time.process_time() - began < 1, "slow"
    return target.kind
