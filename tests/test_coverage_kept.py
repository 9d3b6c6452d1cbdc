"""What ``make coverage`` keeps names rooms that exist, and adds up what was measured of them."""

import pytest

from tests.truth import REPOSITORY
from tools.coverage import Reached, by_room, folders, kept

SUMMARY = {"num_statements": 10, "covered_lines": 9, "num_branches": 4, "covered_branches": 2}


@pytest.mark.parametrize("room", kept())
def test_a_room_that_is_kept_exists_and_has_tests(room: str) -> None:
    place = REPOSITORY / "src" / "jixiao" / room

    assert place.is_dir() or place.with_suffix(".py").is_file()
    assert all((REPOSITORY / each).exists() for each in folders([room]))
    assert 0 < kept()[room] <= 100


def test_files_count_for_their_room_and_for_no_other() -> None:
    files = {
        name: {"summary": SUMMARY}
        for name in (
            "src/jixiao/model/target.py", "src/jixiao/model/units.py", "src/jixiao/models.py",
            "src/jixiao/webapp/access.py", "src/jixiao/webapp/access_more.py",
        )
    }  # fmt: skip

    found = by_room(files, ["model", "webapp/access", "kernel"])

    assert found["model"] == Reached(18, 4, 20, 8)
    assert found["webapp/access"] == Reached(9, 2, 10, 4)
    assert [each.percent for each in found.values()] == [78.5, 78.5, 100.0]


def test_nearly_everything_is_not_everything() -> None:
    assert Reached(1999, 0, 2000, 0).percent == 99.9
