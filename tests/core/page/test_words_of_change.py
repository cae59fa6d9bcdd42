"""What could change something is not asked for; what is there to be read is."""

from __future__ import annotations

from checks.core.page.words_of_change import words_of_change
from tests.core.page.addresses import CHANGING, READING
from tests.each import each


@each("address", CHANGING.split())
def test_an_address_that_changes_something(address: str) -> None:
    assert words_of_change(address)


@each("address", READING.split())
def test_an_address_to_read(address: str) -> None:
    assert words_of_change(address) == frozenset()
