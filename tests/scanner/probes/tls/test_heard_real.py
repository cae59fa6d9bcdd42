"""Where no handshake can be completed, the chain that the server sends in the clear is judged, and the reason is named."""

from __future__ import annotations

import hashlib
import itertools
import socket
import ssl

import pytest

from checks import Handshake
from checks.core.evidence.observation import Failure
from checks.core.evidence.tls import WITHOUT_TLS, TlsAnswers, TlsRequest, TlsSurvey, TlsSurveyRequest
from checks.core.model.failure import FailureKind
from tests.each import each
from tests.real.tls.keys import keys
from tests.real.tls.servers import in_process, s_server
from tests.real.tls.tilik import ask
from tests.scanner.probes.tls.asking import HOST, observe
from tests.scanner.probes.tls.particular import LEAF, Tastes, at_addresses
from tests.scanner.probes.tls.recorded import alert

pytestmark = pytest.mark.real


@each(
    ("options", "obstacle"),
    [
        (("-tls1_2", "-Verify", "2", "-verify_return_error", "-CAfile", "{keys}/root.pem"), "client-certificate"),
        # Browsers and the library that tilik shakes hands with list no Brainpool curve.
        (("-tls1_2", "-groups", "brainpoolP256r1", "-cipher", "ECDHE"), "handshake failure"),
        (("-tls1_2",), ""),
    ],
)
def test_the_chain_is_there(options: tuple[str, ...], obstacle: str) -> None:
    with keys() as key_files, s_server(*options)(key_files) as place:
        observation = ask(place, TlsRequest("dinkes.kotacontoh.go.id", place.port))
        text = key_files.rsa.read_text()
    assert isinstance(observation, Handshake)
    der = ssl.PEM_cert_to_DER_cert(text[text.index("-----BEGIN CERT") : text.index("-----END CERT") + 25])
    assert hashlib.sha256(observation.leaf).digest() == hashlib.sha256(der).digest()
    assert obstacle in observation.obstacle
    assert bool(obstacle) is bool(observation.obstacle)


REFUSING = Tastes(dislikes=lambda hello: True)
# RFC 8446 section 6: an internal error is a fatal alert as others are; a server that says it to everybody serves nobody.
FAILING = Tastes(dislikes=lambda hello: True, objection=80)


@each("first", [None, REFUSING, FAILING])
def test_an_address_without_tls_hides_no_other(first: Tastes | None) -> None:
    """Neither a closed port nor an alert to every hello is the last word: visitors whom the DNS sends elsewhere get a certificate there."""
    with at_addresses(first, Tastes()) as place:
        observation, _ = observe(place.port, TlsRequest(HOST, 443), addresses=("127.0.0.1", "127.0.0.2"))
    assert isinstance(observation, Handshake)
    assert (observation.address, observation.chain[0]) == ("127.0.0.2", LEAF)


@each("second", [None, REFUSING, FAILING])
def test_an_address_where_nobody_gets_in_is_without_tls(second: Tastes | None) -> None:
    with at_addresses(Tastes(), second) as place:
        survey, _ = observe(place.port, TlsSurveyRequest(HOST, 443), addresses=("127.0.0.1", "127.0.0.2"))
    assert isinstance(survey, TlsSurvey)
    assert isinstance(survey.addresses["127.0.0.1"], TlsAnswers)
    failure = survey.addresses["127.0.0.2"]
    assert isinstance(failure, Failure)
    assert failure.kind in WITHOUT_TLS


def test_where_no_address_has_tls_the_first_says_why() -> None:
    with at_addresses(REFUSING, None) as place:
        observation, _ = observe(place.port, TlsRequest(HOST, 443), addresses=("127.0.0.1", "127.0.0.2"))
    assert isinstance(observation, Failure)
    assert observation.kind is FailureKind.TLS


@each("alerts", [1, 2])
def test_one_alert_is_not_the_last_word(alerts: int) -> None:
    """Of servers that take turns one may refuse everybody; the chain of the next is judged as a visitor gets it, who tries again."""
    with keys() as key_files:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(key_files.rsa)
        turns = itertools.count(1)

        def serve(connection: socket.socket) -> None:
            if next(turns) <= alerts:
                connection.recv(4096)
                connection.sendall(alert(40))
            else:
                context.wrap_socket(connection, server_side=True).close()

        with in_process(serve) as place:
            observation, _ = observe(place.port, TlsRequest(HOST, 443))
    assert isinstance(observation, Handshake)
    assert (observation.version, bool(observation.obstacle)) == (("TLSv1.3", False) if alerts == 1 else ("TLSv1.2", True))
