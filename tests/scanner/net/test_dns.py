"""The resolver, against a name server on loopback that does as it is told."""

from __future__ import annotations

import asyncio
import os
import socket
import struct
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from typing import cast

import dns.flags
import dns.message
import dns.rcode
import dns.rrset
import pytest

from checks.core.evidence.dns import DnsAnswer
from checks.core.evidence.observation import Failure
from checks.core.model.failure import FailureKind
from scanner.net import loop
from scanner.net.clock import Clock
from scanner.net.dns import Resolver

NAME = "dinkes.kotacontoh.go.id"
Serve = Callable[[dns.message.Message, int], dns.message.Message | None]


class _Server(asyncio.DatagramProtocol):
    """Gives to each question what ``serve`` makes of it and of how many came before; None is silence."""

    def __init__(self, serve: Serve) -> None:
        self.serve, self.questions = serve, 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        # Python 3.11's own datagram transport is no `DatagramTransport`.
        self.transport = cast(asyncio.DatagramTransport, transport)

    def datagram_received(self, data: bytes, where: tuple[str, int]) -> None:
        self.questions += 1
        answer = self.serve(dns.message.from_wire(data), self.questions - 1)
        if answer is not None:
            self.transport.sendto(answer.to_wire(), where)


@asynccontextmanager
async def resolver_of(serve: Serve) -> AsyncIterator[tuple[Resolver, _Server]]:
    server = _Server(serve)
    transport, _ = await asyncio.get_running_loop().create_datagram_endpoint(lambda: server, local_addr=("127.0.0.1", 0))
    try:
        port = transport.get_extra_info("sockname")[1]
        yield Resolver(f"127.0.0.1:{port}", 0.05, Clock()), server
    finally:
        transport.close()


def answers_to(serve: Serve, names: Iterable[str] = (NAME,)) -> tuple[list[DnsAnswer | Failure], int]:
    """What the resolver says of the names, one after another, and how many questions the server got."""

    async def run() -> tuple[list[DnsAnswer | Failure], int]:
        async with resolver_of(serve) as (resolver, server):
            return [await resolver.ask(name, "A") for name in names], server.questions

    return loop.run(run())


def address(query: dns.message.Message, before: int = 0) -> dns.message.Message:
    answer = dns.message.make_response(query)
    answer.answer.append(dns.rrset.from_text(query.question[0].name, 60, "IN", "A", "192.0.2.7"))
    return answer


def silence(query: dns.message.Message, before: int) -> None:
    return None


def refusal(query: dns.message.Message, before: int) -> dns.message.Message:
    answer = dns.message.make_response(query)
    answer.set_rcode(dns.rcode.SERVFAIL)
    return answer


def test_equal_questions_are_asked_once() -> None:
    (first, second), count = answers_to(address, (NAME, NAME))
    assert isinstance(first, DnsAnswer)
    assert first.records == ("192.0.2.7",)
    assert (second, count) == (first, 1)


def test_a_lost_answer_is_asked_for_again() -> None:
    (answer,), count = answers_to(lambda query, before: address(query) if before == 2 else None)
    assert isinstance(answer, DnsAnswer)
    assert count == 3


def test_trouble_is_not_remembered() -> None:
    (first, second), count = answers_to(lambda query, before: address(query) if before == 3 else None, (NAME, NAME))
    assert isinstance(first, Failure)
    assert isinstance(second, DnsAnswer)
    assert count == 4


def another_number(query: dns.message.Message, before: int) -> dns.message.Message:
    answer = address(query)
    answer.id ^= 1
    return answer


def another_question(query: dns.message.Message, before: int) -> dns.message.Message:
    return address(dns.message.make_query("dishub.kotacontoh.go.id", "A", id=query.id))


def no_answer_at_all(query: dns.message.Message, before: int) -> dns.message.Message:
    return query


@pytest.mark.parametrize(
    ("serve", "kind"),
    [
        (silence, FailureKind.TIMEOUT),
        (another_number, FailureKind.TIMEOUT),
        (refusal, FailureKind.SERVFAIL),
        (another_question, FailureKind.SERVFAIL),
        (no_answer_at_all, FailureKind.SERVFAIL),
    ],
)
def test_three_times_in_vain(serve: Serve, kind: FailureKind) -> None:
    (answer,), count = answers_to(serve)
    assert isinstance(answer, Failure)
    assert (answer.kind, count) == (kind, 3)


def test_a_name_that_does_not_exist_is_an_answer() -> None:
    def serve(query: dns.message.Message, before: int) -> dns.message.Message:
        answer = dns.message.make_response(query)
        answer.set_rcode(dns.rcode.NXDOMAIN)
        return answer

    (answer,), count = answers_to(serve)
    assert isinstance(answer, DnsAnswer)
    assert (answer.rcode, count) == ("NXDOMAIN", 1)


def test_a_resolver_that_is_down_is_not_waited_for_at_every_host() -> None:
    _, count = answers_to(silence, [f"a{n}.kotacontoh.go.id" for n in range(10)])
    assert count == 3 * 3 + 7


def by_second(first: Serve, second: Serve) -> DnsAnswer | Failure:
    """What is said of the name where the second resolver is asked, too."""

    async def run() -> DnsAnswer | Failure:
        async with resolver_of(first) as (one, _), resolver_of(second) as (other, _):
            ports = [resolver._servers[0] for resolver in (one, other)]
            where = [f"{address}:{port}" for address, port in ports]
            return await Resolver(where[0], 0.2, Clock(), where[1]).ask(NAME, "A")

    return loop.run(run())


