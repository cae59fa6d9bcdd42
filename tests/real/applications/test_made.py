"""Applications that are put together in Python: those set up with care are left in peace, what neglected and unfinished ones give away is found."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.real.applications.labels import judge
from tests.real.applications.made import MADE, Label
from tests.real.server import Server

pytestmark = pytest.mark.real

_LABELS = [pytest.param(name, label, id=label.host) for name, made in MADE.items() for label in made.labels]


@pytest.fixture(scope="module")
def server(request: pytest.FixtureRequest) -> Iterator[Server]:
    with MADE[request.param].standing() as running:
        yield running


@pytest.mark.parametrize(("server", "label"), _LABELS, indirect=["server"])
def test_as_it_was_looked_at(server: Server, label: Label, request: pytest.FixtureRequest) -> None:
    judge(server, request.node.callspec.params["server"], label)
