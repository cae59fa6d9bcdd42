"""A webmail that shows its public folder alone is left in peace; installer, log and settings of another one are found."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.real.applications import roundcube
from tests.real.applications.labels import Label, judge
from tests.real.applications.served import served, workshop
from tests.real.server import Server

pytestmark = pytest.mark.real

LABELS = (Label(roundcube.CLEAN, ("roundcube", "careful")), Label(roundcube.NEGLECTED, ("roundcube", "neglected")))


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with workshop() as folder, served(folder, [roundcube.clean], [roundcube.neglected]) as running:
        yield running


@pytest.mark.parametrize("label", LABELS, ids=lambda label: label.host)
def test_roundcube(server: Server, label: Label) -> None:
    judge(server, label)
