"""What a change of the catalogue gains and loses on real material: an older revision against this.

``make ecosystem`` compares with HEAD, ``make ecosystem AGAINST=v0.1`` with another revision. The
material is ../shared/seeds and ../shared/real, or folders named as further arguments.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
SAMPLES = 3
COMMAND = "import sys; from jixiao.cli.main import run; sys.exit(run())"


class Said(NamedTuple):
    """One finding: what it says and where; places on the page may move, paths may not."""

    rule: str
    file: str
    where: str
    message: str


def findings(source: Path, folders: Sequence[Path]) -> Counter[Said]:
    """What the catalogue below ``source`` says of everything in some folders."""
    words = ["check", *map(str, folders), "--format", "jsonl", "--jobs", "2"]
    done = subprocess.run(
        [sys.executable, "-c", COMMAND, *words],
        env=os.environ | {"PYTHONPATH": str(source)}, cwd=tempfile.gettempdir(),
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    if not done.stdout:
        raise SystemExit(done.stderr or "没有结果。")
    said: Counter[Said] = Counter()
    for line in done.stdout.splitlines():
        entry = json.loads(line)
        name = entry["source"]["name"].rpartition("/")[2]
        for each in entry["findings"]:
            said[Said(each["rule"], name, each["where"], each["message"])] += 1
    return said


def source_of(revision: str, folder: Path) -> Path:
    """The source of a revision, unpacked."""
    archive = folder / "revision.zip"
    command = ["git", "archive", "--output", str(archive), revision, "src"]
    subprocess.run(command, cwd=ROOT, check=True)
    shutil.unpack_archive(archive, folder)
    return folder / "src"


def told(before: Counter[Said], now: Counter[Said]) -> list[str]:
    """One block for each rule that says more or less than before, with samples."""
    changed: dict[str, dict[str, list[Said]]] = defaultdict(lambda: {"多": [], "少": []})
    for sign, more, less in (("多", now, before), ("少", before, now)):
        for each in (more - less).elements():
            changed[each.rule][sign].append(each)
    lines = [f"共 {before.total()} → {now.total()} 处，{len(changed)} 条规则有变化。"]
    for rule in sorted(changed):
        gained, lost = changed[rule]["多"], changed[rule]["少"]
        lines.append(f"\n{rule}：多 {len(gained)}，少 {len(lost)}")
        for sign, found in (("+", gained), ("-", lost)):
            for each in sorted(found)[:SAMPLES]:
                lines += [f"  {sign} {each.file} {each.where}", f"    {each.message}"]
    return lines


def main(arguments: list[str]) -> int:
    """Compare and print."""
    revision, *folders = arguments or ["HEAD"]
    material = [Path(each) for each in folders] or [SHARED / "seeds", SHARED / "real"]
    there = [each.resolve() for each in material if each.exists()]
    if not there:
        print("没有可以比较的真实文件（../shared 不在），没有比较。", file=sys.stderr)
        return 0
    with tempfile.TemporaryDirectory() as folder:
        before = findings(source_of(revision, Path(folder)), there)
    print("\n".join(told(before, findings(ROOT / "src", there))))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
