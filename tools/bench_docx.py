"""Word documents against the bare floor (unzip and parse) and against other readers."""

import io
import resource
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

from lxml import etree

from jixiao.formats.limits import DEFAULT_LIMITS
from jixiao.formats.registry import readers
from tools.make_docx import make_docx
from tools.measuring import Line, at_least, at_most, cpu, fine_cpu, missing


def read(data: bytes, name: str) -> object:
    """Read bytes with the reader of that name, down to the typed plan."""
    reader = next(each for each in readers() if each.name == name)
    return reader.read(data, DEFAULT_LIMITS)


def docx_floor(data: bytes) -> object:
    """Unzip and parse document.xml with lxml, nothing else."""
    return etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml"))


def bench_docx() -> list[Line]:
    """Word documents against the floor and the peers, and how cost grows."""
    documents = [make_docx(4, seed) for seed in range(5)]
    floor = sum(fine_cpu(lambda d=d: docx_floor(d)) for d in documents) / len(documents)
    ours = sum(fine_cpu(lambda d=d: read(d, "docx")) for d in documents) / len(documents)
    lines = [at_most("docx（4 个项目）到类型化数据 / 解压并解析 XML", ours, floor, 2.5)]
    lines += [_docx_peer(peer, documents, ours, budget) for peer, budget in
              (("python-docx", 5), ("docling", 15), ("markitdown", 80))]  # fmt: skip
    small, big = make_docx(30, 7), make_docx(300, 7)
    small_cost = fine_cpu(lambda: read(small, "docx"), 3, 1)
    big_cost = fine_cpu(lambda: read(big, "docx"), 3, 1)
    lines.append(
        at_most("docx 300 个项目 / 30 个项目的 10 倍（线性）", big_cost, small_cost * 10, 1.3)
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "big.docx"
        path.write_bytes(big)
        ours_memory, floor_memory = (_memory(job, path) for job in ("read-docx", "floor-docx"))
    lines.append(at_most("docx 300 个项目的内存峰值 / 底线", ours_memory, floor_memory, 3, "MB"))
    return lines


def _docx_peer(peer: str, documents: list[bytes], ours: float, budget: int) -> Line:
    what = f"docx：比 {peer} 快"
    try:
        function = _PEERS[peer]()
    except ImportError:
        return missing(what, f"≥ {budget} ×", f"{peer} 没有安装")
    function(documents[0])
    cost = sum(cpu(lambda d=d: function(d), 3) for d in documents[:3]) / 3
    return at_least(what, ours, cost, budget)


def _python_docx() -> Callable[[bytes], object]:
    import docx  # noqa: PLC0415 -- a peer that may be absent

    def walk(data: bytes) -> object:
        document = docx.Document(io.BytesIO(data))
        return [
            [[cell.text for cell in row.cells] for row in table.rows] for table in document.tables
        ]

    return walk


def _markitdown() -> Callable[[bytes], object]:
    from markitdown import MarkItDown  # noqa: PLC0415 -- a peer that may be absent

    converter = MarkItDown()
    return lambda data: converter.convert_stream(io.BytesIO(data), file_extension=".docx")


def _docling() -> Callable[[bytes], object]:
    from docling.backend.msword_backend import (  # noqa: PLC0415 -- may be absent
        MsWordDocumentBackend,
    )
    from docling.datamodel.base_models import InputFormat  # noqa: PLC0415 -- may be absent
    from docling.datamodel.document import InputDocument  # noqa: PLC0415 -- may be absent

    def convert(data: bytes) -> object:
        entry = InputDocument(
            path_or_stream=io.BytesIO(data),
            format=InputFormat.DOCX,
            backend=MsWordDocumentBackend,
            filename="a.docx",
        )
        return MsWordDocumentBackend(entry, io.BytesIO(data)).convert()

    return convert


_PEERS: dict[str, Callable[[], Callable[[bytes], object]]] = {
    "python-docx": _python_docx,
    "markitdown": _markitdown,
    "docling": _docling,
}


def _memory(job: str, path: Path) -> float:
    """Peak memory in MB of a fresh process that does one job."""
    done = subprocess.run(
        [sys.executable, "-m", "tools.bench_docx", job, str(path)],
        capture_output=True,
        text=True,
        check=True,
    )
    return float(done.stdout.split()[-1])


def run_job(job: str, path: Path) -> None:
    """In a fresh process: do one job and print the peak memory in MB."""
    data = path.read_bytes()
    kept = docx_floor(data) if job == "floor-docx" else read(data, job.removeprefix("read-"))
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, bool(kept is None) or "")


if __name__ == "__main__":
    run_job(sys.argv[1], Path(sys.argv[2]))
