"""One answer of each kind, other ones with every commit, as Chromium shows it and as tilik reads it."""

from __future__ import annotations

import pytest

from tests.real.browser.explained import explanation
from tests.real.browser.generated import commit, draws
from tests.real.browser.parity import compare
from tests.real.programs import program

# Until every kind of difference is mended.
pytestmark = [pytest.mark.real, pytest.mark.sweep]


def test_a_share_of_the_answers_is_read_as_chromium_reads_it() -> None:
    seed = commit()
    print(f"make browser-parity SEED={seed}")
    found = compare(draws(seed, 1), program("chromium", "chromium"), lambda who: lambda number: None)
    assert [str(one) for one in found if explanation(one) is None] == []
