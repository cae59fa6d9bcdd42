"""How a site answers: from its files, with one page for everything, by redirecting, by refusing, or never."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Container, Mapping

from scanner.example_city.site import HeaderLines, IncomingRequest, Respond, ServedAnswer


def files(answers: Mapping[str, ServedAnswer], missing: ServedAnswer) -> Respond:
    """The answers at these paths, and an honest ``missing`` at all others."""

    async def respond(request: IncomingRequest) -> ServedAnswer:
        return answers.get(request.path, missing)

    return respond


def always(answer: ServedAnswer) -> Respond:
    """The same answer to everything."""

    async def respond(_: IncomingRequest) -> ServedAnswer:
        return answer

    return respond


def redirect_to(origin: str, status: int = 301, headers: HeaderLines = ()) -> Respond:
    """The same path at another origin."""

    async def respond(request: IncomingRequest) -> ServedAnswer:
        return ServedAnswer(status, (*headers, ("Location", origin + request.target)))

    return respond


async def to_https(request: IncomingRequest) -> ServedAnswer:
    """The same URL over HTTPS."""
    return await redirect_to(f"https://{request.host}", headers=(("Server", "nginx"),))(request)


def upgrade(respond: Respond) -> Respond:
    """``respond`` over HTTPS, a redirect there over plain HTTP: for what must see both, such as a firewall in front of a site."""

    async def either(request: IncomingRequest) -> ServedAnswer:
        return await (to_https if request.scheme == "http" else respond)(request)

    return either


async def never(_: IncomingRequest) -> ServedAnswer:
    """No answer for as long as the client waits."""
    await asyncio.get_running_loop().create_future()
    raise AssertionError("nobody completes this future")


def limit_rate(respond: Respond, refusal: ServedAnswer, first: int, seconds: float, clock: Callable[[], float] = time.monotonic) -> Respond:
    """The ``first`` requests of a window of ``seconds`` are answered, the others get ``refusal``."""
    start, count = float("-inf"), 0

    async def answer(request: IncomingRequest) -> ServedAnswer:
        nonlocal start, count
        if clock() - start >= seconds:
            start, count = clock(), 0
        count += 1
        return refusal if count > first else await respond(request)

    return answer


def firewall(respond: Respond, paths: Container[str], refusal: ServedAnswer, tolerance: int) -> Respond:
    """A firewall that lets ``tolerance`` requests for other ``paths`` pass, and then answers everything with ``refusal``."""
    strange = 0

    async def answer(request: IncomingRequest) -> ServedAnswer:
        nonlocal strange
        strange += request.path not in paths
        return refusal if strange > tolerance else await respond(request)

    return answer
