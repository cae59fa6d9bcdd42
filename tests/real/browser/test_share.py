"""Answers of some kinds, other ones with every commit, as Chromium shows them and as tilik reads them."""

from __future__ import annotations

import pytest

from tests.real.browser.draws import commit, share
from tests.real.browser.explanations import explanation
from tests.real.browser.parity import compare
from tests.real.programs import program

pytestmark = pytest.mark.real
# Half a minute of CPU.
_ANSWERS = 64


def test_a_share_of_the_answers_is_read_as_chromium_reads_it() -> None:
    seed = commit()
    print(f"make browser-parity SEED={seed}")
    unlike = compare(share(seed, _ANSWERS), program("chromium", "chromium"), lambda who: lambda number: None)
    assert [str(one) for one in unlike if explanation(one) is None] == []
