"""Builds the wheel, looks inside, installs it into an empty environment and reads a sample."""

import os
import shutil
import subprocess
import sys
import tempfile
import venv
import zipfile
from email.parser import Parser
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "jixiao"
SAMPLE = ROOT / "samples" / "qinghekou-union-2025" / "plan.docx"


def build(folder: Path) -> Path:
    """The wheel, made by the locked hatchling."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, check=True, cwd=ROOT, capture_output=True)
    return next(folder.glob("*.whl"))


def inspect(wheel: Path) -> list[str]:
    """What is missing from the wheel or does not belong there."""
    with zipfile.ZipFile(wheel) as packed:
        names = set(packed.namelist())
        (notes,) = (name for name in names if name.endswith(".dist-info/METADATA"))
        metadata = Parser().parsestr(packed.read(notes).decode("utf-8"))
    wanted = {
        f"jixiao/{path.relative_to(PACKAGE).as_posix()}"
        for path in PACKAGE.rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    }
    faults = [f"missing: {name}" for name in sorted(wanted - names)]
    faults += [
        f"does not belong there: {name}"
        for name in sorted(names - wanted)
        if not name.split("/")[0].endswith(".dist-info")
    ]
    if not any(name.endswith(".toml") for name in names):
        faults.append("missing: regulation data (TOML)")
    if "jixiao/py.typed" not in names:
        faults.append("missing: jixiao/py.typed")
    if not any(name.endswith("/licenses/LICENSE") for name in names):
        faults.append("missing: LICENSE")
    if metadata["License-Expression"] != "Apache-2.0":
        faults.append(f"licence is {metadata['License-Expression']!r}")
    return faults


def install(wheel: Path, folder: Path) -> Path:
    """The command in an environment that holds the wheel and what it asks for."""
    where = folder / "empty"
    if uv := shutil.which("uv"):
        subprocess.run([uv, "venv", "-q", "--python", sys.executable, str(where)], check=True)
        install_with = [uv, "pip", "install", "-q", "--python", str(where / "bin" / "python")]
    else:
        venv.create(where, with_pip=True)
        install_with = [str(where / "bin" / "python"), "-m", "pip", "install", "-q"]
    subprocess.run([*install_with, str(wheel)], check=True)
    return where / "bin" / "jixiao"


def run(command: Path, folder: Path) -> list[str]:
    """What the installed command fails to do, from a folder that has nothing of ours."""
    env = {"PATH": os.defpath, "LC_ALL": "C.UTF-8", "HOME": str(folder)}
    arguments = [str(command), "read", str(SAMPLE), "--format", "json"]
    done = subprocess.run(
        arguments, cwd=folder, env=env, capture_output=True, text=True, check=False
    )
    if done.returncode or '"13992725P00711100123K"' not in done.stdout:
        return [f"jixiao read ended with {done.returncode}: {done.stderr[-300:]}"]
    return []


def main() -> int:
    """Build, look inside, install, run."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        wheel = build(folder)
        size = wheel.stat().st_size
        faults = inspect(wheel) or run(install(wheel, folder), folder)
        for fault in faults:
            print(fault, file=sys.stderr)
        if not faults:
            print(f"{wheel.name}: {size / 1000:.0f} kB, complete, installs and reads a sample")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
