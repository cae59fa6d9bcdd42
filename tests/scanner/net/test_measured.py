"""What is reported, beside what a server counted itself: bytes of every sort of answer, requests, connections, and how many a second."""

from __future__ import annotations

import asyncio
import gzip
import itertools
import ssl

import msgspec
import pytest

from checks.core.evidence.http import HttpRequest
from checks.core.evidence.observation import Failure
from checks.core.facts.values import Traffic
from checks.core.model.failure import FailureKind
from checks.core.model.finding import Level, Target
from scanner.net import loop
from scanner.net.door import Door, Step
from scanner.net.policy.scope import Scope
from scanner.settings import Network, Settings
from tests.real.certificates import CertificateRequest, ec_key, issue
from tests.scanner.net.measured import Measured, Send, Serve, serving

HOST = "dinkes.kotacontoh.go.id"
OK = b"HTTP/1.1 200 OK\r\n"
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"


@pytest.fixture(scope="module")
def context(tmp_path_factory: pytest.TempPathFactory) -> ssl.SSLContext:
    issued = issue(CertificateRequest(name=HOST, key=ec_key()))
    file = tmp_path_factory.mktemp("tls") / "server.pem"
    file.write_bytes(issued.pem + issued.key_pem)
    server_context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server_context.load_cert_chain(file)
    return server_context


def sized(body: bytes, more: bytes = b"") -> bytes:
    return OK + b"Content-Length: %d\r\n" % len(body) + more + b"\r\n" + body


def ask(
    serve: Serve, context: ssl.SSLContext | None = None, count: int = 1, **limits: object
) -> tuple[list[Step | Failure], Traffic, Measured]:
    """What so many requests at once bring, what is reported, and what the server counted."""

    async def run() -> tuple[list[Step | Failure], Traffic, Measured]:
        async with serving(serve, context) as (port, measured):
            target = Target(host=HOST, address="127.0.0.1")
            usual = Network(allow_private=("127.0.0.0/8",), ports={"80": port, "443": port}, rate=1000.0, timeout=20.0)
            network = msgspec.structs.replace(usual, **limits)
            async with Door(Scope.of((), (target,)), Settings(network=network)).visit(target) as visit:
                requests = [
                    HttpRequest("https" if context else "http", HOST, 443 if context else 80, f"/{n}", Level.PROBE) for n in range(count)
                ]
                steps = list(await asyncio.gather(*map(visit.http, requests)))
            await measured.ended()
            return steps, visit.traffic, measured

    return loop.run(run())


def kind(answer: Step | Failure) -> FailureKind | int:
    return answer.kind if isinstance(answer, Failure) else answer.hop.response.status


def once(answer: bytes, stays: bool = True) -> Serve:
    async def serve(head: bytes, send: Send) -> bool:
        await send(answer)
        return stays

    return serve


def endless(start: bytes, piece: bytes, times: int = 20_000) -> Serve:
    """More than anybody would take in."""

    async def serve(head: bytes, send: Send) -> bool:
        await send(start)
        for _ in range(times):
            await send(piece)
        return False

    return serve


MANY = b"X-Baris: " + b"x" * 16_000 + b"\r\n"
ANSWERS: dict[str, tuple[Serve, FailureKind | int]] = {
    "page": (once(sized(b"halo" * 10_000)), 200),
    "chunk extensions": (endless(CHUNKED, b"1;" + b"x" * 16_000 + b"\r\nx\r\n"), FailureKind.TOO_LARGE),
    "interim answers": (endless(b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 100), FailureKind.TOO_LARGE),
    "early hints": (endless(b"", b"HTTP/1.1 103 Early Hints\r\nLink: </" + b"x" * 9000 + b">\r\n\r\n"), FailureKind.TOO_LARGE),
    "long header lines": (endless(OK, MANY), FailureKind.TOO_LARGE),
    "a line without end": (endless(OK + b"X: ", b"x" * 16_000), FailureKind.TOO_LARGE),
    "a status line without end": (endless(b"HTTP/1.1 200 ", b"x" * 16_000), FailureKind.TOO_LARGE),
    "trailers": (endless(CHUNKED + b"4\r\nhalo\r\n0\r\n", MANY), FailureKind.TOO_LARGE),
    "no end": (endless(OK + b"\r\n", b"x" * 16_000), 200),
    "longer than it says": (once(sized(b"halo") + b"x" * 50_000), 200),
    "shorter than it says": (once(sized(b"x" * 50_000)[:-1], stays=False), 200),
    "bomb": (once(sized(gzip.compress(bytes(30_000_000)), b"Content-Encoding: gzip\r\n")), 200),
    "no HTTP": (once(b"SSH-2.0-OpenSSH_9.2\r\n" * 1000, stays=False), FailureKind.MALFORMED),
    "nothing": (once(b"", stays=False), FailureKind.RESET),
}


