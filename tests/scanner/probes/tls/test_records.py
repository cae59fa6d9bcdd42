"""Records and messages from bytes in pieces of any size."""

from __future__ import annotations

import contextlib
import itertools
import random

import pytest
from hypothesis import given, strategies as st
from OpenSSL import SSL

from checks.core.testing.evidence import HOST
from scanner.probes.tls.wire import offer
from scanner.probes.tls.wire.answer import ServerAnswer
from scanner.probes.tls.wire.hello import TLS10, TLS12, TLS13, ClientHello
from scanner.probes.tls.wire.octets import MalformedRecord
from scanner.probes.tls.wire.records import Alert, Event, Garbage, Message, Reader, Record
from scanner.probes.tls.wire.ssl2 import ssl2_server_hello as ssl2_hello
from tests.real.certificates import CertificateRequest, ec_key, issue
from tests.scanner.probes.tls import recorded
from tests.scanner.probes.tls.recorded import EVERYTHING, message, record

MUTATIONS = 100_000
LEAF = issue(CertificateRequest(name=HOST, key=ec_key()))


def events(*pieces: bytes) -> list[Event]:
    reader = Reader()
    return [event for piece in pieces for event in reader.feed(piece)]


def test_several_messages_in_a_record() -> None:
    assert events(record(22, message(2, b"a") + message(14, b""))) == [Message(2, b"a"), Message(14, b"")]


def test_a_message_in_several_records() -> None:
    whole = message(11, b"c" * 50)
    assert events(record(22, whole[:2]) + record(22, whole[2:30]) + record(22, whole[30:])) == [Message(11, b"c" * 50)]


@given(st.sampled_from(EVERYTHING), st.lists(st.integers(0, 2000), max_size=8))
def test_pieces_make_no_difference(answer: bytes, cuts: list[int]) -> None:
    edges = sorted({0, *(cut for cut in cuts if cut < len(answer)), len(answer)})
    pieces = [answer[a:b] for a, b in itertools.pairwise(edges)]
    cut, whole = events(*pieces), events(answer)
    # Where the end comes early, how much of it is shown depends on how much had come.
    assert [event if not isinstance(event, Garbage) else event.reason for event in cut] == [
        event if not isinstance(event, Garbage) else event.reason for event in whole
    ]


def test_alerts_and_other_records() -> None:
    event_list = events(
        recorded.alert(112, fatal=False) + record(20, b"\x01") + recorded.alert(40) + record(22, b"sealed") + record(24, b"beat")
    )
    # What follows ChangeCipherSpec is encrypted, whatever it says it is.
    assert event_list == [Alert(False, 112), Record(20, b"\x01"), Record(21, b"\x02\x28"), Record(22, b"sealed"), Record(24, b"beat")]


@pytest.mark.parametrize(
    "bytes_of",
    [
        b"HTTP/1.1 400 Bad Request\r\n",
        b"SSH-2.0-OpenSSH_9.2\r\n",
        b"\x16\x02\x00\x00\x01\x02",
        b"\x16\x03\x03\xff\xff",
        b"\x00",
        b"220 mail ESMTP",
    ],
)
def test_what_is_not_tls_ends_it(bytes_of: bytes) -> None:
    event_list = events(bytes_of, recorded.flight())
    assert [type(event) for event in event_list] == [Garbage]


def test_what_came_before_garbage_counts() -> None:
    first, last = events(recorded.alert(70) + b"junk")
    assert first == Alert(True, 70)
    assert isinstance(last, Garbage)
    assert last.start == b"junk"


def test_an_endless_answer_ends() -> None:
    reader = Reader()
    for _ in range(200):
        event_list = reader.feed(record(23, b"z" * 4096))
        if isinstance(event_list[-1], Garbage):
            break
    assert event_list[-1] == Garbage("the answer does not end", b"")
    assert reader.feed(recorded.flight()) == []


def test_a_message_of_sixteen_megabytes_is_not_awaited() -> None:
    assert [type(event) for event in events(record(22, b"\x0b\xff\xff\xff"))] == [Garbage]


@pytest.mark.slow
def test_any_mutated_answer_is_taken_without_an_exception() -> None:
    """100,000 answers, OpenSSL's own among them, with bytes changed, cut out, doubled, inserted and reordered, each in pieces, seeded, so that failures come back."""
    chance = random.Random(20261121)
    real = (offer.tls13(HOST, offer.every(TLS13)), offer.old(TLS12, HOST, offer.every(TLS12)), offer.old(TLS10, HOST, (0xFEFE,)))
    answers = (*EVERYTHING, *(openssl_says(hello) for hello in real))
    shapes: set[tuple[bool, bool, bool]] = set()
    for _ in range(MUTATIONS):
        data = _mutated(chance, chance.choice(answers))
        answer, reader = ServerAnswer(), Reader()
        cut = chance.randrange(len(data) + 1)
        answer.take(reader.feed(data[:cut]))
        answer.take(reader.feed(data[cut:]))
        with contextlib.suppress(MalformedRecord):
            ssl2_hello(data)
        shapes.add((answer.hello is not None, answer.garbage is not None, answer.alert is not None))
    # Every way an answer can end was among them, so the mutations reach deep enough.
    assert len(shapes) >= 6


def test_openssl_takes_our_hellos() -> None:
    newest, older = ServerAnswer(), ServerAnswer()
    newest.take(Reader().feed(openssl_says(offer.tls13(HOST, offer.every(TLS13)))))
    older.take(Reader().feed(openssl_says(offer.old(TLS12, HOST, offer.every(TLS12)))))
    assert newest.hello is not None
    assert newest.hello.retry
    assert older.done
    assert older.exchange is not None
    assert older.chain == (LEAF.der,)


def openssl_says(hello: ClientHello) -> bytes:
    """What OpenSSL answers, without a socket between us."""
    context = SSL.Context(SSL.TLS_SERVER_METHOD)
    context.use_certificate(LEAF.certificate)
    context.use_privatekey(LEAF.key)
    server = SSL.Connection(context, None)
    server.set_accept_state()
    server.bio_write(hello.bytes())
    with contextlib.suppress(SSL.Error):
        server.do_handshake()
    return server.bio_read(65_536)


def _mutated(chance: random.Random, answer: bytes) -> bytes:
    data = bytearray(answer)
    for _ in range(chance.choice((1, 1, 1, 2, 4, 8))):
        at = chance.randrange(len(data) + 1)
        match chance.randrange(6):
            case 0 if at < len(data):
                data[at] = chance.randrange(256)
            case 1 if at < len(data):
                data[at] ^= 1 << chance.randrange(8)
            case 2:
                del data[at : at + chance.randrange(1, 40)]
            case 3:
                data[at:at] = chance.randbytes(chance.randrange(1, 20))
            case 4:
                data[at:at] = data[at : at + chance.randrange(1, 200)]
            case _:
                data[at : at + 2] = chance.choice((b"\0\0", b"\xff\xff", b"\0\1", b"\x40\0"))
    return bytes(data)
