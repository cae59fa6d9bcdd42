"""What only a finished handshake shows, of ``openssl s_server``."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from checks.core.evidence.tls import Order, TlsAnswers, TlsSurvey, TlsSurveyRequest
from checks.core.testing.evidence import HOST
from tests.real.tls.balanced import balanced
from tests.real.tls.keys import Keys, keys
from tests.real.tls.started import s_server
from tests.scanner.probes.tls.asking import asked

pytestmark = pytest.mark.real


@pytest.fixture(scope="module")
def given() -> Iterator[Keys]:
    with keys() as made:
        yield made


def surveyed(given: Keys, *options: str) -> TlsAnswers:
    with s_server(*options)(given) as place:
        seen, _ = asked(place.port, TlsSurveyRequest(HOST, 443))
    assert isinstance(seen, TlsSurvey)
    (answers,) = seen.answers
    return answers


def test_only_tls13(given: Keys) -> None:
    seen = surveyed(given, "-tls1_3", "-alpn", "http/1.1,h2", "-groups", "P-256:X25519")
    assert seen.only_tls13
    assert seen.suites == {"TLSv1.3": ("TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256")}
    assert seen.order == {"TLSv1.3": Order.CLIENT}
    assert seen.groups is not None
    assert set(seen.groups) == {"secp256r1", "x25519"}
    assert seen.signatures == ("rsa_pss_rsae_sha256", "rsa_pss_rsae_sha384", "rsa_pss_rsae_sha512")
    assert seen.alpn == ("http/1.1", "h2")
    assert (seen.session_ticket, seen.early_data, seen.stapled, seen.scts) == (True, False, False, 0)
    assert seen.certificate == seen.default_certificate != ""
    assert (seen.compression, seen.client_renegotiation, seen.intolerance) == (False, False, ())
    assert seen.unanswered == ()


def test_early_data(given: Keys) -> None:
    assert surveyed(given, "-tls1_3", "-early_data", "-max_early_data", "16384").early_data is True


def test_tickets_and_sessions_kept(given: Keys) -> None:
    seen = surveyed(given, "-tls1_2")
    assert (seen.session_ticket, seen.session_id, seen.client_renegotiation, seen.early_data) == (True, True, False, None)
    assert seen.unanswered == ()


def test_neither_tickets_nor_sessions(given: Keys) -> None:
    seen = surveyed(given, "-tls1_2", "-no_ticket", "-no_cache")
    assert (seen.session_ticket, seen.session_id) == (False, False)


def test_a_session_that_only_one_of_two_servers_behind_a_port_knows(given: Keys) -> None:
    options = ("-tls1_2", "-client_renegotiation")
    with s_server(*options)(given) as first, s_server(*options)(given) as second, balanced(first, second) as place:
        seen, _ = asked(place.port, TlsSurveyRequest(HOST, 443))
    assert isinstance(seen, TlsSurvey)
    (answers,) = seen.answers
    assert (answers.session_id, answers.client_renegotiation) == (True, True)
    assert answers.unanswered == ()


def test_renegotiation_at_the_clients_wish(given: Keys) -> None:
    assert surveyed(given, "-tls1_2", "-client_renegotiation").client_renegotiation is True


def test_under_sixty_connections_with_twelve_suites(given: Keys) -> None:
    nine = "ECDHE-RSA-AES128-GCM-SHA256:ECDHE-RSA-AES256-GCM-SHA384:ECDHE-RSA-CHACHA20-POLY1305:ECDHE-RSA-AES128-SHA:ECDHE-RSA-AES256-SHA"
    seen = surveyed(given, "-cipher", f"{nine}:AES128-GCM-SHA256:AES256-GCM-SHA384:AES128-SHA:AES256-SHA", "-serverpref")
    assert sum(len(suites) for suites in seen.suites.values()) == 12
    assert seen.unanswered == ()
    assert seen.connections <= 62
