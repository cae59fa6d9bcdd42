"""Each weakness is found on a server that has it, and on no other; what cannot be told is unknown."""

from __future__ import annotations

import itertools
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from checks.core.evidence.observation import Failure
from checks.core.evidence.tls import Vulnerable, Weakness, WeaknessRequest, WeaknessStatus
from checks.core.model.failure import FailureKind
from checks.core.model.finding import Level
from scanner.example_city.ports import bind
from tests.real.certificates import CertificateRequest, Issued, ec_key, issue, rsa_key
from tests.real.tls.servers import in_process
from tests.scanner.probes.tls import weak_server as server
from tests.scanner.probes.tls.asking import HOST, LOOPBACK, observe
from tests.scanner.probes.tls.particular import Tastes, particular

YES, WEAK, NO, UNCERTAIN = Vulnerable.YES, Vulnerable.WEAK, Vulnerable.NO, Vulnerable.UNKNOWN
EVERY = pytest.mark.parametrize("weakness", list(Weakness))


@pytest.fixture(scope="module")
def issued() -> Issued:
    return issue(CertificateRequest(name=HOST, key=rsa_key()))


def look(weakness: Weakness, serve: server.Serve, timeout: float = 10.0) -> WeaknessStatus:
    """What the probe says of the server."""
    with in_process(serve) as place:
        status, _ = observe(place.port, WeaknessRequest(HOST, 443, weakness), timeout=timeout)
    assert isinstance(status, WeaknessStatus), status
    return status


def answers(connection: socket.socket, claimed: int, brought: bytes) -> None:
    """With as much as was claimed."""
    server.send(connection, server.HEARTBEAT, b"\x02" + claimed.to_bytes(2, "big") + (brought + bytes(claimed))[:claimed] + bytes(16))


def answers_sound(connection: socket.socket, claimed: int, brought: bytes) -> None:
    if claimed + 16 <= len(brought):
        answers(connection, claimed, brought)


def is_silent(connection: socket.socket, claimed: int = 0, brought: bytes = b"") -> None:
    """Says nothing."""


@pytest.mark.parametrize(
    ("answer", "vulnerable"),
    [
        (answers, YES),
        (answers_sound, NO),
        (is_silent, NO),
        (lambda connection, claimed, brought: server.alert(connection, server.UNEXPECTED_MESSAGE), NO),
        (lambda connection, claimed, brought: connection.close(), NO),
        # Claims much, brings nothing: no memory came.
        (lambda connection, claimed, brought: server.send(connection, server.HEARTBEAT, b"\x02\x40\x00"), NO),
        (lambda connection, claimed, brought: server.send(connection, server.HEARTBEAT, b"\x02"), NO),
    ],
    ids=["as claimed", "sound ones only", "silence", "alert", "close", "empty", "cut"],
)
def test_heartbleed(issued: Issued, answer: Callable[[socket.socket, int, bytes], None], vulnerable: Vulnerable) -> None:
    assert look(Weakness.HEARTBLEED, server.heartbeats(issued, answer), timeout=1.0).vulnerable is vulnerable


def test_without_the_extension_no_heartbeat_is_sent(issued: Issued) -> None:
    came: list[int] = []
    status = look(Weakness.HEARTBLEED, server.heartbeats(issued, lambda connection, claimed, brought: came.append(claimed), offered=False))
    assert (status.vulnerable, came) == (NO, [])


def test_heartbleed_claims_sixteen_bytes_too_many_and_keeps_none(issued: Issued) -> None:
    claims: list[int] = []
    secret = b"kata-sandi-admin"

    def leak(connection: socket.socket, claimed: int, brought: bytes) -> None:
        claims.append(claimed - len(brought))
        server.send(connection, server.HEARTBEAT, b"\x02" + claimed.to_bytes(2, "big") + brought + secret + bytes(16))

    with in_process(server.heartbeats(issued, leak)) as place:
        status, traffic = observe(place.port, WeaknessRequest(HOST, 443, Weakness.HEARTBLEED))
    assert isinstance(status, WeaknessStatus)
    assert status.vulnerable is YES
    assert claims[0] == 16
    assert secret.decode() not in repr((status, traffic))


def says(description: int) -> Callable[[socket.socket], None]:
    """Answers with this alert."""
    return lambda connection: server.alert(connection, description)


