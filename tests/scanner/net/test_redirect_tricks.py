"""What leaves because of a redirect is what the list permits, however the redirect is written."""

from __future__ import annotations

import httpx
import pytest

from checks.core.evidence.http import Exchange, HttpRequest
from checks.core.evidence.observation import Failure
from checks.core.model.finding import Level
from scanner.net import loop
from scanner.net.policy.scope import Grant
from scanner.probes.http import http
from tests.each import each
from tests.scanner.net.fakes import HOST, PUBLIC, TARGET, World, response
from tests.scanner.net.tricks import NOT_FOLLOWED, NOWHERE, SOMEWHERE, H

FIRST = f"https://{HOST}/a/b"


class Redirecting:
    """A site whose first answer is made by hand, the next ones being empty; in one world, as making one takes longer than asking it."""

    def __init__(self) -> None:
        self._first = response()
        self._names = {name: [(PUBLIC,)] for name in (HOST, f"www.{HOST}")}
        self._world = World(self._serve, self._names)
        self._world.scope.permit(HOST, Grant(frozenset((8443,)), Level.VISIT))

    def _serve(self, request: httpx.Request) -> httpx.Response:
        return self._first if len(self._world.server.requests) == 1 else response()

    def sent(self, *headers: tuple[str, str], status: int = 302, body: bytes = b"") -> tuple[list[str], Exchange]:
        """What else was sent after the first request, and what came of it all."""
        raw = [(name.encode(), value.encode()) for name, value in headers]
        self._first = response(status, body=body)
        self._first.headers = httpx.Headers(raw)
        self._world.server.requests.clear()

        async def one() -> object:
            async with self._world.door.visit(TARGET) as visit:
                return await http(HttpRequest("https", HOST, 443, "/a/b", Level.PROBE), visit, see=_nobody)

        step = loop.run(one())
        assert isinstance(step, Exchange)
        first, *more = (str(request.url) for request in self._world.server.requests)
        assert first == FIRST
        assert set(self._world.resolver.questions) <= set(self._names)
        return more, step


@pytest.fixture(scope="module")
def site() -> Redirecting:
    return Redirecting()


async def _nobody(request: object) -> Failure:
    raise AssertionError("this probe asks nobody")


def test_the_table_speaks_of_the_host_of_this_world() -> None:
    assert H == HOST
    assert len(NOWHERE) == len(set(NOWHERE)) > 150


@each("location", NOWHERE)
def test_nothing_is_sent(site: Redirecting, location: str) -> None:
    more, step = site.sent(("Location", location))
    assert more == []
    assert step.stop is not None, "it is said that the redirect was not followed"


@each(("location", "url"), SOMEWHERE)
def test_within_the_site_a_redirect_leads_where_it_leads_browsers(site: Redirecting, location: str, url: str) -> None:
    more, step = site.sent(("Location", location))
    assert more == [url]
    assert step.stop is None


@each(("status", "name"), NOT_FOLLOWED)
def test_only_redirects_are_followed_and_only_their_location(site: Redirecting, status: int, name: str) -> None:
    assert site.sent((name, "/c" if name != "Refresh" else "0; url=/c"), status=status)[0] == []


@pytest.mark.parametrize("places", [("",), ("", "")])
def test_a_redirect_that_names_no_place_is_the_page_itself(site: Redirecting, places: tuple[str, ...]) -> None:
    """Chromium 156 shows it, and curl -L ends there."""
    more, step = site.sent(*(("Location", place) for place in places), body=b"<p>Isi")
    assert (more, step.stop, step.final.body.text) == ([], None, "<p>Isi")


def test_a_page_that_sends_on_by_its_markup_is_not_followed(site: Redirecting) -> None:
    markup = b'<!doctype html><meta http-equiv=refresh content="0; url=/c"><link rel=canonical href=/c><iframe src=/c></iframe><script>location="/c"</script>'
    assert site.sent(("Content-Type", "text/html"), status=200, body=markup)[0] == []


@pytest.mark.parametrize("second", ["/d", f"https://{HOST}/c", "https://penyerang.example/"])
def test_two_places_are_none(site: Redirecting, second: str) -> None:
    assert site.sent(("Location", "/c"), ("Location", second))[0] == []
    assert site.sent(("Location", second), ("location", "/c"))[0] == []
    assert site.sent(("Location", f"/c, {second}"))[0] != [f"https://{HOST}/c"]


def test_the_same_place_twice_is_one(site: Redirecting) -> None:
    assert site.sent(("Location", "/c"), ("Location", "/c"))[0] == [f"https://{HOST}/c"]
