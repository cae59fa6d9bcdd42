"""What only a finished handshake shows, of ``openssl s_server``."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from checks.core.evidence.tls import Order, TlsAnswers, TlsSurvey, TlsSurveyRequest
from checks.core.testing.evidence import HOST
from tests.real.tls.keys import Keys, keys
from tests.real.tls.load_balancer import load_balancer
from tests.real.tls.servers import Start, in_nginx, s_server
from tests.scanner.probes.tls.asking import observe

pytestmark = pytest.mark.real


@pytest.fixture(scope="module")
def key_files() -> Iterator[Keys]:
    with keys() as key_files:
        yield key_files


def surveyed(key_files: Keys, *options: str) -> TlsAnswers:
    with s_server(*options)(key_files) as place:
        survey, _ = observe(place.port, TlsSurveyRequest(HOST, 443))
    assert isinstance(survey, TlsSurvey)
    (answers,) = survey.answers
    return answers


def test_only_tls13(key_files: Keys) -> None:
    answers = surveyed(key_files, "-tls1_3", "-alpn", "http/1.1,h2", "-groups", "P-256:X25519")
    assert answers.only_tls13
    assert answers.suites == {"TLSv1.3": ("TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256")}
    assert answers.order == {"TLSv1.3": Order.CLIENT}
    assert answers.groups is not None
    assert set(answers.groups) == {"secp256r1", "x25519"}
    assert answers.signatures == ("rsa_pss_rsae_sha256", "rsa_pss_rsae_sha384", "rsa_pss_rsae_sha512")
    assert answers.alpn == ("http/1.1", "h2")
    assert (answers.session_ticket, answers.early_data, answers.stapled, answers.scts) == (True, False, False, 0)
    assert answers.certificate == answers.default_certificate != ""
    assert (answers.compression, answers.client_renegotiation, answers.intolerance) == (False, False, ())
    assert answers.unanswered == ()


def test_early_data(key_files: Keys) -> None:
    assert surveyed(key_files, "-tls1_3", "-early_data", "-max_early_data", "16384").early_data is True


def test_tickets_and_sessions_kept(key_files: Keys) -> None:
    answers = surveyed(key_files, "-tls1_2")
    assert (answers.session_ticket, answers.session_id, answers.client_renegotiation, answers.early_data) == (True, True, False, None)
    assert answers.unanswered == ()


def test_neither_tickets_nor_sessions(key_files: Keys) -> None:
    answers = surveyed(key_files, "-tls1_2", "-no_ticket", "-no_cache")
    assert (answers.session_ticket, answers.session_id) == (False, False)


def test_a_session_that_only_one_of_two_servers_behind_a_port_knows(key_files: Keys) -> None:
    options = ("-tls1_2", "-client_renegotiation")
    with s_server(*options)(key_files) as first, s_server(*options)(key_files) as second, load_balancer(first, second) as place:
        survey, _ = observe(place.port, TlsSurveyRequest(HOST, 443))
    assert isinstance(survey, TlsSurvey)
    (answers,) = survey.answers
    assert (answers.session_id, answers.client_renegotiation) == (True, True)
    assert answers.unanswered == ()


def test_renegotiation_at_the_clients_wish(key_files: Keys) -> None:
    assert surveyed(key_files, "-tls1_2", "-client_renegotiation").client_renegotiation is True


NINE = (
    "ECDHE-RSA-AES128-GCM-SHA256:ECDHE-RSA-AES256-GCM-SHA384:ECDHE-RSA-CHACHA20-POLY1305:ECDHE-RSA-AES128-SHA:ECDHE-RSA-AES256-SHA:"
    "AES128-GCM-SHA256:AES256-GCM-SHA384:AES128-SHA:AES256-SHA"
)


@pytest.mark.parametrize(
    "start",
    [
        s_server("-cipher", NINE, "-serverpref"),
        # What Debian's nginx.conf says of versions: OpenSSL 3 fails over the old ones with an internal error.
        in_nginx(f"ssl_protocols TLSv1 TLSv1.1 TLSv1.2 TLSv1.3; ssl_prefer_server_ciphers on; ssl_ciphers {NINE};", "rsa"),
    ],
    ids=["openssl", "nginx"],
)
def test_under_sixty_connections_with_twelve_suites(key_files: Keys, start: Start) -> None:
    with start(key_files) as place:
        survey, _ = observe(place.port, TlsSurveyRequest(HOST, 443))
    assert isinstance(survey, TlsSurvey)
    (answers,) = survey.answers
    assert sum(len(suites) for suites in answers.suites.values()) == 12
    assert answers.unanswered == ()
    assert answers.connections < 60
