"""What is asked has a price in requests: a sound site pays no more than it did, and every other a bounded sum for what it shows."""

import pytest

from tests.bench.requests import BEFORE, excess, measure


@pytest.mark.slow
def test_no_site_costs_more_than_it_may_and_each_has_the_sign_that_caused_it() -> None:
    figures = measure()
    assert figures.keys() == BEFORE.keys()
    assert {name: count for name, (count, _) in figures.items() if excess(name, count)} == {}
    dearer = {name: signs for name, (count, signs) in figures.items() if count > BEFORE[name]}
    assert [name for name, signs in dearer.items() if not set(signs) - {"nginx"}] == []
