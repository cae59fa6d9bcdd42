"""Real software that was changed by an intruder, as curl sees it with each User-Agent and Referer."""

from __future__ import annotations

import subprocess

import pytest

from tests.accuracy.compromise.visitors import ARGUMENTS
from tests.real.compromise import on_nginx, wordpress
from tests.real.compromise.on_nginx import Static
from tests.real.compromise.wordpress import Infection
from tests.real.programs import program
from tests.real.server import Server

pytestmark = pytest.mark.real
Changed = Infection | Static


def shown(server: Server, host: str, page: str, visitor: str) -> str:
    """Head and body as curl gets them, no redirect followed."""
    command = (
        program("curl", "curl"), "-q", "-si", "--max-time", "60", "--insecure", "--connect-to", f"{host}:443:{server.address(host)}:{server.https}",
        *ARGUMENTS[visitor], f"https://{host}{page}",
    )  # fmt: skip
    return subprocess.run(command, capture_output=True, check=True, timeout=90).stdout.decode(errors="replace")


def meets(server: Server, host: str, one: Changed) -> None:
    """Who is meant sees it, and where it is meant for one kind of visitor, an ordinary one does not."""
    assert one.shows in shown(server, host, one.page, one.visitor), host
    if one.visitor != "ordinary":
        assert one.shows not in shown(server, host, one.page, "ordinary"), host


def test_static_sites_on_nginx() -> None:
    with on_nginx.standing() as server:
        for host, one in on_nginx.hosts().items():
            meets(server, host, one)


def test_wordpress() -> None:
    with wordpress.standing() as server:
        for host, one in wordpress.hosts().items():
            meets(server, host, one)
