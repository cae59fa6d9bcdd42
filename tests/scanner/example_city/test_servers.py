"""The servers below the example city: HTTP/1.1 messages, names, ports, and sites with a memory."""

from __future__ import annotations

import asyncio
import socket
from http import HTTPStatus

import dns.message
import dns.opcode
import dns.rcode
import pytest
from hypothesis import given, strategies as st

from scanner.example_city import ExampleCity, message, nameserver, ports, start
from scanner.example_city.behaviour import always, limit_rate
from scanner.example_city.message import BadMessage
from scanner.example_city.site import IncomingRequest, ServedAnswer, Site
from scanner.example_city.zone import zone
from tests.each import each

HOST = "uji.kotacontoh.go.id"
OTHER = "uji-lain.kotacontoh.go.id"
ONE = Site(host=HOST, address="127.0.53.99", http=always(ServedAnswer(body=b"satu\n")))
TWO = Site(host=OTHER, address="127.0.53.99", http=always(ServedAnswer(body=b"dua\n")))


def exchange(city: ExampleCity, sent: str | bytes) -> str:
    """Everything the server sends until it closes the connection."""
    with socket.create_connection((ONE.address, city.ports["80"]), 5.0) as connection:
        connection.sendall(sent.encode() if isinstance(sent, str) else sent)
        with connection.makefile("rb") as answer:
            return answer.read().decode()


def test_messages_on_the_wire() -> None:
    with start([ONE, TWO]) as city:
        twice = exchange(
            city, f"GET / HTTP/1.1\r\nHost: {HOST}\r\n\r\nGET / HTTP/1.1\r\nHost: {OTHER.upper()}:80\r\nConnection: close\r\n\r\n"
        )
        assert twice.count("HTTP/1.1 200 OK\r\n") == 2
        assert twice.index("satu") < twice.index("dua")
        assert "Connection: keep-alive" in twice
        assert twice.endswith("Content-Length: 4\r\nConnection: close\r\n\r\ndua\n")
        assert "\r\nDate: " in twice

        head = exchange(city, f"HEAD / HTTP/1.1\r\nHost: {HOST}\r\nConnection: close\r\n\r\n")
        assert "Content-Length: 5\r\n" in head
        assert head.endswith("\r\n\r\n")

        assert exchange(city, "GET / HTTP/1.0\r\n\r\n").endswith("Connection: close\r\n\r\nsatu\n")
        assert exchange(city, f"GET http://{OTHER}/ HTTP/1.1\r\nHost: {HOST}\r\nConnection: close\r\n\r\n").endswith("dua\n")
        assert exchange(city, f"DELETE / HTTP/1.1\r\nHost: {HOST}\r\nConnection: close\r\n\r\n").startswith("HTTP/1.1 405 ")
        assert exchange(city, f"GET / HTTP/1.1\r\nHost: {HOST}\r\nX: {'x' * 17_000}\r\n\r\n").startswith("HTTP/1.1 431 ")
        assert exchange(city, b"\x16\x03\x01\x02\x00\r\n\r\n").startswith("HTTP/1.1 400 ")
        assert (city.request_counts[HOST], city.request_counts[OTHER]) == (3, 2)


@each(
    ("head", "status"),
    [
        ("GET / HTTP/1.1", HTTPStatus.BAD_REQUEST),
        ("GET / HTTP/2.0\r\nHost: a.test", HTTPStatus.BAD_REQUEST),
        ("GET /a b HTTP/1.1\r\nHost: a.test", HTTPStatus.BAD_REQUEST),
        ("GET / HTTP/1.1\r\nHost: a.test\r\n folded", HTTPStatus.BAD_REQUEST),
        ("GET / HTTP/1.1\r\nHost : a.test", HTTPStatus.BAD_REQUEST),
        ("GET ftp://a.test/ HTTP/1.1\r\nHost: a.test", HTTPStatus.BAD_REQUEST),
        ("GET http:/// HTTP/1.1\r\nHost: a.test", HTTPStatus.BAD_REQUEST),
        ("POST / HTTP/1.1\r\nHost: a.test\r\nContent-Length: 3", HTTPStatus.REQUEST_ENTITY_TOO_LARGE),
        ("POST / HTTP/1.1\r\nHost: a.test\r\nTransfer-Encoding: chunked", HTTPStatus.REQUEST_ENTITY_TOO_LARGE),
    ],
)
def test_requests_that_are_refused(head: str, status: HTTPStatus) -> None:
    with pytest.raises(BadMessage) as refused:
        message.parse_head(f"{head}\r\n\r\n".encode(), "http")
    assert refused.value.status == status


