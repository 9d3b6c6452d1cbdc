"""What is found in many files is told the same by workers and by one process."""

from pathlib import Path

import pytest

from jixiao.cli import telling
from jixiao.cli.batch import Task
from jixiao.cli.checkers import Checker, Kept
from jixiao.cli.telling import Teller, framed, told
from jixiao.formats.limits import DEFAULT_LIMITS
from jixiao.kernel.findings import Severity
from jixiao.rules.catalogue import rules
from jixiao.services.checking import FileChecked, compared
from jixiao.services.reporting import frame, reported, reported_alone
from jixiao.services.settings import Settings, Silence
from jixiao.services.sources import Named, Refused
from tests.truth import REPOSITORY

PLANS = sorted(str(path) for path in (REPOSITORY / "samples").glob("*/plan.txt"))
SILENCE = Silence("TGT038", "甲", "试")
SETTINGS = Settings(silences=(SILENCE,))


def words(checked: FileChecked) -> str:
    return reported_alone(checked, "jsonl", is_list=True)


def kept_of(names: list[str], *, is_whole: bool = False) -> list[Kept]:
    """What is kept of files, as a worker sends it."""
    work = Checker(DEFAULT_LIMITS, SETTINGS, tuple(rules()), is_whole)
    found = [work(Task(Named(name, name), "")) for name in names]
    return [each._replace(at=at) for at, each in enumerate(found) if isinstance(each, Kept)]


def teller_of(kept: list[Kept]) -> Teller:
    return Teller(
        SETTINGS, compared([each.traces for each in kept], SETTINGS), Severity.NOTE, words
    )


def test_workers_tell_the_same_as_one_process(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = kept_of([*PLANS, *PLANS])
    teller = teller_of(kept)
    alone = list(told(kept, teller, jobs=1, limits=DEFAULT_LIMITS))
    monkeypatch.setattr(telling, "_FEW", 0)

    assert list(told(kept, teller, jobs=2, limits=DEFAULT_LIMITS)) == alone
    assert [each.tally.name for each in alone] == [*PLANS, *PLANS]
    assert all(each.tally.has_form for each in alone)


def test_files_are_told_one_by_one_as_they_are_together() -> None:
    kept = kept_of(PLANS)
    teller = teller_of(kept)
    checked = [teller.opened(each) for each in kept]
    for form in ("json", "jsonl", "csv"):
        texts = (reported_alone(each, form, is_list=True).encode() for each in checked)
        whole = b"".join(framed(texts, frame(form, is_list=True))).decode()

        assert whole == reported(checked, form, is_list=True), form


def test_documents_are_kept_only_where_they_are_wanted() -> None:
    kept, whole = kept_of(PLANS[:1]), kept_of(PLANS[:1], is_whole=True)
    teller = teller_of(kept)

    assert teller.opened(kept[0]).file.documents == ()
    assert len(teller.opened(whole[0]).file.documents) == 1
    assert teller.opened(kept[0]).findings == teller.opened(whole[0]).findings
    assert len(kept[0].packed) < len(whole[0].packed)


def test_what_comparing_finds_is_told_and_counted(tmp_path: Path) -> None:
    text = Path(PLANS[-1]).read_text(encoding="utf-8")
    paths = [tmp_path / "一.txt", tmp_path / "二.txt"]
    paths[0].write_text(text, encoding="utf-8")
    paths[1].write_text(text.replace("100%", "90%"), encoding="utf-8")
    kept = kept_of([str(path) for path in paths])
    first, second = told(kept, teller_of(kept), jobs=1, limits=DEFAULT_LIMITS)

    assert b'"rule":"XDC015","name"' in second.text
    assert b'"rule":"XDC015","name"' not in first.text
    assert b'"XDC015":2' in first.text
    alone = Teller(SETTINGS, compared([], SETTINGS), Severity.NOTE, words)(kept[1]).tally
    assert sum(second.tally.counts.values()) > sum(alone.counts.values())


def test_what_can_not_be_checked_is_a_sentence() -> None:
    work = Checker(DEFAULT_LIMITS, SETTINGS, tuple(rules()))

    assert work(Task(Refused("甲.docx", "坏了。"), "")) == "甲.docx：坏了。"
