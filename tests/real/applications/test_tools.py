"""phpMyAdmin and Adminer: a matter of the office where only the office reaches them, a finding where anybody does."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest

from tests.real.applications import tools
from tests.real.applications.labels import Label, judge
from tests.real.applications.mariadb import mariadb
from tests.real.applications.served import served, workshop
from tests.real.server import Server

pytestmark = pytest.mark.real

LABELS = (
    Label(tools.CLOSED, ("database-tools", "closed")),
    Label(tools.OPEN, ("database-tools", "open")),
    Label(tools.INSIDE, ("database-tools", "inside")),
    Label(tools.PLAIN, ("database-tools", "plain"), scheme="http"),
)


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with workshop() as folder, mariadb(folder, (tools.DATABASE,)) as socket:
        careless = [partial(make, socket=socket) for make in (tools.for_everybody, tools.without_password, tools.over_plain_http)]
        with served(folder, [partial(tools.for_the_office, socket=socket)], careless) as running:
            yield running


@pytest.mark.parametrize("label", LABELS, ids=lambda label: label.host)
def test_tools(server: Server, label: Label) -> None:
    judge(server, label)
