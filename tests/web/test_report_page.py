"""The mailed page of findings in a real browser: for everyone, at every width, without script."""

import html
import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from jixiao.formats.findings.scope import Scope
from jixiao.rules.catalogue import rules
from jixiao.services.checking import check_file
from jixiao.services.reading import read
from jixiao.services.reporting import reported
from tests.truth import SAMPLES

pytestmark = [pytest.mark.slow, pytest.mark.web]
BROWSER = shutil.which("chromium") or shutil.which("chromium-browser")
PAGES = ["qinghekou-union-2025/plan.docx", "qinghekou-roads-2025/forms.xlsx"]
# Sent by the page into an element of its own when it has loaded; read back from the printed DOM.
ANSWER = """<script>addEventListener("load", async () => {
  const told = document.createElement("pre");
  told.id = "told";
  told.textContent = JSON.stringify(await (async () => {%s})());
  document.body.append(told);
});</script>"""


@pytest.fixture(scope="module", params=PAGES)
def report(request: pytest.FixtureRequest) -> str:
    """The page of one sample."""
    return reported([check_file(read(SAMPLES / request.param))], "html", is_list=False)


@pytest.fixture(scope="module")
def axe(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The text of axe-core, installed for these tests alone."""
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("npm is not here")
    folder = tmp_path_factory.mktemp("axe")
    command = [npm, "install", "--prefix", str(folder), "--no-audit", "--no-fund", "axe-core@4"]
    try:
        done = subprocess.run(command, capture_output=True, timeout=120, check=False)
    except subprocess.TimeoutExpired:
        pytest.skip("npm did not answer in two minutes")
    if done.returncode:
        pytest.skip("axe-core could not be fetched from npm")
    text = (folder / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
    return text.replace("</script", "<\\/script")


def browsed(page: str, folder: Path, *words: str) -> str:
    """What the browser prints of a page opened from a file."""
    if BROWSER is None:
        pytest.skip("Chromium is not here")
    path = folder / "page.html"
    path.write_text(page, encoding="utf-8")
    command = [
        BROWSER, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/user",
        "--virtual-time-budget=10000", *words, path.as_uri(),
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, timeout=120, check=False)
    return done.stdout.decode("utf-8", "replace")


def answer(page: str, script: str, folder: Path, before: str = "", *words: str) -> Any:
    """What a script says that is added to a copy of the page."""
    added = (f"<script>{before}</script>" if before else "") + ANSWER % script
    page = page.replace("</body>", f"{added}</body>")
    found = re.search(r'<pre id="told">(.*?)</pre>', browsed(page, folder, "--dump-dom", *words))
    assert found is not None
    return json.loads(html.unescape(found[1]))


def test_the_page_can_be_read_by_everyone(report: str, axe: str, tmp_path: Path) -> None:
    script = "return (await axe.run()).violations.map((each) => [each.impact, each.id]);"
    assert answer(report, script, tmp_path, axe) == []


def test_a_filter_hides_notes_and_says_how_many_are_left(report: str, tmp_path: Path) -> None:
    script = """
      const box = document.querySelector("[name=level][value=note]");
      box.checked = false;
      box.dispatchEvent(new Event("change", {bubbles: true}));
      const notes = [...document.querySelectorAll("li.remark")];
      const seen = notes.filter((each) => each.offsetParent !== null);
      return [seen.length, seen.filter((each) => each.classList.contains("note")).length,
              document.querySelector("output").textContent];"""
    levels = re.findall(r'<li id="f\d+" class="remark (\w+)', report)
    left = len(levels) - levels.count("note")

    assert 0 < left < len(levels)
    assert answer(report, script, tmp_path) == [left, 0, f"显示 {left} / {len(levels)} 条"]


def test_a_family_and_a_place_can_be_chosen(report: str, tmp_path: Path) -> None:
    script = """
      const form = document.querySelector(".filters");
      const shown = () => [...document.querySelectorAll("li.remark")]
        .filter((each) => each.offsetParent !== null);
      const choose = (name, index) => {
        form.elements[name].selectedIndex = index;
        form.elements[name].dispatchEvent(new Event("change", {bubbles: true}));
        const found = shown();
        const value = form.elements[name].value;
        form.elements[name].selectedIndex = 0;
        return [found.length > 0, found.every((each) => value === (name === "family" ?
          each.dataset.family : each.closest(".block").dataset.at))];
      };
      return [choose("family", 1), choose("place", 1)];"""
    assert answer(report, script, tmp_path) == [[True, True], [True, True]]


def test_of_many_files_one_can_be_chosen_whole_or_a_place_in_it(tmp_path: Path) -> None:
    files = [check_file(read(SAMPLES / name)) for name in PAGES]
    unread = (("下/坏.docx", "文件不完整或已损坏，打不开。"),)
    page = reported(files, "html", is_list=True, scope=Scope(unread=unread))
    script = """
      const place = document.querySelector(".filters").elements.place;
      const choose = (index) => {
        place.value = index;
        place.dispatchEvent(new Event("change", {bubbles: true}));
        return [...document.querySelectorAll("article")].map(
          (file) => [...file.querySelectorAll("li.remark, h2")].some((x) => x.offsetParent));
      };
      const groups = [...place.querySelectorAll("optgroup")].map((each) => each.label);
      const last = place.options[place.options.length - 1].value;
      return [groups.length, choose("0:"), choose(last), choose("")];"""

    told = answer(page, script, tmp_path)
    assert told == [2, [True, False], [False, True], [True, True]]


def test_without_script_every_note_is_shown_and_no_filter(report: str, tmp_path: Path) -> None:
    bare = re.sub(r"<script>.*?</script>", "", report, flags=re.DOTALL)
    script = """
      const notes = [...document.querySelectorAll("li.remark")];
      return [notes.filter((each) => each.offsetParent !== null).length === notes.length,
              document.querySelector(".filters").offsetParent === null];"""
    assert answer(bare, script, tmp_path) == [True, True]


def test_a_narrow_window_needs_no_sideways_scrolling(report: str, tmp_path: Path) -> None:
    # A window of its own can not be made so narrow; a frame of 390 pixels can.
    (tmp_path / "report.html").write_text(report, encoding="utf-8")
    frame = (
        '<!doctype html><body><iframe src="report.html" width="390" height="800" '
        'style="border:0"></iframe></body>'
    )
    script = """
      const root = frames[0].document.documentElement;
      return [root.clientWidth <= 390, root.scrollWidth <= root.clientWidth];"""
    told = answer(frame, script, tmp_path, "", "--allow-file-access-from-files")
    assert told == [True, True]


def test_what_has_the_focus_is_outlined(report: str, tmp_path: Path) -> None:
    script = """
      const found = [];
      for (const each of document.querySelectorAll("a[href], input, select, [tabindex='0']")) {
        each.focus({focusVisible: true});
        const style = getComputedStyle(each);
        found.push(document.activeElement === each && style.outlineStyle === "solid" &&
          parseFloat(style.outlineWidth) >= 2);
      }
      return [found.length > 10, found.filter((each) => !each).length];"""
    assert answer(report, script, tmp_path) == [True, 0]


def test_on_paper_every_note_is_printed(report: str, tmp_path: Path) -> None:
    if shutil.which("pdftotext") is None:
        pytest.skip("poppler-utils is not here")
    browsed(report, tmp_path, f"--print-to-pdf={tmp_path}/page.pdf", "--no-pdf-header-footer")
    command = ["pdftotext", "-raw", str(tmp_path / "page.pdf"), "-"]
    text = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    told = re.findall(r'<span class="rule">([A-Z]{3}\d{3}) ', report)

    assert told
    assert set(told) <= set(rules())
    assert sorted(re.findall(r"(?<![A-Z])[A-Z]{3}\d{3}(?!\d)", text)) == sorted(told)
    assert "显示" not in text
