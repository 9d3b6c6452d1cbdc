"""SARIF as its own makers see it: their validator finds no error."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from jixiao.services.checking import check_file
from jixiao.services.reading import read
from jixiao.services.reporting import reported
from tests.truth import SAMPLES

pytestmark = [pytest.mark.slow, pytest.mark.web]
VALIDATOR = "@microsoft/sarif-multitool-linux"
FILES = ["qinghekou-union-2025/plan.docx", "qinghekou-union-2025/plan.txt", "clean/roads.perf.txt"]


@pytest.fixture(scope="module")
def validator(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program, installed for these tests alone."""
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("npm is not here")
    folder = tmp_path_factory.mktemp("sarif")
    command = [npm, "install", "--prefix", str(folder), "--no-audit", "--no-fund", VALIDATOR]
    try:
        done = subprocess.run(command, capture_output=True, timeout=180, check=False)
    except subprocess.TimeoutExpired:
        pytest.skip("npm did not answer in three minutes")
    program = folder / "node_modules" / VALIDATOR / "Sarif.Multitool"
    if done.returncode or not program.exists():
        pytest.skip("the validator of SARIF could not be fetched from npm")
    program.chmod(0o755)
    return program


def faults(validator: Path, log: str, folder: Path) -> list[tuple[str, str]]:
    """Rule and words of all errors that the validator finds."""
    (folder / "log.sarif").write_text(log, encoding="utf-8")
    subprocess.run(
        [validator, "validate", "log.sarif", "--output", "said.sarif", "--log", "ForceOverwrite"],
        cwd=folder, capture_output=True, timeout=120, check=False,
        env={**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"},
    )  # fmt: skip
    said = json.loads((folder / "said.sarif").read_text(encoding="utf-8-sig"))
    return [
        (result["ruleId"], json.dumps(result["message"]))
        for run in said["runs"]
        for result in run.get("results", ())
        if result.get("level", "warning") == "error"
    ]


def test_the_validator_finds_no_error_in_our_findings(validator: Path, tmp_path: Path) -> None:
    checked = [check_file(read(SAMPLES / name)) for name in FILES]
    log = reported(checked, "sarif", is_list=True)

    assert faults(validator, log, tmp_path) == []
    assert any(each["results"] for each in json.loads(log)["runs"])


def test_the_validator_sees_what_is_wrong(validator: Path, tmp_path: Path) -> None:
    log = json.loads(reported([check_file(read(SAMPLES / FILES[1]))], "sarif", is_list=False))
    del log["runs"][0]["results"][0]["message"]

    assert faults(validator, json.dumps(log), tmp_path) != []
