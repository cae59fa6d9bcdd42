"""Real servers of today have none of these weaknesses, whatever they offer."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from checks.core.evidence.tls import Vulnerable, Weakness, WeaknessRequest, WeaknessStatus
from tests.real.tls.keys import Keys, keys
from tests.real.tls.servers import Start, gnutls_serv, in_nginx, s_server
from tests.scanner.probes.tls.asking import HOST, observe

pytestmark = pytest.mark.real

_NOTHING, _NEWEST = "the server offers nothing that has this weakness", "the server speaks no version that has this weakness"
SOUND = {
    Weakness.HEARTBLEED: "the heartbeat extension is not in use",
    Weakness.CCS: "the early ChangeCipherSpec is refused",
    Weakness.TICKETBLEED: "a session id comes back as it was sent",
    Weakness.ROBOT: "the reaction is the same to 5 forms of ciphertext: alert 20",
}

SERVERS: dict[str, tuple[Start, dict[Weakness, str]]] = {
    "openssl, RSA key exchange": (s_server("-tls1_2", "-cipher", "kRSA:@SECLEVEL=0"), SOUND),
    "openssl, TLS 1.0": (s_server("-tls1", "-cipher", "ALL:@SECLEVEL=0"), SOUND),
    "openssl, TLS 1.3 only": (s_server("-tls1_3"), dict.fromkeys(Weakness, _NEWEST)),
    "openssl, no tickets": (s_server("-no_ticket"), {Weakness.TICKETBLEED: "session tickets are not in use"}),
    "openssl, elliptic curves": (s_server(certificate="ec"), {Weakness.ROBOT: _NOTHING}),
    "nginx": (in_nginx("ssl_protocols TLSv1.2 TLSv1.3; ssl_ciphers ALL:@SECLEVEL=0;", "rsa"), SOUND),
    "gnutls": (gnutls_serv("NORMAL:+RSA"), SOUND),
}


@pytest.fixture(scope="module")
def key_files() -> Iterator[Keys]:
    with keys() as key_files:
        yield key_files


@pytest.mark.parametrize("name", SERVERS)
def test_a_real_server_is_not_weak(key_files: Keys, name: str) -> None:
    start, expected = SERVERS[name]
    with start(key_files) as place:
        statuses = {weakness: observe(place.port, WeaknessRequest(HOST, 443, weakness))[0] for weakness in expected}
    details = {weakness: one.detail if isinstance(one, WeaknessStatus) else repr(one) for weakness, one in statuses.items()}
    assert details == expected
    assert all(isinstance(one, WeaknessStatus) and one.vulnerable is Vulnerable.NO for one in statuses.values())
