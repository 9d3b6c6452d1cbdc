"""Charts within Word documents."""

import zipfile
from io import BytesIO

import pytest

from jixiao.formats.registry import writer_for
from jixiao.formats.writer import Manuscript
from jixiao.model.paper import Chart, Paper


@pytest.mark.parametrize(("numbers", "begins"), [((96.3, 100.0), True), ((-2.0, 5.0), False)])
def test_bars_begin_at_0_so_that_small_differences_look_small(
    numbers: tuple[float, ...], begins: bool
) -> None:
    chart = Chart("得分率", ("产出", "效益"), (("得分率", numbers),), "%")
    data = writer_for(".docx").write(Manuscript(Paper("报告", (chart,))))
    with zipfile.ZipFile(BytesIO(data)) as package:
        names = [each for each in package.namelist() if "charts/chart" in each]
        (xml,) = [package.read(each).decode() for each in names if each.endswith(".xml")]

    assert ('<c:orientation val="minMax"/><c:min val="0"/></c:scaling>' in xml) is begins
