"""Applications that are put together in Python: those set up with care are left in peace, what neglected and unfinished ones give away is found."""

from __future__ import annotations

import pytest

from tests.real.applications.labels import judge
from tests.real.applications.makers import MAKERS

pytestmark = pytest.mark.real


# All twins in one test: they stand on one server, which takes longer to start than to look at.
@pytest.mark.parametrize("name", MAKERS)
def test_as_it_was_looked_at(name: str) -> None:
    with MAKERS[name].standing() as server:
        for label in MAKERS[name].labels:
            judge(server, name, label)
