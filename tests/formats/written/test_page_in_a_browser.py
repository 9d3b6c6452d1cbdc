"""A paper as a page in a real browser: for everyone, at every width, on paper."""

import re
import subprocess
from pathlib import Path

import pypdfium2
import pytest

from jixiao.formats.registry import writer_for
from jixiao.formats.writer import Manuscript
from jixiao.model.paper import Line, Paper, Turn
from tests.formats.written.papers import document, plan_paper
from tests.formats.written.test_page import CHART
from tests.web.test_report_page import BROWSER, answer
from tests.web.test_report_page import axe as axe  # a fixture is used by its name

pytestmark = [pytest.mark.slow, pytest.mark.web]


def paper() -> Paper:
    """A whole plan with bars, a place to fill in and a page on its side."""
    plan = plan_paper(document())
    more = (Turn(is_wide=True), CHART, Line("由填报人说明。", is_open=True))
    return plan._replace(parts=(*plan.parts, *more))


@pytest.fixture(scope="module")
def page() -> str:
    """The page, its own policy taken away: the tests add a script."""
    text = writer_for(".html").write(Manuscript(paper())).decode("utf-8")
    return re.sub(r"<meta http-equiv[^>]*>", "", text)


def test_the_page_can_be_read_by_everyone(page: str, axe: str, tmp_path: Path) -> None:
    opened = page.replace("<details>", "<details open>")
    script = "return (await axe.run()).violations.map((each) => [each.impact, each.id]);"

    assert answer(opened, script, tmp_path, axe) == []


@pytest.mark.parametrize("width", [360, 800, 1400])
def test_no_window_is_too_narrow_for_the_page(page: str, width: int, tmp_path: Path) -> None:
    # A window of its own can not be made so narrow; a frame can.
    (tmp_path / "paper.html").write_text(page, encoding="utf-8")
    frame = (
        f'<!doctype html><body><iframe src="paper.html" width="{width}" height="800" '
        'style="border:0"></iframe></body>'
    )
    script = """
      const root = frames[0].document.documentElement;
      return [root.clientWidth, root.scrollWidth - root.clientWidth];"""

    shown, beyond = answer(frame, script, tmp_path, "", "--allow-file-access-from-files")

    assert 0 < shown <= width
    assert beyond <= 0


def test_its_own_policy_lets_its_own_style_through(tmp_path: Path) -> None:
    text = writer_for(".html").write(Manuscript(paper())).decode("utf-8")
    policy = re.sub("form-action", "script-src 'unsafe-inline'; form-action", text, count=1)
    script = "return getComputedStyle(document.querySelector('table')).borderCollapse;"

    assert answer(policy, script, tmp_path) == "collapse"


def test_on_paper_wide_pages_lie_on_their_side_and_numbers_stand_below(tmp_path: Path) -> None:
    if BROWSER is None:
        pytest.skip("Chromium is not here")
    path, printed = tmp_path / "page.html", tmp_path / "page.pdf"
    path.write_bytes(writer_for(".html").write(Manuscript(paper())))
    command = [
        BROWSER, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
        f"--user-data-dir={tmp_path}/user", f"--print-to-pdf={printed}", path.as_uri(),
    ]  # fmt: skip
    subprocess.run(command, capture_output=True, timeout=120, check=True)

    with pypdfium2.PdfDocument(printed) as pdf:
        sizes = [tuple(round(each) for each in page.get_size()) for page in pdf]
        words = ["".join(page.get_textpage().get_text_range().split()) for page in pdf]
    assert set(sizes[:-1]) == {(595, 842)}
    assert sizes[-1] == (842, 595)
    assert "—" not in words[0]
    assert [at for at, each in enumerate(words[1:], 1) if f"—{at}—" not in each] == []
