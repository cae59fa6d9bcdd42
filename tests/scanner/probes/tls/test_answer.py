"""What a server says, from composed answers."""

from __future__ import annotations

import warnings

import pytest
from cryptodatahub.common.parameter import DHParamWellKnown

from checks.core.evidence.tls import DhGroup
from checks.core.testing import evidence as build
from scanner.probes.tls.wire.answer import ServerAnswer
from scanner.probes.tls.wire.extension_values import protocol, timestamps
from scanner.probes.tls.wire.octets import MalformedRecord
from scanner.probes.tls.wire.primes import dh_group
from scanner.probes.tls.wire.records import Alert, Reader
from scanner.probes.tls.wire.ssl2 import ssl2_server_hello as ssl2_hello
from tests.scanner.probes.tls import recorded
from tests.scanner.probes.tls.recorded import extension, message, record, vector

with warnings.catch_warnings(action="ignore", category=DeprecationWarning):
    from tlslite.mathtls import FFDHE_PARAMETERS


def answer_of(*pieces: bytes) -> ServerAnswer:
    answer, reader = ServerAnswer(), Reader()
    for piece in pieces:
        answer.take(reader.feed(piece))
    return answer


def test_a_flight_of_tls12() -> None:
    answer = answer_of(recorded.flight())
    assert answer.hello is not None
    assert answer.exchange is not None
    assert (answer.hello.version, answer.hello.suite, answer.hello.retry) == (0x0303, recorded.SUITE, False)
    assert (answer.exchange.curve, answer.exchange.signature, answer.exchange.public) == (29, 0x0804, b"P" * 32)
    assert answer.chain == (build.certificate_der(),)
    assert answer.status == b"response"
    assert answer.wants_certificate
    assert answer.done
    assert protocol(answer.hello.extensions) == "h2"
    assert timestamps(answer.hello.extensions[18]) == 1


def test_a_hello_retry_request_names_the_group() -> None:
    answer = answer_of(recorded.retry(group=4588))
    assert answer.hello is not None
    assert (answer.hello.version, answer.hello.retry, answer.hello.group) == (0x0304, True, 4588)
    assert answer.over


def test_tls13_is_read_up_to_where_it_is_encrypted() -> None:
    answer = answer_of(recorded.newest())
    assert answer.hello is not None
    assert (answer.hello.version, answer.hello.retry, answer.hello.group) == (0x0304, False, 29)
    assert answer.sealed
    assert answer.over


def test_ssl3_has_no_extensions() -> None:
    answer = answer_of(record(22, recorded.server_hello(0x0300, 0x000A, None)))
    assert answer.hello is not None
    assert (answer.hello.version, answer.hello.extensions) == (0x0300, {})
    assert not answer.over


@pytest.mark.parametrize(("version", "scheme"), [(0x0303, 0x0401), (0x0301, None)])
def test_finite_field_parameters(version: int, scheme: int | None) -> None:
    prime = (1 << 1023) + 1155
    answer = answer_of(record(22, recorded.server_hello(version, 0x0033) + recorded.dhe(prime, scheme)))
    assert answer.exchange is not None
    assert (answer.exchange.prime, answer.exchange.generator, answer.exchange.signature) == (prime, 2, scheme)


def test_a_warning_is_not_the_end() -> None:
    answer = answer_of(recorded.alert(112, fatal=False), recorded.flight())
    assert answer.alert == Alert(False, 112)
    assert answer.hello is not None
    assert answer.done


def test_an_alert_without_a_hello_is_a_refusal() -> None:
    answer = answer_of(recorded.alert(40), recorded.flight())
    assert answer.over
    assert answer.hello is None
    assert answer.garbage is None


@pytest.mark.parametrize(
    "body",
    [
        recorded.message(2, b"\x03\x03" + b"R" * 31),
        recorded.server_hello(extensions=b"\x00\x17\x00\x05ab"),
        recorded.server_hello(extensions=extension(43, b"\x03")),
        recorded.server_hello(extensions=extension(51, b"")),
        message(11, b"\x00\x00\x09\x00\x00\x08DER"),
        message(22, b""),
    ],
)
def test_a_malformed_message_breaks_the_answer(body: bytes) -> None:
    answer = answer_of(record(22, body), recorded.flight())
    assert answer.garbage is not None
    assert answer.over


def test_ssl2() -> None:
    whole = recorded.ssl2(0x010080, 0x0700C0)
    assert [ssl2_hello(whole[:size]) for size in range(len(whole))] == [None] * len(whole)
    hello = ssl2_hello(whole)
    assert hello is not None
    assert (hello.kinds, hello.certificate) == ((0x010080, 0x0700C0), b"DER")


@pytest.mark.parametrize("bytes_of", [recorded.alert(70), b"\x80\x03\x00\x00\x01", recorded.ssl2(1)[:9] + b"\xff" * 40])
def test_other_answers_are_not_ssl2(bytes_of: bytes) -> None:
    with pytest.raises(MalformedRecord):
        ssl2_hello(bytes_of)


def test_lists_that_break_off_count_what_is_there() -> None:
    assert timestamps(vector(2, vector(2, b"one") + b"\x00\x09tw")) == 1
    assert timestamps(b"\x00") == 0
    assert protocol({16: b"\x00\x02\x05h"}) == ""


def test_well_known_primes() -> None:
    """The names agree with another library's list of the same RFCs."""
    primes = {name: prime for name, (_, prime) in FFDHE_PARAMETERS.items() if name.startswith(("RFC2409", "RFC3526", "RFC5114", "RFC7919"))}
    assert len(primes) == 16
    for name, prime in primes.items():
        group = dh_group(prime)
        assert f"RFC {name[3:7]}" in group.prime
        assert group.bits == prime.bit_length()


def test_primes_built_into_servers_and_primes_of_ones_own() -> None:
    apache = next(one.value.parameter_numbers.p for one in DHParamWellKnown if "APACHE" in one.name and one.name.endswith("1024"))
    assert dh_group(apache).prime.startswith("1024-bit Apache")
    assert dh_group((1 << 2047) + 9) == DhGroup(2048, "")
