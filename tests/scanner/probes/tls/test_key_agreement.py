"""Our half of a key exchange opens what OpenSSL's server encrypts, whatever group it takes."""

from __future__ import annotations

import contextlib

import pytest
from OpenSSL import SSL

from checks.core.tls import suites
from scanner.probes.tls.wire import offer
from scanner.probes.tls.wire.encrypted import decrypt
from scanner.probes.tls.wire.hello import TLS13, ClientHello
from scanner.probes.tls.wire.key_agreement import KeyAgreement
from scanner.probes.tls.wire.messages import server_hello
from scanner.probes.tls.wire.octets import MalformedRecord
from scanner.probes.tls.wire.records import Message, Reader
from tests.real.certificates import CertificateRequest, ec_key, issue

HOST = "dinkes.kotacontoh.go.id"
LEAF = issue(CertificateRequest(name=HOST, key=ec_key()))


def answer(hello: ClientHello) -> bytes:
    """What the server sends."""
    context = SSL.Context(SSL.TLS_SERVER_METHOD)
    context.use_certificate(LEAF.certificate)
    context.use_privatekey(LEAF.key)
    server = SSL.Connection(context, None)
    server.set_accept_state()
    server.bio_write(hello.bytes())
    with contextlib.suppress(SSL.WantReadError):
        server.do_handshake()
    return server.bio_read(20_000)


# Those that it takes unless told otherwise; 257 is one that no key is made for.
@pytest.mark.parametrize("group", [None, 29, 23, 24, 25, 30, 4587, 4588, 257])
def test_the_certificate_is_read(group: int | None) -> None:
    keys = KeyAgreement(group)
    assert [number for number, _ in keys.shares] == ([group] if group not in (None, 257) else [29, 23])
    hello = offer.tls13(HOST, offer.every(TLS13), groups=tuple(number for number, _ in keys.shares), shares=keys.shares)
    sent = answer(hello)
    body = next(event.body for event in Reader().feed(sent) if isinstance(event, Message))
    reply = server_hello(body)
    assert reply.group in [number for number, _ in keys.shares]
    assert decrypt(sent, suites.suite_name(reply.suite), keys.server_secrets(hello, reply, body)).chain == (LEAF.der,)


def test_a_group_that_was_not_offered_is_no_answer() -> None:
    keys, other = KeyAgreement(24), KeyAgreement(25)
    hello = offer.tls13(HOST, offer.every(TLS13), groups=(25,), shares=other.shares)
    body = next(event.body for event in Reader().feed(answer(hello)) if isinstance(event, Message))
    with pytest.raises(MalformedRecord):
        keys.server_secrets(hello, server_hello(body), body)
