"""Real software that was changed by an intruder, as curl sees it with each User-Agent and Referer, and as tilik judges it."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping

import pytest

from checks.core.model.finding import Target
from scanner.example_city.behaviour import never
from scanner.settings import Network
from tests.accuracy.compromise.case import Case
from tests.accuracy.compromise.measure import family, statement
from tests.accuracy.compromise.visitors import ARGUMENTS
from tests.accuracy.measure import DOMAIN, verdicts_on
from tests.real.compromise import on_nginx, wordpress
from tests.real.compromise.on_nginx import Static
from tests.real.compromise.wordpress import Infection
from tests.real.programs import program
from tests.real.server import Server

pytestmark = pytest.mark.real
Changed = Infection | Static


def page_text(server: Server, host: str, page: str, visitor: str) -> str:
    """Head and body as curl gets them, no redirect followed."""
    command = (
        program("curl", "curl"), "-q", "-si", "--max-time", "60", "--insecure", "--connect-to", f"{host}:443:{server.address(host)}:{server.https}",
        *ARGUMENTS[visitor], f"https://{host}{page}",
    )  # fmt: skip
    return subprocess.run(command, capture_output=True, check=True, timeout=90).stdout.decode(errors="replace")


def meets(server: Server, host: str, one: Changed) -> None:
    """Who is meant sees it, and where it is meant for one kind of visitor, an ordinary one does not."""
    assert one.shows in page_text(server, host, one.page, one.visitor), host
    if one.visitor != "ordinary":
        assert one.shows not in page_text(server, host, one.page, "ordinary"), host


def judged(server: Server, hosts: Mapping[str, Changed]) -> dict[str, str]:
    """What was said wrongly of each name."""
    network = Network(
        allow_private=("127.0.0.0/8",), ports={"443": server.https, "80": server.http}, trusted_roots=(str(server.root),), rate=200.0, timeout=60.0,
        host_seconds=900.0,
    )  # fmt: skip
    targets = [Target(host=host, domain=DOMAIN, opd="contoh", address=server.address(host)) for host in hosts]
    verdicts = verdicts_on(targets, network, repertoire=family())
    statements = {host: (_case(host, one), statement(verdicts[host])) for host, one in hosts.items()}
    return {host: f"{case.cause.value}: {one.line()}" for host, (case, one) in statements.items() if not one.right(case)}


def _case(host: str, one: Changed) -> Case:
    return Case(name=host, cause=one.cause, also=one.also, https=never, because="a real server answers")


def test_static_sites_on_nginx() -> None:
    with on_nginx.standing() as server:
        for host, one in on_nginx.hosts().items():
            meets(server, host, one)
        assert judged(server, on_nginx.hosts()) == {}


def test_wordpress() -> None:
    with wordpress.standing() as server:
        for host, one in wordpress.hosts().items():
            meets(server, host, one)
        assert judged(server, wordpress.hosts()) == {}
