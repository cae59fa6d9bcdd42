"""From plain HTTP to HTTPS, in every way that servers do it or fail to: tilik sees the status and Location that curl shows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import pytest

from tests.real.apache import apache
from tests.real.curl import curl, lasting
from tests.real.look import look
from tests.real.nginx import nginx
from tests.real.server import Server
from tests.real.site import Site

pytestmark = pytest.mark.real


class Way(NamedTuple):
    """What plain HTTP answers: a redirect of this status and destination, or the page itself; and the verdict with its facts."""

    host: str
    status: int
    to: str
    outcome: str
    facts: dict[str, object] = {}


WAYS = (
    Way("tetap.kotacontoh.go.id", 301, "https://tetap.kotacontoh.go.id/", "pass"),
    Way("tetap8.kotacontoh.go.id", 308, "https://tetap8.kotacontoh.go.id/", "pass"),
    Way("jalur.kotacontoh.go.id", 301, "https://jalur.kotacontoh.go.id/beranda/", "pass"),
    Way("sementara.kotacontoh.go.id", 302, "https://sementara.kotacontoh.go.id/", "fail (temporary)", {"status": 302}),
    Way("sementara7.kotacontoh.go.id", 307, "https://sementara7.kotacontoh.go.id/", "fail (temporary)", {"status": 307}),
    Way("tanpa.kotacontoh.go.id", 200, "", "fail (missing)", {"url": "http://tanpa.kotacontoh.go.id/"}),
    Way("lain.kotacontoh.go.id", 301, "https://portal.kotacontoh.go.id/", "fail (other-host)", {"host": "portal.kotacontoh.go.id"}),
    Way("luar.kotacontoh.go.id", 301, "http://luar.example/", "unknown (out-of-scope)"),
)
DOWN, NO_PLAIN, NO_SECURE = "turun.kotacontoh.go.id", "khusus-https.kotacontoh.go.id", "khusus-http.kotacontoh.go.id"


def in_nginx(status: int, to: str) -> str:
    return f"location / {{ return {status} {to}; }}" if to else ""


def in_apache(status: int, to: str) -> str:
    return f"RedirectMatch {status} ^/$ {to}" if to else ""


@pytest.fixture(scope="module", params=[(nginx, in_nginx), (apache, in_apache)], ids=["nginx", "apache"])
def server(request: pytest.FixtureRequest) -> Iterator[Server]:
    serve, redirect = request.param
    sites = [Site(host=way.host, http=redirect(way.status, way.to)) for way in WAYS]
    downgraded = Site(host=DOWN, https=redirect(301, f"http://{DOWN}/"), http="")
    with serve(
        [*sites, downgraded, Site(host=NO_PLAIN, address="127.0.0.2"), Site(host=NO_SECURE, https=None, http="", address="127.0.0.3")]
    ) as it:
        yield it


@pytest.mark.parametrize("way", WAYS, ids=lambda way: f"{way.status} {way.to}")
def test_the_way_to_https(server: Server, way: Way) -> None:
    answer = curl(server, way.host, scheme="http")
    assert (answer.status, "".join(answer.values("location"))) == (way.status, way.to)

    look_there = look(server, way.host)
    first = look_there.answer(f"http://{way.host}/").first
    assert lasting(first) == lasting(answer)
    assert look_there.outcome("http-redirect") == way.outcome
    for finding in look_there.findings("http-redirect"):
        assert finding["facts"] == way.facts
    assert look_there.outcome("http-https") == "pass"


def test_https_that_leads_back_to_http(server: Server) -> None:
    assert curl(server, DOWN).values("location") == (f"http://{DOWN}/",)
    look_there = look(server, DOWN)
    assert look_there.outcome("http-https") == "fail (downgraded)"
    assert look_there.findings("http-https")[0]["facts"] == {"url": f"http://{DOWN}/"}
    assert look_there.outcome("http-redirect") == "not-applicable (no-https)"


def test_one_of_the_two_ports_refuses(server: Server) -> None:
    assert look(server, NO_PLAIN).outcome("http-redirect") == "not-applicable (no-plain-http)"
    look_there = look(server, NO_SECURE)
    assert look_there.outcome("http-https") == "fail (absent)"
    assert look_there.outcome("http-redirect") == "not-applicable (no-https)"
    assert lasting(look_there.answer(f"http://{NO_SECURE}/").final) == lasting(curl(server, NO_SECURE, scheme="http"))
