"""Coverage-guided fuzzing of the readers (``make fuzz``, ``make fuzz SECONDS=600``).

Three targets one after the other: docx (document.xml in a package, and whole packages), txt and
target cells. Every finding (an exception that is none of ours, a result that does not read back,
more than five seconds) is saved once per place in out/fuzz/<target>; fuzzing goes on. What was
found belongs, made small, into tests/fuzz, where a test reads it again every day.
"""

import argparse
import os
import re
import subprocess
import sys
import traceback
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
OUT = ROOT / "out" / "fuzz"
TARGETS = {"docx": 20_000, "txt": 2_500, "target": 300}
"""Target to the bytes that an input may have: short ones are quick, and reach as much."""
_LAST = re.compile(r"#(\d+)\s+\w+\s+cov: (\d+) ft: (\d+)")


def main() -> int:
    """Run all targets, each in a process of its own, and print a summary."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--seconds", type=int, default=120)
    options.add_argument("--target", choices=TARGETS)
    options.add_argument("--child", action="store_true")
    given = options.parse_args()
    names = [given.target] if given.target else list(TARGETS)
    if given.child:
        fuzz(names[0], given.seconds)
        return 0
    lines, failed = [], False
    for name in names:
        line, bad = _run(name, given.seconds)
        lines.append(line)
        failed = failed or bad
    print("\n".join(["", f"{'target':8}{'seconds':>8}{'runs':>10}{'coverage':>10}{'features':>10}"
                     f"{'findings':>10}", *lines]))  # fmt: skip
    if failed:
        print(f"Findings are in {OUT.relative_to(ROOT)}; mend them and keep them in tests/fuzz.")
    return 1 if failed else 0


def _run(name: str, seconds: int) -> tuple[str, bool]:
    folder = OUT / name
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.iterdir():
        if old.is_file():
            old.unlink()
    command = [sys.executable, __file__, "--child", "--target", name, "--seconds", str(seconds)]
    done = subprocess.run(
        command, stderr=subprocess.PIPE, text=True, errors="replace", check=False, cwd=ROOT
    )
    said = _LAST.findall(done.stderr)
    runs, coverage, features = said[-1] if said else ("0", "0", "0")
    found = sorted(each.name for each in folder.iterdir() if each.is_file())
    for each in found:
        print(f"  {name}: {each}")
    if done.returncode or not said:
        print(done.stderr[-3000:])
    line = f"{name:8}{seconds:8}{runs:>10}{coverage:>10}{features:>10}{len(found):10}"
    return line, bool(found) or done.returncode != 0 or not said


def fuzz(name: str, seconds: int) -> None:
    """Fuzz one target in this process; ends it."""
    os.environ["PATH"] = ""  # no LibreOffice, whatever the bytes become
    import atheris  # noqa: PLC0415 -- only the fuzzing process has it

    with atheris.instrument_imports(include=["jixiao"]):
        from jixiao.formats.registry import readers  # noqa: PLC0415 -- instrumented here
        from tests import invariants  # noqa: PLC0415 -- instrumented here
        from tools import fuzz_inputs  # noqa: PLC0415 -- instrumented here

        readers()
    seeds = OUT / name / "seeds"
    grown = OUT / name / "grown"
    for folder in (seeds, grown):
        folder.mkdir(parents=True, exist_ok=True)
    for number, data in enumerate(fuzz_inputs.SEEDS[name]()):
        if len(data) <= TARGETS[name]:
            (seeds / f"{number:04}").write_bytes(data)
    checks: dict[str, Callable[[bytes], object]] = {
        "docx": lambda data: invariants.check_document(fuzz_inputs.packed(data), "文件.docx"),
        "txt": lambda data: invariants.check_document(data, "文件.txt"),
        "target": lambda data: invariants.check_target(*fuzz_inputs.cell(data)),
    }
    seen: set[str] = set()

    def one(data: bytes) -> None:
        try:
            checks[name](data)
        except Exception as error:  # any other exception is a finding too
            _keep(OUT / name, data, error, seen)

    def change(data: bytes, most: int, seed: int) -> bytes:
        return fuzz_inputs.change(name, data, most, seed, atheris.Mutate)

    arguments = [
        sys.argv[0], f"-max_total_time={seconds}", "-timeout=60", "-rss_limit_mb=3000",
        f"-max_len={TARGETS[name]}", "-print_final_stats=1", "-len_control=0",
        f"-artifact_prefix={OUT / name}/", str(grown), str(seeds),
    ]  # fmt: skip
    atheris.Setup(arguments, one, custom_mutator=change)
    atheris.Fuzz()


def _keep(folder: Path, data: bytes, error: Exception, seen: set[str]) -> None:
    """Save the input of a finding, once for every place in the code and kind of error."""
    frames = traceback.extract_tb(error.__traceback__)
    last = next((f for f in reversed(frames) if "jixiao" in f.filename), frames[-1])
    words = re.sub(r"\W+", "-", str(error))[:24] if isinstance(error, AssertionError) else ""
    key = f"{type(error).__name__}-{Path(last.filename).stem}-{last.lineno}-{words}".rstrip("-")
    if isinstance(error, AssertionError):
        key = f"{type(error).__name__}-{words.split('-')[0]}"
    count = sum(each.startswith(key) for each in seen)
    if count >= 5 or (count and not isinstance(error, AssertionError)):
        return
    key = f"{key}-{count}" if count else key
    seen.add(key)
    (folder / key).write_bytes(data)
    (folder / f"{key}.why").write_text("".join(traceback.format_exception(error)[-6:]))


if __name__ == "__main__":
    sys.exit(main())