@pytest.mark.parametrize(
    ("reactions", "vulnerable"),
    [
        ([says(server.UNEXPECTED_MESSAGE)], NO),
        ([lambda connection: connection.close()], NO),
        ([is_silent, says(server.BAD_RECORD_MAC)], YES),
        ([is_silent, says(server.DECRYPTION_FAILED)], YES),
        ([is_silent, says(server.UNEXPECTED_MESSAGE)], NO),
        ([is_silent, is_silent], UNCERTAIN),
        ([is_silent, lambda connection: connection.close()], UNCERTAIN),
    ],
    ids=["refused", "closed", "decrypts", "decrypts, old alert", "refused late", "silence", "closed late"],
)
def test_early_change_of_cipher(issued: Issued, reactions: list[Callable[[socket.socket], None]], vulnerable: Vulnerable) -> None:
    assert look(Weakness.CCS, server.early_change(issued, *reactions), timeout=1.0).vulnerable is vulnerable


@pytest.mark.parametrize(
    ("echo", "vulnerable"),
    [
        (lambda session_id: session_id + b"\x7f", YES),
        (lambda session_id: session_id, NO),
        (lambda session_id: b"", UNCERTAIN),
        (lambda session_id: bytes(32), UNCERTAIN),
    ],
    ids=["filled up", "as sent", "none", "another"],
)
def test_ticketbleed(issued: Issued, tmp_path: Path, echo: Callable[[bytes], bytes], vulnerable: Vulnerable) -> None:
    pem = tmp_path / "server.pem"
    pem.write_bytes(issued.key_pem + issued.pem)
    sent: list[bytes] = []

    def noted(session_id: bytes) -> bytes:
        sent.append(session_id)
        return echo(session_id)

    status = look(Weakness.TICKETBLEED, server.tickets(pem, issued, noted))
    assert status.vulnerable is vulnerable
    assert [len(session_id) for session_id in sent] == [31]


def never(plain: bytes) -> None:
    """No reaction."""


def always(plain: bytes) -> int:
    """The same alert for everything."""
    return server.BAD_RECORD_MAC


def strictly(plain: bytes) -> int:
    """Tells what does not begin as it must."""
    return server.BAD_RECORD_MAC if server.begins_well(plain) else server.DECRYPT_ERROR


def weakly(plain: bytes) -> int:
    """Tells only what is sound in every way."""
    return server.BAD_RECORD_MAC if server.is_sound(plain) else server.DECRYPT_ERROR


@pytest.mark.slow
@pytest.mark.parametrize(
    ("on_key", "on_finished", "vulnerable", "timeout"),
    [
        (never, always, NO, 10.0),
        (never, strictly, YES, 10.0),
        (never, weakly, WEAK, 10.0),
        # Silence costs its time, of which a machine that is busy needs some for a server that does answer.
        (never, lambda plain: server.BAD_RECORD_MAC if server.begins_well(plain) else None, YES, 6.0),
        (lambda plain: None if server.begins_well(plain) else server.ILLEGAL_PARAMETER, always, YES, 10.0),
        (lambda plain: None if server.is_sound(plain) else server.ILLEGAL_PARAMETER, always, WEAK, 10.0),
        (never, never, UNCERTAIN, 0.3),
    ],
    ids=["no oracle", "strong", "weak", "silence tells", "at once", "at once, weakly", "never reacts"],
)
def test_robot(issued: Issued, on_key: server.Judge, on_finished: server.Judge, vulnerable: Vulnerable, timeout: float) -> None:
    assert look(Weakness.ROBOT, server.decrypting(issued, on_key, on_finished), timeout=timeout).vulnerable is vulnerable


@pytest.mark.slow
def test_an_oracle_that_only_the_key_exchange_alone_shows(issued: Issued) -> None:
    assert look(Weakness.ROBOT, server.impatient(issued, server.begins_well), timeout=2.0).vulnerable is YES


@pytest.mark.slow
def test_servers_that_take_turns_prove_nothing(issued: Issued) -> None:
    turns = itertools.cycle((server.BAD_RECORD_MAC, server.BAD_RECORD_MAC, server.DECRYPT_ERROR))
    assert look(Weakness.ROBOT, server.decrypting(issued, never, lambda plain: next(turns))).vulnerable is UNCERTAIN


def test_a_key_that_is_not_rsa_is_not_asked() -> None:
    other = issue(CertificateRequest(name=HOST, key=ec_key()))
    status = look(Weakness.ROBOT, server.early_change(other))
    assert status.vulnerable is UNCERTAIN


def refuses(connection: socket.socket) -> None:
    server.read(connection)
    server.alert(connection, 40)


