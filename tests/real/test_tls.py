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
VERSIONS_OF = {
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
    Issue.COMPLETE: (0, "pass", "pass", "pass"),
    Issue.INCOMPLETE: (21, "unknown (incomplete-chain)", "pass", "pass"),
    Issue.PRIVATE: (21, "fail (unknown-root)", "pass", "pass"),
    Issue.PRIVATE_CHAIN: (19, "fail (unknown-root)", "pass", "pass"),
    Issue.SELF_SIGNED: (18, "fail (self-signed)", "pass", "pass"),
    Issue.OTHER_NAME: (62, "pass", "fail (mismatch)", "pass"),
    Issue.EXPIRED: (10, "pass", "pass", "fail (expired)"),
}
OPTIONS = {"TLSv1.0": "-tls1", "TLSv1.1": "-tls1_1", "TLSv1.2": "-tls1_2", "TLSv1.3": "-tls1_3"}
ANY_AGE = ("-cipher", "ALL:@SECLEVEL=0")


def host_of(name: str) -> str:
    return f"{name}.kotacontoh.go.id"


def in_nginx(versions: tuple[str, ...]) -> str:
    version_list = " ".join(version.removesuffix(".0") for version in versions)
    return f"ssl_protocols {version_list};\nssl_ciphers ALL:@SECLEVEL=0;\nssl_prefer_server_ciphers on;"


def in_apache(versions: tuple[str, ...]) -> str:
    version_list = " ".join(f"+{version.removesuffix('.0')}" for version in versions)
    return f"SSLProtocol -all {version_list}\nSSLCipherSuite ALL:@SECLEVEL=0\nSSLHonorCipherOrder on"


@pytest.fixture(scope="module", params=[(nginx, in_nginx), (apache, in_apache)], ids=["nginx", "apache"])
def server(request: pytest.FixtureRequest) -> Iterator[Server]:
    serve, speak = request.param
    sites = [
        Site(host=host_of(name), https=speak(suites), address=f"127.0.0.{n}")
        for n, (name, (suites, _)) in enumerate(VERSIONS_OF.items(), 11)
    ]
    with serve([*sites, *(Site(host=host_of(issue.value), issue=issue) for issue in WRONG)]) as running:
        yield running


@pytest.mark.parametrize("name", VERSIONS_OF)
def test_versions_and_suites(server: Server, name: str) -> None:
    host, (versions, outcome) = host_of(name), VERSIONS_OF[name]
    sessions = {version: s_client(server, host, option, *ANY_AGE) for version, option in OPTIONS.items()}
    expected = {version: [session.cipher] for version, session in sessions.items() if session}
    assert tuple(expected) == versions

    look_there = look(server, host, only=ALL)
    evidence = {version: names for version, names in look_there.content["evidence"]["tls"]["protocols"].items() if names}
    assert tuple(evidence) == versions
    for version, (preferred_by_openssl,) in expected.items():
        assert preferred_by_openssl in {suites()[name].openssl for name in evidence[version]}
    assert look_there.outcome("tls-protocols") == outcome
    for finding in look_there.findings("tls-protocols"):
        assert finding["problem"] == "outdated" or finding["facts"] == {"versions": [v for v in expected if v in ("TLSv1.0", "TLSv1.1")]}
    choice = s_client(server, host, *ANY_AGE)
    assert choice is not None
    assert choice.version == max(versions)
    assert look_there.content["evidence"]["tls"]["alpn"] == choice.alpn
    # However old the TLS is, the page over it is read.
    assert lasting(look_there.answer(f"https://{host}/").final) == lasting(curl(server, host))


@pytest.mark.parametrize("issue", WRONG, ids=lambda issue: issue.value)
def test_certificates(server: Server, issue: Issue) -> None:
    host, (verify, *outcomes) = host_of(issue.value), WRONG[issue]
    session = s_client(server, host)
    assert session is not None
    assert session.verify == verify
    expected = x509(session.pem)

    look_there = look(server, host, only=ALL)
    assert [look_there.outcome(check) for check in ("tls-trust", "tls-hostname", "tls-expiry")] == outcomes
    suites = look_there.content["evidence"]["tls"]["certificate"]
    assert (suites["subject"], suites["issuer"], tuple(suites["names"])) == (expected.subject, expected.issuer, expected.names)
    assert (_moment(suites["not_before"]), _moment(suites["not_after"])) == (expected.not_before, expected.not_after)
    assert (int(suites["serial"], 16), suites["sha256"]) == (expected.serial, expected.sha256)
    # A certificate that browsers refuse hides nothing else of the site.
    assert lasting(look_there.answer(f"https://{host}/").final) == lasting(curl(server, host))


def _moment(suites: str) -> dt.datetime:
    return dt.datetime.fromisoformat(suites)
