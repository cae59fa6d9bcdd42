"""A share of `make chain-parity`: tilik's verdict on trust is Chromium's, and what OpenSSL and GnuTLS refuse is said."""

from __future__ import annotations

import pytest

from tests.real.tls.chains.explanations import explanation
from tests.real.tls.chains.house import House
from tests.real.tls.chains.parity import chains, judgements

# pyOpenSSL wants certificates as objects of cryptography, which cannot hold all of these.
pytestmark = [pytest.mark.real, pytest.mark.filterwarnings("ignore::DeprecationWarning")]

_EVERY = 7


def test_no_difference_is_unexplained() -> None:
    house = House()
    rows = judgements(house, chains(house)[::_EVERY])
    left = [
        (row.chain.title, client, words) for row in rows for client, words in row.differences() if not explanation(client, row.chain.title)
    ]
    assert left == []
    assert {bool(row.refusals["Chrome"]) for row in rows} == {True, False}