VISIBLE = st.text(st.characters(min_codepoint=0x21, max_codepoint=0x7E), max_size=20)
TARGET = st.builds("{}{}".format, st.sampled_from(["/", "//", "http://", "https://a.test", "*", ""]), VISIBLE)


@given(st.one_of(st.binary(max_size=300), st.builds("GET {} HTTP/1.1\r\nHost: {}".format, TARGET, VISIBLE).map(str.encode)))
def test_any_head_is_read_or_refused(head: bytes) -> None:
    try:
        request, _ = message.parse_head(head + b"\r\n\r\n", "https")
    except BadMessage:
        return
    assert request.target.startswith("/")
    assert request.path.startswith("/")


@given(st.sampled_from(["GET", "HEAD"]), st.integers(100, 599), st.binary(max_size=50), st.booleans())
def test_an_answer_says_how_long_it_is(method: str, status: int, body: bytes, persists: bool) -> None:
    head, _, sent = message.write_answer(ServedAnswer(status, (("X-Contoh", "ya"),), body), method, persists).partition(b"\r\n\r\n")
    assert b"\r\nX-Contoh: ya\r\n" in head
    if b"Content-Length" in head:
        assert f"\r\nContent-Length: {len(body)}\r\n".encode() in head
        assert sent == (b"" if method == "HEAD" else body)
    else:
        assert (status in (204, 304), sent) == (True, b"")


@pytest.mark.slow
@given(st.binary(max_size=80))
def test_no_datagram_disturbs_the_name_server(wire: bytes) -> None:
    answer = nameserver.reply(nameserver.Published((zone([ONE]),)), wire)
    assert answer is None or answer.to_wire()


def test_questions_that_are_no_questions() -> None:
    published = nameserver.Published((zone([ONE]),))
    update = dns.message.make_query(HOST, "A")
    update.set_opcode(dns.opcode.STATUS)
    chaos = dns.message.make_query("version.bind", "TXT", "CH")
    echo = dns.message.make_response(dns.message.make_query(HOST, "A"))
    answers = [nameserver.reply(published, query.to_wire()) for query in (update, chaos, echo)]
    assert [answer.rcode() if answer else None for answer in answers] == [dns.rcode.NOTIMP, dns.rcode.REFUSED, None]


def test_a_name_above_others_exists() -> None:
    above = nameserver.reply(nameserver.Published((zone([ONE]),)), dns.message.make_query("go.id", "SOA").to_wire())
    assert above is not None
    assert (above.rcode(), above.answer, above.authority) == (dns.rcode.NOERROR, [], [])


def test_one_port_on_every_address() -> None:
    ends = [(f"127.0.53.{last}", socket.SOCK_STREAM) for last in (1, 2, 3)]
    port, sockets = ports.bind(ends)
    try:
        assert [each.getsockname() for each in sockets] == [(address, port) for address, _ in ends]
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection((ends[0][0], port), 1.0)
    finally:
        for each in sockets:
            each.close()


def test_no_port_on_a_foreign_address() -> None:
    with pytest.raises(OSError, match="assign"):
        ports.bind([("127.0.53.1", socket.SOCK_STREAM), ("192.0.2.1", socket.SOCK_STREAM)])


def test_a_limit_is_lifted_with_the_next_window() -> None:
    now = 0.0
    respond = limit_rate(always(ServedAnswer(200)), ServedAnswer(429), first=2, seconds=60, clock=lambda: now)
    request = IncomingRequest("https", HOST, "GET", "/", {})

    async def statuses() -> list[int]:
        return [(await respond(request)).status for _ in range(3)]

    assert asyncio.run(statuses()) == [200, 200, 429]
    now = 60.0
    assert asyncio.run(statuses()) == [200, 200, 429]