def honest(query: dns.message.Message, before: int) -> dns.message.Message:
    question = query.question[0]
    answer = dns.message.make_response(query)
    name = question.name.to_text()
    if name.endswith(".invalid."):
        answer.set_rcode(dns.rcode.NXDOMAIN)
    elif name == "id.":
        answer.answer.append(dns.rrset.from_text(name, 60, "IN", "NS", "a.example."))
    else:
        return address(query)
    return answer


def denial(query: dns.message.Message, before: int) -> dns.message.Message:
    answer = dns.message.make_response(query)
    answer.set_rcode(dns.rcode.NXDOMAIN)
    return answer


@pytest.mark.parametrize("first", [silence, refusal])
def test_a_second_resolver_answers_what_the_first_does_not(first: Serve) -> None:
    answer = by_second(first, honest)
    assert isinstance(answer, DnsAnswer)
    assert answer.records == ("192.0.2.7",)


@pytest.mark.parametrize("second", [denial, address, silence, refusal])
def test_a_second_resolver_that_lies_or_is_down_is_not_believed(second: Serve) -> None:
    assert isinstance(by_second(silence, second), Failure)


def test_what_the_first_resolver_says_is_not_asked_again() -> None:
    answer = by_second(denial, address)
    assert isinstance(answer, DnsAnswer)
    assert answer.rcode == "NXDOMAIN"


def test_what_is_cut_off_and_not_to_be_had_over_tcp_is_no_answer() -> None:
    def cut(query: dns.message.Message, before: int) -> dns.message.Message:
        answer = dns.message.make_response(query)
        answer.flags |= dns.flags.TC
        return answer

    (answer,), _ = answers_to(cut)
    assert isinstance(answer, Failure)


def test_a_port_where_nobody_listens_does_not_answer() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as plug:
        plug.bind(("127.0.0.1", 0))
        resolver = Resolver(f"127.0.0.1:{plug.getsockname()[1]}", 5.0, Clock())
    answer = loop.run(resolver.ask(NAME, "A"))
    assert isinstance(answer, Failure)
    assert answer.kind is FailureKind.TIMEOUT


def test_a_question_that_is_given_up_leaves_no_socket_open() -> None:
    def plugs() -> int:
        return sum("socket:" in os.path.realpath(f"/proc/self/fd/{one}") for one in os.listdir("/proc/self/fd"))

    async def run() -> tuple[int, int]:
        every = asyncio.Event()

        def serve(query: dns.message.Message, before: int) -> None:
            if before == 4:
                every.set()

        async with resolver_of(serve) as (resolver, _):
            before = plugs()
            asking = [asyncio.create_task(resolver.ask(f"a{n}.kotacontoh.go.id", "A")) for n in range(5)]
            # Until each has its socket, and waits for the answer.
            await every.wait()
            during = plugs()
            for task in asking:
                task.cancel()
            await asyncio.gather(*asking, return_exceptions=True)
            return during - before, plugs() - before

    assert loop.run(run()) == (5, 0)


def test_one_answer_and_it_is_waited_for_again() -> None:
    """Silent for three questions, then well again, then losing answers."""
    names = [f"a{n}.kotacontoh.go.id" for n in range(5)]
    answers, count = answers_to(lambda query, before: address(query) if before in (9, 12) else None, names)
    assert [isinstance(answer, DnsAnswer) for answer in answers] == [False, False, False, True, True]
    assert count == 13


def test_what_does_not_fit_is_asked_for_over_tcp() -> None:
    async def run() -> DnsAnswer | Failure:
        async def stream(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            (length,) = struct.unpack(">H", await reader.readexactly(2))
            wire = address(dns.message.from_wire(await reader.readexactly(length))).to_wire()
            writer.write(struct.pack(">H", len(wire)) + wire)
            await writer.drain()
            writer.close()

        def truncated(query: dns.message.Message, before: int) -> dns.message.Message:
            answer = dns.message.make_response(query)
            answer.flags |= dns.flags.TC
            return answer

        with socket.create_server(("127.0.0.1", 0)) as plug:
            port = plug.getsockname()[1]
            server = _Server(truncated)
            transport, _ = await asyncio.get_running_loop().create_datagram_endpoint(lambda: server, local_addr=("127.0.0.1", port))
            listening = await asyncio.start_server(stream, sock=plug)
            async with listening:
                answer = await Resolver(f"127.0.0.1:{port}", 2.0, Clock()).ask(NAME, "A")
            transport.close()
            return answer

    answer = loop.run(run())
    assert isinstance(answer, DnsAnswer)
    assert answer.records == ("192.0.2.7",)


def test_equal_questions_at_once_are_one() -> None:
    async def run() -> tuple[list[DnsAnswer | Failure], int]:
        async with resolver_of(address) as (resolver, server):
            return await asyncio.gather(*(resolver.ask(NAME, "A") for _ in range(5))), server.questions

    answers, count = loop.run(run())
    assert len({id(answer) for answer in answers}) == count == 1


def test_who_is_cancelled_leaves_the_question_to_the_others() -> None:
    async def run() -> DnsAnswer | Failure:
        async with resolver_of(lambda query, before: address(query) if before else None) as (resolver, _):
            first = asyncio.create_task(resolver.ask(NAME, "A"))
            await asyncio.sleep(0)
            second = asyncio.create_task(resolver.ask(NAME, "A"))
            await asyncio.sleep(0)
            first.cancel()
            return await second

    assert isinstance(loop.run(run()), DnsAnswer)