@EVERY
def test_a_server_that_refuses_everybody_has_said_nothing(weakness: Weakness) -> None:
    """A limit of connections may answer with handshake_failure (RFC 8446 section 6.2 ties it to no offer)."""
    assert look(weakness, server.politely(refuses)).vulnerable is UNCERTAIN


@EVERY
@pytest.mark.parametrize("objection", [40, 71])
def test_a_server_that_offers_nothing_of_the_kind_is_not_weak(weakness: Weakness, objection: int) -> None:
    with particular(Tastes(dislikes=lambda hello: 43 not in hello.extensions, objection=objection)) as place:
        status, traffic = observe(place.port, WeaknessRequest(HOST, 443, weakness))
    assert isinstance(status, WeaknessStatus)
    assert (status.vulnerable, traffic.count) == (NO, 2)


def resets(connection: socket.socket) -> None:
    """Closes with the hello unread, which resets the connection."""
    connection.recv(1)


def waits(connection: socket.socket) -> None:
    """Reads until the client leaves."""
    while connection.recv(100_000):
        pass


def closes(connection: socket.socket) -> None:
    connection.recv(100_000)


def endless(connection: socket.socket) -> None:
    server.read(connection)
    while True:
        server.send(connection, server.HANDSHAKE, b"\x0b\x01\x00\x00" + bytes(10_000))


HOSTILE: dict[str, server.Serve] = {
    "silent": waits,
    "resets": resets,
    "closes": closes,
    "web": lambda connection: connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n"),
    "garbage": lambda connection: connection.sendall(b"\x16\x03\x03\xff\xff" + bytes(40_000)),
    "half": lambda connection: connection.sendall(b"\x16\x03\x03\x00\x40\x02\x00\x00\x30"),
    "endless": endless,
    "malformed hello": lambda connection: server.send(connection, server.HANDSHAKE, b"\x02\x00\x00\x02\x03\x03"),
}  # fmt: skip


@EVERY
@pytest.mark.parametrize("serve", HOSTILE.values(), ids=HOSTILE)
def test_a_server_that_talks_nonsense_is_unknown(weakness: Weakness, serve: server.Serve) -> None:
    assert look(weakness, server.politely(serve), timeout=0.2).vulnerable is UNCERTAIN


@EVERY
def test_nobody_there_is_a_failure(weakness: Weakness) -> None:
    port, (listener,) = bind([(LOOPBACK, socket.SOCK_STREAM)])
    with listener:
        status, _ = observe(port, WeaknessRequest(HOST, 443, weakness))
    assert isinstance(status, Failure)
    assert status.kind is FailureKind.REFUSED


@pytest.mark.parametrize(
    ("first", "second", "vulnerable", "addresses"),
    [
        ("sound", "weak", YES, {"127.0.0.1": NO, "127.0.0.2": YES}),
        ("weak", "weak", YES, {"127.0.0.1": YES, "127.0.0.2": YES}),
        ("sound", "web", UNCERTAIN, {"127.0.0.1": NO, "127.0.0.2": UNCERTAIN}),
        ("web", "weak", YES, {"127.0.0.1": UNCERTAIN, "127.0.0.2": YES}),
        ("sound", None, NO, {"127.0.0.1": NO}),
        (None, "weak", YES, {"127.0.0.2": YES}),
    ],
)
def test_every_address_is_asked_and_the_worst_counts(
    issued: Issued, first: str | None, second: str | None, vulnerable: Vulnerable, addresses: dict[str, Vulnerable]
) -> None:
    serves = {
        "sound": server.heartbeats(issued, answers, offered=False),
        "weak": server.heartbeats(issued, answers),
        "web": server.politely(HOSTILE["web"]),
    }
    with in_process(*(serves[kind] if kind else None for kind in (first, second))) as place:
        status, traffic = observe(place.port, WeaknessRequest(HOST, 443, Weakness.HEARTBLEED), addresses=("127.0.0.1", "127.0.0.2"))
    assert isinstance(status, WeaknessStatus), status
    assert (status.vulnerable, status.addresses) == (vulnerable, addresses)
    assert traffic.count == 2
    assert all(address in status.detail for address in addresses) is (len(addresses) > 1)


@EVERY
def test_below_level_probe_nothing_is_sent(weakness: Weakness, issued: Issued) -> None:
    with in_process(server.early_change(issued)) as place:
        status, traffic = observe(place.port, WeaknessRequest(HOST, 443, weakness), level=Level.VISIT)
    assert isinstance(status, Failure)
    assert (status.kind, traffic.count) == (FailureKind.NOT_PERMITTED, 0)
