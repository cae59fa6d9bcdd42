"""Every address of a host, each vetted, and streams to one of them."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator

import pytest

from checks.core.evidence.observation import Failure
from checks.core.model.failure import FailureKind
from checks.core.model.finding import Level, Target
from scanner.net import loop
from scanner.net.door import Door
from scanner.net.policy.scope import Grant, Scope
from scanner.net.socket.tcp import Stream
from scanner.settings import Network, Settings
from tests.scanner.net.fakes import HOST, TARGET, FakeClock, FakeResolver

METADATA = "169.254.169.254"


class Names(FakeResolver):
    """One name with these addresses of both kinds."""

    def __init__(self, *addresses: str) -> None:
        super().__init__({HOST: [addresses]}, FakeClock())
        self._all = addresses

    async def every_address(self, name: str) -> tuple[str, ...]:
        return self._all


def door(*addresses: str, port: int = 443) -> Door:
    network = Network(allow_private=("127.0.0.0/8",), rate=1000.0, timeout=2.0, ports={"443": port})
    scope = Scope({HOST: Grant(frozenset((443,)), Level.VISIT)})
    return Door(scope, Settings(network=network), resolver=Names(*addresses))


def vet(*addresses: str, target: Target = TARGET) -> tuple[str, ...] | Failure:
    async def ask() -> tuple[str, ...] | Failure:
        async with door(*addresses).visit(target) as visit:
            return await visit.addresses(HOST)

    return loop.run(ask())


def test_the_one_in_use_comes_first_and_what_may_not_be_contacted_is_left_out() -> None:
    assert vet(METADATA, "127.0.0.2", "10.0.0.1", "127.0.0.1") == ("127.0.0.2", "127.0.0.1")


def test_four_are_enough() -> None:
    assert vet(*(f"127.0.0.{n}" for n in range(1, 8))) == ("127.0.0.1", "127.0.0.2", "127.0.0.3", "127.0.0.4")


def test_an_address_that_is_written_in_the_list_is_the_only_one() -> None:
    pinned = Target(host=HOST, domain="kotacontoh.go.id", opd="dinkes", address="127.0.0.9")
    assert vet("127.0.0.1", "127.0.0.2", target=pinned) == ("127.0.0.9",)


def test_nothing_that_may_be_contacted() -> None:
    refused = vet(METADATA)
    assert isinstance(refused, Failure)
    assert refused.kind is FailureKind.NOT_PERMITTED


@pytest.fixture
def echo() -> Iterator[int]:
    """A server at 127.0.0.1 that sends back the first piece it gets."""
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def serve() -> None:
            while True:
                try:
                    connection, _ = listener.accept()
                except OSError:
                    return
                with connection:
                    connection.sendall(connection.recv(4096))

        threading.Thread(target=serve, daemon=True).start()
        yield listener.getsockname()[1]
        listener.shutdown(socket.SHUT_RDWR)


async def echoed(stream: Stream) -> bytes:
    await stream.send(b"halo" * 500)
    answer = b""
    while data := await stream.read():
        answer += data
    return answer


def speak(port: int, at: str | None) -> tuple[bytes | Failure, int, int]:
    """What comes back, and the bytes that were counted in and out."""

    async def ask() -> tuple[bytes | Failure, int, int]:
        async with door("127.0.0.1", "127.0.0.2", port=port).visit(TARGET) as visit:
            async with visit.stream(HOST, 443, Level.VISIT, "question", at) as stream:
                answer = stream if isinstance(stream, Failure) else await echoed(stream)
            return answer, visit.traffic.bytes_in, visit.traffic.bytes_out

    return loop.run(ask())


@pytest.mark.parametrize("at", [None, "127.0.0.1"])
def test_a_stream_counts_its_bytes(echo: int, at: str | None) -> None:
    assert speak(echo, at) == (b"halo" * 500, 2000, 2000)


def test_another_address_of_the_host_is_another_server(echo: int) -> None:
    answer, _, _ = speak(echo, "127.0.0.2")
    assert isinstance(answer, Failure)
    assert answer.kind is FailureKind.REFUSED


@pytest.mark.parametrize("at", ["127.0.0.3", METADATA])
def test_an_address_that_is_not_the_hosts_is_refused(echo: int, at: str) -> None:
    answer, _, sent = speak(echo, at)
    assert isinstance(answer, Failure)
    assert (answer.kind, sent) == (FailureKind.NOT_PERMITTED, 0)


def test_a_dead_address_does_not_close_the_others(echo: int) -> None:
    async def ask() -> list[Failure | None]:
        async with door("127.0.0.1", "127.0.0.2", port=echo).visit(TARGET) as visit:
            outcomes = []
            for at in (*("127.0.0.2",) * 4, "127.0.0.1"):
                async with visit.stream(HOST, 443, Level.VISIT, "question", at) as stream:
                    outcomes.append(stream if isinstance(stream, Failure) else None)
            return outcomes

    *dead, alive = loop.run(ask())
    assert all(dead)
    assert alive is None
