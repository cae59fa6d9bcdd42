"""A Tomcat with one application alone is left in peace; the manager, examples and listings of a neglected one are found."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.real.applications import tomcat
from tests.real.applications.labels import Label, judge
from tests.real.server import Server

pytestmark = pytest.mark.real

LABELS = (Label(tomcat.CLEAN, ("tomcat", "careful")), Label(tomcat.NEGLECTED, ("tomcat", "neglected")))


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with tomcat.tomcat([tomcat.clean(), tomcat.neglected()]) as running:
        yield running


@pytest.mark.parametrize("label", LABELS, ids=lambda label: label.host)
def test_tomcat(server: Server, label: Label) -> None:
    judge(server, label)
