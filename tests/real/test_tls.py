"""TLS of a real nginx and a real Apache, modern, old and broken: tilik says of it what ``openssl s_client`` shows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

from checks.core.tls.suites import suites
from tests.real.apache import apache
from tests.real.authority import Issue
from tests.real.curl import curl, lasting
from tests.real.look import ALL, look
from tests.real.nginx import nginx
from tests.real.openssl import s_client, x509
from tests.real.server import Server
from tests.real.site import Site

pytestmark = pytest.mark.real

VERSIONS = ("TLSv1.0", "TLSv1.1", "TLSv1.2", "TLSv1.3")
# What a server is told to speak, and what tilik must say of it.
SPOKEN = {
    "modern": (("TLSv1.2", "TLSv1.3"), "pass"),
    "tls13": (("TLSv1.3",), "pass"),
    "tls12": (("TLSv1.2",), "pass"),
    "tls11": (("TLSv1.1",), "fail (outdated, legacy)"),
    "tls10": (("TLSv1.0",), "fail (outdated, legacy)"),
    "semua": (VERSIONS, "fail (legacy)"),
}
# OpenSSL's number for what is wrong with a certificate, and what tilik says of trust, name and dates.
WRONG = {
    Issue.TRUSTED: (0, "pass", "pass", "pass"),
    Issue.RSA: (0, "pass", "pass", "pass"),
    Issue.CHAINED: (0, "pass", "pass", "pass"),
    Issue.INCOMPLETE: (21, "unknown (incomplete-chain)", "pass", "pass"),
    Issue.PRIVATE: (21, "fail (unknown-root)", "pass", "pass"),
    Issue.PRIVATE_CHAIN: (19, "fail (unknown-root)", "pass", "pass"),
    Issue.SELF_SIGNED: (18, "fail (self-signed)", "pass", "pass"),
    Issue.OTHER_NAME: (62, "pass", "fail (mismatch)", "pass"),
    Issue.EXPIRED: (10, "pass", "pass", "fail (expired)"),
}
ASKED = {"TLSv1.0": "-tls1", "TLSv1.1": "-tls1_1", "TLSv1.2": "-tls1_2", "TLSv1.3": "-tls1_3"}
ANY_AGE = ("-cipher", "ALL:@SECLEVEL=0")


def host_of(name: str) -> str:
    return f"{name}.kotacontoh.go.id"


def in_nginx(versions: tuple[str, ...]) -> str:
    written = " ".join(version.removesuffix(".0") for version in versions)
    return f"ssl_protocols {written};\nssl_ciphers ALL:@SECLEVEL=0;\nssl_prefer_server_ciphers on;"


def in_apache(versions: tuple[str, ...]) -> str:
    written = " ".join(f"+{version.removesuffix('.0')}" for version in versions)
    return f"SSLProtocol -all {written}\nSSLCipherSuite ALL:@SECLEVEL=0\nSSLHonorCipherOrder on"


@pytest.fixture(scope="module", params=[(nginx, in_nginx), (apache, in_apache)], ids=["nginx", "apache"])
def server(request: pytest.FixtureRequest) -> Iterator[Server]:
    serve, speak = request.param
    spoken = [Site(host=host_of(name), https=speak(told), address=f"127.0.0.{n}") for n, (name, (told, _)) in enumerate(SPOKEN.items(), 11)]
    with serve([*spoken, *(Site(host=host_of(issue.value), issue=issue) for issue in WRONG)]) as running:
        yield running


@pytest.mark.parametrize("name", SPOKEN)
def test_versions_and_suites(server: Server, name: str) -> None:
    host, (versions, outcome) = host_of(name), SPOKEN[name]
    sessions = {version: s_client(server, host, option, *ANY_AGE) for version, option in ASKED.items()}
    shown = {version: [session.cipher] for version, session in sessions.items() if session}
    assert tuple(shown) == versions

    seen = look(server, host, only=ALL)
    told = {version: names for version, names in seen.told["evidence"]["tls"]["protocols"].items() if names}
    assert tuple(told) == versions
    for version, (preferred_by_openssl,) in shown.items():
        assert preferred_by_openssl in {suites()[name].openssl for name in told[version]}
    assert seen.outcome("tls-protocols") == outcome
    for finding in seen.findings("tls-protocols"):
        assert finding["problem"] == "outdated" or finding["facts"] == {"versions": [v for v in shown if v in ("TLSv1.0", "TLSv1.1")]}
    preferred = s_client(server, host, *ANY_AGE)
    assert preferred is not None
    assert preferred.version == max(versions)
    assert seen.told["evidence"]["tls"]["alpn"] == preferred.alpn
    # However old the TLS is, the page over it is read.
    assert lasting(seen.answer(f"https://{host}/").final) == lasting(curl(server, host))


@pytest.mark.parametrize("issue", WRONG, ids=lambda issue: issue.value)
def test_certificates(server: Server, issue: Issue) -> None:
    host, (verify, *outcomes) = host_of(issue.value), WRONG[issue]
    session = s_client(server, host)
    assert session is not None
    assert session.verify == verify
    shown = x509(session.pem)

    seen = look(server, host, only=ALL)
    assert [seen.outcome(check) for check in ("tls-trust", "tls-hostname", "tls-expiry")] == outcomes
    told = seen.told["evidence"]["tls"]["certificate"]
    assert (told["subject"], told["issuer"], tuple(told["names"])) == (shown.subject, shown.issuer, shown.names)
    assert (_moment(told["not_before"]), _moment(told["not_after"])) == (shown.not_before, shown.not_after)
    assert (int(told["serial"], 16), told["sha256"]) == (shown.serial, shown.sha256)
    # A certificate that browsers refuse hides nothing else of the site.
    assert lasting(seen.answer(f"https://{host}/").final) == lasting(curl(server, host))


def _moment(told: str) -> dt.datetime:
    return dt.datetime.fromisoformat(told)
