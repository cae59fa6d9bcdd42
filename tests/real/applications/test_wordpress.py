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
    # The version of the system's package is maintained by the system, but no more by those who make WordPress.
    Label(wordpress.CLEAN, frozenset(("software-wordpress ended",)), clean=True),
    Label(
        wordpress.NEGLECTED,
        frozenset(
            (
                "exposed-admin plain /wp-login.php",
                "exposed-apis wordpress-users /wp-json/wp/v2/users?_fields=id",
                "exposed-config wp-config-copy /wp-config.php.bak",
                "exposed-debug php-warning /",
                "exposed-logs wordpress-debug-log /wp-content/debug.log",
                "exposed-uploads wordpress-uploads /wp-content/uploads/",
                "http-disclosure generator",
                "http-disclosure version X-Powered-By",
                "http-https absent",
                "software-wordpress ended",
            )
        ),
        scheme="http",
    ),
    Label(
        wordpress.UNFINISHED,
        frozenset(("exposed-admin installer /wp-admin/install.php", "http-disclosure version X-Powered-By", "http-redirect temporary")),
        page="/wp-admin/install.php",
    ),
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
