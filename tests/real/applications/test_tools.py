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

# Apache's own way with OPTIONS: it names TRACE unless told otherwise.
_LEFT = ("http-methods echoing", "http-redirect missing")
LABELS = (
    Label(tools.CLOSED, frozenset(), clean=True),
    Label(tools.OPEN, frozenset(("exposed-admin database /phpmyadmin/", "exposed-admin database /adminer.php", *_LEFT))),
    Label(tools.INSIDE, frozenset(("exposed-admin no-password /phpmyadmin/", *_LEFT))),
    Label(
        tools.PLAIN,
        frozenset(
            (
                "content-passwords plain /",
                "exposed-admin database /",
                "http-csp unsafe-eval",
                "http-csp unsafe-inline",
                "http-deprecated ignored X-Content-Security-Policy",
                "http-deprecated ignored X-WebKit-CSP",
                "http-disclosure version X-Powered-By",
                "http-https absent",
            )
        ),
        scheme="http",
    ),
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
