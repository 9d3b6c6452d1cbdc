"""The five real texts say what people read in them, leaf by leaf."""

import json
from pathlib import Path

import pytest

from jixiao.formats.exchange.writing import document_entry
from jixiao.services.reading import read
from tests.truth import SHARED, differences

SEEDS = sorted((SHARED / "seeds").glob("*.txt"))
pytestmark = [
    pytest.mark.golden,
    pytest.mark.skipif(not SEEDS, reason="the real texts are not beside the repository"),
]


@pytest.mark.parametrize("seed", SEEDS or [Path("none")], ids=lambda seed: seed.stem)
def test_a_real_text_equals_its_truth(seed: Path) -> None:
    truth = json.loads((SHARED / "golden" / f"{seed.stem}.json").read_text(encoding="utf-8"))

    documents = [document_entry(each) for each in read(seed).documents]

    assert len(documents) == 1
    assert differences(documents[0], truth) == []
