"""A server that says for how long it wants to be left alone is left alone, by every target at its address."""

from __future__ import annotations

from checks.core.evidence.http import HttpRequest
from checks.core.evidence.observation import Failure
from checks.core.model.failure import FailureKind
from scanner.net import loop
from scanner.net.door import Step
from scanner.net.policy.rate_limit import LONGEST_WAIT
from scanner.net.policy.retry_after import retry_after
from tests.each import each
from tests.scanner.net.fakes import FRONT, HOST, START, TARGET, World, response


@each(
    ("values", "seconds"),
    [
        (["120"], 120),
        (["0"], 0),
        (["9" * 30], LONGEST_WAIT),
        (["Sat, 21 Nov 2026 12:01:40 GMT"], 100),
        (["Saturday, 21-Nov-26 12:01:40 GMT"], 100),
        (["Sat Nov 21 12:01:40 2026"], 100),
        (["Sat, 21 Nov 2026 11:00:00 GMT"], 0),
        (["Fri, 31 Dec 9999 23:59:59 GMT"], LONGEST_WAIT),
        (["5", "60"], 60),
        (["nanti", "7"], 7),
        (["-5"], None),
        (["1.5"], None),
        (["nanti"], None),
        ([""], None),
        (["9" * 10_000], LONGEST_WAIT),
        (["Sat, 99 Nov 2026 99:99:99 GMT"], None),
        ([], None),
    ],
)
def test_seconds_and_the_three_forms_of_a_date(values: list[str], seconds: float | None) -> None:
    assert retry_after(503, values, START) == seconds
    assert retry_after(301, values, START) == seconds
    assert retry_after(200, values, START) is None


def ask(world: World, count: int) -> list[tuple[float, str]]:
    """When the visits of so many targets end, one after another, and how."""

    async def run() -> list[tuple[float, str]]:
        times = []
        for n in range(count):
            async with world.door.visit(TARGET) as visit:
                answer = await visit.http(HttpRequest("https", HOST, 443, f"/{n}"))
                times.append(
                    (world.clock.monotonic(), answer.kind.value if isinstance(answer, Failure) else str(answer.hop.response.status))
                )
        return times

    return loop.run(run())


@each("reason", ["100", "Sat, 21 Nov 2026 12:01:40 GMT"])
@each("status", [429, 503, 302, 403])
def test_every_target_at_the_address_waits(status: int, reason: str) -> None:
    answers = iter([response(status, {"Retry-After": reason})])
    world = World(lambda request: next(answers, response()))
    (_, first), (at, second) = ask(world, 2)
    assert (first, second) == (str(status), "200")
    assert 99.9 <= at <= 100.5


def test_who_would_wait_longer_than_he_has_sends_nothing_more() -> None:
    world = World(lambda request: response(503, {"Retry-After": "3600"}))
    assert [how for _, how in ask(world, 3)] == ["503", FailureKind.RATE_LIMITED, FailureKind.RATE_LIMITED]
    assert len(world.server.requests) == 1
    assert world.clock.monotonic() < 1


def test_within_a_host_what_it_has_left_counts() -> None:
    answers = iter([response(), response(503, {"Retry-After": "100"})])
    world = World(lambda request: next(answers, response()))

    async def run() -> list[Step | Failure]:
        async with world.door.visit(TARGET) as visit:
            first = await visit.http(FRONT)
            await world.clock.sleep(60)
            return [first, await visit.http(FRONT), await visit.http(FRONT)]

    *_, last = loop.run(run())
    assert isinstance(last, Failure)
    assert last.kind is FailureKind.RATE_LIMITED
    assert len(world.server.requests) == 2
