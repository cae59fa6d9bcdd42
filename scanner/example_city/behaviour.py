"""How a site answers: from its files, with one page for everything, by redirecting, by refusing, or never."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Container, Mapping

from scanner.example_city.site import Answer, Headers, Request, Respond


def files(found: Mapping[str, Answer], missing: Answer) -> Respond:
    """The answers at these paths, and an honest ``missing`` at all others."""

    async def respond(request: Request) -> Answer:
        return found.get(request.path, missing)

    return respond


def always(answer: Answer) -> Respond:
    """The same answer to everything."""

    async def respond(_: Request) -> Answer:
        return answer

    return respond


def redirect(origin: str, status: int = 301, headers: Headers = ()) -> Respond:
    """The same path at another origin."""

    async def respond(request: Request) -> Answer:
        return Answer(status, (*headers, ("Location", origin + request.target)))

    return respond


async def to_https(request: Request) -> Answer:
    """The same URL over HTTPS."""
    return await redirect(f"https://{request.host}", headers=(("Server", "nginx"),))(request)


def upgraded(respond: Respond) -> Respond:
    """``respond`` over HTTPS, a redirect there over plain HTTP: for what must see both, such as a firewall in front of a site."""

    async def either(request: Request) -> Answer:
        return await (to_https if request.scheme == "http" else respond)(request)

    return either


async def never(_: Request) -> Answer:
    """No answer for as long as the client waits."""
    await asyncio.get_running_loop().create_future()
    raise AssertionError("nobody completes this future")


def limited(respond: Respond, refusal: Answer, first: int, seconds: float, clock: Callable[[], float] = time.monotonic) -> Respond:
    """The ``first`` requests of a window of ``seconds`` are answered, the others get ``refusal``."""
    opened, count = float("-inf"), 0

    async def counted(request: Request) -> Answer:
        nonlocal opened, count
        if clock() - opened >= seconds:
            opened, count = clock(), 0
        count += 1
        return refusal if count > first else await respond(request)

    return counted


def guarded(respond: Respond, known: Container[str], refusal: Answer, tolerated: int) -> Respond:
    """A firewall that lets ``tolerated`` requests for unknown paths pass, and then answers everything with ``refusal``."""
    strange = 0

    async def watched(request: Request) -> Answer:
        nonlocal strange
        strange += request.path not in known
        return refusal if strange > tolerated else await respond(request)

    return watched
