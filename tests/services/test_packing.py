from dataclasses import replace
from datetime import date
from pathlib import Path

from jixiao.kernel.findings import Suppression
from jixiao.services.checking import check_file
from jixiao.services.packing import opened, packed
from jixiao.services.reading import read
from jixiao.services.settings import Settings

SAMPLES = sorted((Path(__file__).resolve().parents[2] / "samples").glob("*/*.docx"))


def test_what_was_packed_is_opened_the_same() -> None:
    for path in SAMPLES:
        checked = check_file(read(path), Settings(today=date(2026, 1, 1)))

        again = opened(packed(checked))

        assert again == checked
        assert list(map(type, again.findings)) == list(map(type, checked.findings))
        assert [type(each.span) for each in again.findings] == [
            type(each.span) for each in checked.findings
        ]


def test_a_suppressed_finding_keeps_its_reason() -> None:
    checked = check_file(read(SAMPLES[0]))
    reason = Suppression("财政局", "按本地规定", "2027-12-31")
    silenced = replace(
        checked, findings=tuple(each._replace(suppressed=reason) for each in checked.findings)
    )

    again = opened(packed(silenced))

    assert again == silenced
    assert again.findings[0].suppressed is not None
    assert again.findings[0].suppressed.until == "2027-12-31"
    assert again.findings[0].severity.word == checked.findings[0].severity.word
