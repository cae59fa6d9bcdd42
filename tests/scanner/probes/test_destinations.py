"""Where every unknown address leads to one page, that page is asked once: as Laravel, Django, WordPress and ASP.NET lead to their log-in."""

from __future__ import annotations

import asyncio
from urllib.parse import quote

import httpx

from checks.core.evidence.http import Exchange, HttpRequest
from checks.core.evidence.observation import Observation
from checks.core.model.finding import Level
from scanner.net import loop
from scanner.probes.http import http
from tests.each import each
from tests.scanner.net.fakes import HOST, TARGET, World, response

_PATHS = tuple(f"/cadangan-{number}.sql" for number in range(8))


def _ask(world: World) -> list[Exchange]:
    async def every() -> list[Observation]:
        async with world.door.visit(TARGET) as visit:

            async def see(request: object) -> Observation:
                raise AssertionError("nothing else is needed")

            return await asyncio.gather(*(http(HttpRequest("https", HOST, 443, path, Level.PROBE), visit, see) for path in _PATHS))

    answers = loop.run(every())
    assert all(isinstance(answer, Exchange) for answer in answers)
    return [answer for answer in answers if isinstance(answer, Exchange)]


@each(
    "to",
    [
        "/login",
        "/login?next={quoted}",
        "/wp-login.php?redirect_to=https%3A%2F%2F{host}{quoted}&reauth=1",
        "/Account/Login?ReturnUrl={twice}",
        "https://{host}/masuk?dari={path}",
        "/install.php",
    ],
)
def test_one_page_is_asked_once(to: str) -> None:
    sessions = iter(range(100))

    def serve(request: httpx.Request) -> httpx.Response:
        path = request.url.path
        if path not in _PATHS:
            return response(200, {}, b"<!doctype html><title>Masuk</title><input type=password>")
        encoding = quote(path, safe="")
        location = to.format(path=path, quoted=encoding, twice=quote(encoding, safe=""), host=HOST)
        return response(302, {"Location": location, "Set-Cookie": f"sesi={next(sessions)}"})

    world = World(serve)
    answers = _ask(world)
    assert len(world.server.requests) == len(_PATHS) + 1
    assert {answer.final.status for answer in answers} == {200}
    assert all(len(answer.hops) == 2 for answer in answers)


def test_pages_that_differ_are_asked_each() -> None:
    """RFC 9110 section 15.4: a slash at the end is another page for each, and so is one that is told anything else."""
    for to in ("{path}/", "/cari?kata=tetap&nomor={number}"):

        def serve(request: httpx.Request, to: str = to) -> httpx.Response:
            path = request.url.path
            if path not in _PATHS:
                return response(200, {}, path.encode())
            return response(302, {"Location": to.format(path=path, number=_PATHS.index(path) + 100)})

        world = World(serve)
        _ask(world)
        assert len(world.server.requests) == 2 * len(_PATHS)


def test_who_gets_no_answer_keeps_it_from_nobody() -> None:
    times = iter(range(100))

    def serve(request: httpx.Request) -> httpx.Response:
        if request.url.path in _PATHS:
            return response(302, {"Location": "/login"})
        if next(times) < 1:
            raise httpx.ReadTimeout("", request=request)
        return response(200, {}, b"<!doctype html><title>Masuk</title>")

    answers = _ask(World(serve))
    assert [answer.stop is None for answer in answers].count(False) == 1