@pytest.mark.parametrize("secure", [False, True], ids=["http", "https"])
@pytest.mark.parametrize(("serve", "ends"), ANSWERS.values(), ids=ANSWERS)
def test_every_byte_is_reported_and_none_comes_beyond_the_cap(
    serve: Serve, ends: FailureKind | int, secure: bool, context: ssl.SSLContext
) -> None:
    (answer,), traffic, measured = ask(serve, context if secure else None, body_bytes=300_000, header_bytes=4096)
    assert kind(answer) == ends
    assert (traffic.count, traffic.connections) == (len(measured.requests), len(measured.connections))
    # The end of a connection is one more to the system that counts.
    assert measured.went * 0.97 - 1 <= traffic.bytes_in <= measured.went + 1
    assert measured.came * 0.97 - 1 <= traffic.bytes_out <= measured.came + 1
    # The body, all that HTTP throws away, and what was under way.
    assert measured.went < len(measured.connections) * (300_000 + 2 * 16 * 4096 + 300_000)


def closing(every: int) -> Serve:
    """Closes instead of answering every so many requests, and never says before that it will."""
    numbers = itertools.count(1)

    async def serve(head: bytes, send: Send) -> bool:
        if next(numbers) % every == 0:
            return False
        await send(sized(b"halo"))
        return True

    return serve


@pytest.mark.parametrize("secure", [False, True], ids=["http", "https"])
@pytest.mark.parametrize("every", [2, 3, 1])
def test_what_is_sent_again_is_a_request(every: int, secure: bool, context: ssl.SSLContext) -> None:
    answers, traffic, measured = ask(closing(every), context if secure else None, count=12, connections=1)
    assert (traffic.count, traffic.connections) == (len(measured.requests), len(measured.connections))
    assert len(traffic.log) == traffic.count
    assert {kind(answer) for answer in answers} <= {200, FailureKind.RESET}


def test_who_closes_what_he_keeps_open_is_believed_once() -> None:
    """It answers on a new connection, and closes it without a word when the next request comes."""
    before: set[Send] = set()

    async def serve(head: bytes, send: Send) -> bool:
        if send in before:
            return False
        before.add(send)
        await send(sized(b"halo"))
        return True

    answers, traffic, measured = ask(serve, count=12, connections=1)
    assert {kind(answer) for answer in answers} == {200}
    assert traffic.count == len(measured.requests) == 12 + 1
    assert traffic.connections == len(measured.connections) == 12


@pytest.mark.parametrize("secure", [False, True], ids=["http", "https"])
def test_a_host_sends_no_more_than_it_may(secure: bool, context: ssl.SSLContext) -> None:
    answers, traffic, measured = ask(once(sized(b"x" * 200_000)), context if secure else None, count=60, host_bytes=5_000_000)
    assert {kind(answer) for answer in answers} == {200, FailureKind.BUDGET}
    assert measured.went * 0.97 <= traffic.bytes_in <= measured.went + 1
    assert 3_750_000 <= measured.went <= 5_000_000


def test_no_more_connections_are_open_than_may_be_and_those_that_wait_are_used() -> None:
    _, traffic, measured = ask(once(sized(b"halo")), count=60)
    assert measured.most == traffic.connections == len(measured.connections) == Network().connections
    assert traffic.count == len(measured.requests) == 60


def test_no_more_requests_leave_than_may() -> None:
    answers, traffic, measured = ask(once(sized(b"halo")), count=30, host_requests=10)
    assert [kind(answer) for answer in answers].count(200) == traffic.count == len(measured.requests) == 10
