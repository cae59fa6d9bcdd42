"""How a server is treated with default settings, measured in its own log: two sites of one address, one of which leads back to HTTP."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import pytest
from click.testing import CliRunner

from scanner.cli import tilik
from scanner.settings import Network
from scanner.store import Store
from scanner.version import VERSION
from tests.real.nginx import nginx
from tests.real.server import Server
from tests.real.site import Site

pytestmark = pytest.mark.real

STEADY, BACK = "dinkes.kotacontoh.go.id", "disdik.kotacontoh.go.id"
TO_HTTP = "location / { return 301 http://$host$request_uri; }"
# Each request is held back until it is its turn, so that a client that asks faster has several under way.
SLOW = "limit_req zone=lambat burst=100;"
ZONE = "limit_req_zone $server_port zone=lambat:1m rate=6r/s;"
LINE = re.compile(
    r"\S+ (?P<second>\S+) \[debug\] \S+ \*(?P<connection>\d+) (?P<event>accept:|close http connection|SSL_do_handshake:|http request line:|http header:)(?P<rest>.*)"
)


@pytest.fixture(scope="module")
def log() -> Iterator[tuple[list[re.Match[str]], int]]:
    """What nginx wrote during the scan, and how many requests tilik says it sent."""
    sites = [Site(host=STEADY, https=SLOW, http=SLOW), Site(host=BACK, https=TO_HTTP, http=SLOW)]
    with nginx(sites, ZONE, log="debug") as server:
        file = server.folder / "error.log"
        before = file.stat().st_size
        requests = scan(server)
        lines = file.read_bytes()[before:].decode("latin-1").splitlines()
        yield [match for line in lines if (match := LINE.match(line))], requests


def scan(server: Server) -> int:
    """Scan both sites with every default of politeness; the number of requests that were reported."""
    folder = server.folder
    (folder / "targets.txt").write_text("".join(f"{host} address={server.address(host)}\n" for host in (STEADY, BACK)))
    (folder / "tilik.toml").write_text(
        f"[network]\nallow_private = ['127.0.0.0/8']\n[network.ports]\n443 = {server.https}\n80 = {server.http}\n"
    )
    only = ("--only", "exposed-git", "--only", "exposed-env", "--only", "tls-*", "--only", "http-*")
    done = CliRunner().invoke(tilik, ("scan", "--config", str(folder / "tilik.toml"), *only), standalone_mode=False, catch_exceptions=False)
    assert done.return_value == 0, done.stderr
    store = Store(str(folder / "tilik.db"))
    try:
        return sum(match.traffic.count for match in store.assessments(store.scans()[0].id))
    finally:
        store.close()


def test_no_more_connections_are_open_than_the_settings_say(log: tuple[list[re.Match[str]], int]) -> None:
    opened: set[str] = set()
    most = 0
    for line in log[0]:
        if line["event"] == "accept:":
            opened.add(line["connection"])
        elif line["event"] == "close http connection":
            opened.discard(line["connection"])
        most = max(most, len(opened))
    assert most == Network().connections


def test_requests_keep_to_the_rate_and_are_all_reported(log: tuple[list[re.Match[str]], int]) -> None:
    lines, requests = log
    request_lines = [line for line in lines if line["event"] == "http request line:"]
    # A connection with a handshake and no request was a question about TLS; its first step counts.
    shaken = {line["connection"]: line for line in reversed(lines) if line["event"] == "SSL_do_handshake:"}
    started = [*request_lines, *(line for number, line in shaken.items() if number not in {line["connection"] for line in request_lines})]
    assert len(started) == requests
    a_second = Counter(line["second"] for line in started)
    # On a busy machine, what was under way at the end of one second arrives in the next.
    assert max(a_second.values()) <= Network().rate + 2 * Network().connections
    assert requests <= Network().rate * (_seconds(lines[-1]["second"]) - _seconds(lines[0]["second"]) + 1) + Network().connections


def test_every_request_names_the_scanner_and_only_reads(log: tuple[list[re.Match[str]], int]) -> None:
    requests = [line["rest"].strip() for line in log[0] if line["event"] == "http request line:"]
    assert {line.strip('"').split()[0] for line in requests} == {"GET", "OPTIONS"}
    headers = [line["rest"].strip().strip('"') for line in log[0] if line["event"] == "http header:"]
    agents = [header for header in headers if header.lower().startswith("user-agent:")]
    assert len(agents) == len(requests)
    assert all(agent.split(": ")[1].startswith(f"tilik/{VERSION}") for agent in agents)


def _seconds(clock: str) -> int:
    hours, minutes, seconds = map(int, clock.split(":"))
    return (hours * 60 + minutes) * 60 + seconds
