"""What regulation data cites exists, and every edition stands on a taxonomy that exists."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from jixiao.kernel.document_number import find_document_numbers
from jixiao.regulation.edition import editions
from jixiao.regulation.source import sources
from tests.truth import REPOSITORY

STANDARD = re.compile(r"GB/T (\d+)—(\d{4})")
ROOM = REPOSITORY / "src" / "jixiao" / "regulation"


def cites(data: object) -> Iterator[str]:
    """Every value of a key ``cite`` or ``cites``, however deep."""
    if isinstance(data, dict):
        for key, value in data.items():
            if key in {"cite", "cites"}:
                yield from [value] if isinstance(value, str) else value
            else:
                yield from cites(value)
    elif isinstance(data, list):
        for each in data:
            yield from cites(each)


def cited() -> set[tuple[str, str]]:
    found: set[tuple[str, str]] = set()
    for path in sorted(ROOM.rglob("*.toml")):
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        found |= {(path.name, cite) for cite in cites(data)}
    return found


def test_every_cite_is_a_source() -> None:
    unknown = {(name, cite) for name, cite in cited() if cite.partition("#")[0] not in sources()}

    assert unknown == set()


def test_taxonomies_cite_what_they_rest_on() -> None:
    taxonomies = {path.name for path in (ROOM / "taxonomies").glob("*.toml")}

    assert taxonomies <= {name for name, _ in cited()}


def test_a_source_is_named_after_its_document_number() -> None:
    for source in sources().values():
        if source.number is None:
            assert source.id == "practice"
            continue
        if (standard := STANDARD.fullmatch(source.number)) is not None:
            assert source.id == f"gbt-{standard[1]}-{standard[2]}"
            continue
        (number,) = find_document_numbers(source.number)
        assert source.number == number.standard
        assert source.id.endswith(f"-{number.year}-{number.serial}")
        assert source.issued is None or source.issued.year == number.year


def test_a_source_that_nobody_has_checked_says_so() -> None:
    unchecked = {source.id for source in sources().values() if not source.checked}

    assert unchecked == {
        "caiyu-2015-88", "caiyu-2019-136", "caiyu-2020-10", "caiyu-2021-101", "gbt-9704-2012",
    }  # fmt: skip


def test_every_edition_loads_and_stands_on_a_taxonomy() -> None:
    taxonomies = {path.stem for path in Path(ROOM / "taxonomies").glob("*.toml")}

    assert editions()
    assert {edition.taxonomy for edition in editions()} <= taxonomies
    for edition in editions():
        assert edition.title
        assert edition.supported == (edition.notice == "")
