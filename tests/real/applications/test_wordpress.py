"""A WordPress that was locked up is left in peace; what a neglected and an unfinished one give away is found."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest

from tests.real.applications import wordpress
from tests.real.applications.labels import Label, judge
from tests.real.applications.mariadb import mariadb
from tests.real.applications.served import served, workshop
from tests.real.server import Server

pytestmark = pytest.mark.real

LABELS = (
    Label(wordpress.CLEAN, ("wordpress", "careful")),
    Label(wordpress.NEGLECTED, ("wordpress", "neglected"), scheme="http"),
    Label(wordpress.UNFINISHED, ("wordpress", "unfinished"), page="/wp-admin/install.php"),
)


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with workshop() as folder, mariadb(folder, ("rapi", "lalai", "baru")) as socket:
        clean, neglected, unfinished = (
            partial(make, socket=socket) for make in (wordpress.clean, wordpress.neglected, wordpress.unfinished)
        )
        with served(folder, [clean], [neglected, unfinished]) as running:
            yield running


@pytest.mark.parametrize("label", LABELS, ids=lambda label: label.host)
def test_wordpress(server: Server, label: Label) -> None:
    judge(server, label)
