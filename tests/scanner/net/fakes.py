"""A world without a network: time that moves when someone waits, names that resolve as told, servers that are functions."""

from __future__ import annotations

import datetime as dt
from collections.abc import AsyncIterator, Callable, Mapping, Sequence

import httpx

from checks.core.evidence.dns import DnsAnswer, DnssecFlags
from checks.core.evidence.http import HttpRequest
from checks.core.evidence.observation import Failure
from checks.core.model.failure import FailureKind
from checks.core.model.finding import Level, Target
from checks.core.testing.evidence import failure
from scanner.net import loop
from scanner.net.clock import Clock
from scanner.net.dns import Resolver
from scanner.net.door import Door, Step
from scanner.net.http.transport import TURN
from scanner.net.policy.budget import Budget
from scanner.net.policy.permit import Question, Terms, Turn
from scanner.net.policy.rate_limit import Breaker, Lane, Pace
from scanner.net.policy.scope import Grant, Scope
from scanner.settings import Network, Settings

START = dt.datetime(2026, 11, 21, 12, 0, tzinfo=dt.UTC)
HOST = "dinkes.kotacontoh.go.id"
PUBLIC = "8.8.4.4"
TARGET = Target(host=HOST, domain="kotacontoh.go.id", opd="dinkes")
FRONT = HttpRequest("https", HOST, 443)


class FakeClock(Clock):
    """Time that passes only when somebody sleeps."""

    def __init__(self) -> None:
        self.elapsed = 0.0
        self.slept: list[float] = []

    def now(self) -> dt.datetime:
        return START + dt.timedelta(seconds=self.elapsed)

    def monotonic(self) -> float:
        return self.elapsed

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.elapsed += seconds


class FakeResolver(Resolver):
    """Names to successive answers; the last one stays."""

    def __init__(self, names: Mapping[str, Sequence[tuple[str, ...]]], clock: Clock) -> None:
        super().__init__("192.0.2.53", 1.0, clock)
        self._names = {name: list(answers) for name, answers in names.items()}
        self.questions: list[str] = []

    async def addresses(self, name: str) -> tuple[str, ...] | Failure:
        self.questions.append(name)
        answers = self._names.get(name)
        if not answers:
            return failure(FailureKind.NO_SUCH_NAME, name)
        return answers.pop(0) if len(answers) > 1 else answers[0]

    async def every_address(self, name: str) -> tuple[str, ...]:
        return self._names[name][-1]

    async def ask(self, name: str, rdtype: str, flags: DnssecFlags = DnssecFlags.NONE) -> DnsAnswer | Failure:
        raise AssertionError(f"nobody should have asked for {name} {rdtype}")


class _Body(httpx.AsyncByteStream):
    def __init__(self, body: bytes) -> None:
        self.body = body

    async def __aiter__(self) -> AsyncIterator[bytes]:
        yield self.body


Serve = Callable[[httpx.Request], httpx.Response]


def response(status: int = 200, headers: Mapping[str, str] | None = None, body: bytes = b"") -> httpx.Response:
    """A raw answer, content codings not undone."""
    return httpx.Response(status, headers=dict(headers or {}), stream=_Body(body))


class FakeServer(httpx.AsyncBaseTransport):
    """A function as the network; remembers what it was sent."""

    def __init__(self, serve: Serve) -> None:
        self._serve = serve
        self.requests: list[httpx.Request] = []

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        url = request.url.copy_with(raw_path=request.extensions["target"])
        asks: Turn = request.extensions[TURN]
        await asks.ask()
        asks.account.count_out(len(url.raw_path))
        self.requests.append(httpx.Request(request.method, url, headers=request.headers, extensions=request.extensions))
        answer = self._serve(self.requests[-1])
        assert isinstance(answer.stream, _Body)
        asks.account.count_in(len(answer.stream.body))
        return answer


class World:
    """A door with everything around it."""

    def __init__(
        self,
        serve: Serve = lambda request: response(),
        names: Mapping[str, Sequence[tuple[str, ...]]] | None = None,
        grants: Mapping[str, Grant] | None = None,
        network: Network | None = None,
        cap: Level = Level.PROBE,
    ) -> None:
        self.clock = FakeClock()
        self.server = FakeServer(serve)
        self.resolver = FakeResolver(names if names is not None else {HOST: [(PUBLIC,)]}, self.clock)
        self.scope = Scope(grants or {HOST: Grant(frozenset((443, 80)), Level.PROBE)}, cap)
        settings = Settings(network=network or Network(rate=1000.0))
        self.door = Door(self.scope, settings, clock=self.clock, resolver=self.resolver, transport=lambda pins: self.server)


def turn(budget: Budget | None = None, pace: Pace | None = None, lane: Lane | None = None) -> Turn:
    """A turn that nobody refuses, in a lane of its own."""
    clock = Clock()
    terms = Terms(budget or Budget(Network(), clock), Breaker(), clock, 10.0)
    return Turn(Question("GET /", HOST, PUBLIC, 80), terms, pace or Pace(4, 1000.0, clock), lane or Lane(), lambda: None)


def ask(world: World, *requests: HttpRequest) -> list[Step | Failure]:
    """What a visit of the target gives for these requests, one after another."""

    async def all_of_them() -> list[Step | Failure]:
        async with world.door.visit(TARGET) as visit:
            return [await visit.http(request) for request in requests]

    return loop.run(all_of_them())
