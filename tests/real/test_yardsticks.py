"""Servers set up as Mozilla's generator writes it, and worse ones: the profile and the SSL Labs grade that they must have."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import pytest

from tests.real.authority import Issue
from tests.real.look import ALL, TLS, look
from tests.real.nginx import nginx
from tests.real.server import Server
from tests.real.site import Site

pytestmark = pytest.mark.real

CURVES = "ssl_ecdh_curve X25519:prime256v1:secp384r1;"
HSTS = 'add_header Strict-Transport-Security "max-age=63072000" always;'
AEAD = (
    "ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-RSA-AES256-GCM-SHA384:"
    "ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-RSA-CHACHA20-POLY1305"
)
OLD = f"{AEAD}:ECDHE-RSA-AES128-SHA:ECDHE-RSA-AES256-SHA:AES128-SHA:AES256-SHA:@SECLEVEL=0"


class Measured(msgspec.Struct, frozen=True, kw_only=True):
    """A server's settings, and the grade, the rules that limit it and the profile that it must have."""

    settings: str
    issue: Issue = Issue.TRUSTED
    grade: str
    caps: tuple[str, ...] = ()
    profile: str | None


SERVERS = {
    "modern": Measured(settings=f"ssl_protocols TLSv1.3; {CURVES} {HSTS}", grade="A+", profile="modern"),
    "tanpa-hsts": Measured(settings=f"ssl_protocols TLSv1.3; {CURVES}", grade="A", profile="modern"),
    "menengah": Measured(settings=f"ssl_protocols TLSv1.2 TLSv1.3; ssl_ciphers {AEAD}; {CURVES} {HSTS}", grade="A+", profile="intermediate"),
    "tanpa-tls13": Measured(
        settings=f"ssl_protocols TLSv1.2; ssl_ciphers {AEAD}; {CURVES} {HSTS}", grade="A-", caps=("no-tls13",), profile="intermediate"
    ),
    # The settings are those of Old; the certificate is of an authority that signs with ECDSA, and for too long.
    "lama": Measured(
        settings=f"ssl_protocols TLSv1 TLSv1.1 TLSv1.2 TLSv1.3; ssl_ciphers {OLD}; ssl_prefer_server_ciphers on; {CURVES} {HSTS}",
        issue=Issue.RSA, grade="B", caps=("tls10", "tls11"), profile=None,
    ),
    "tanpa-penerbit": Measured(
        settings=f"ssl_protocols TLSv1.3; {CURVES} {HSTS}", issue=Issue.SELF_SIGNED, grade="T", caps=("untrusted",), profile="modern"
    ),
}  # fmt: skip


def host_of(name: str) -> str:
    return f"{name}.kotacontoh.go.id"


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    sites = [
        Site(host=host_of(name), https=configuration.settings, issue=configuration.issue, address=f"127.0.71.{number}")
        for number, (name, configuration) in enumerate(SERVERS.items(), 1)
    ]
    with nginx(sites) as started:
        yield started


@pytest.mark.parametrize("name", SERVERS)
def test_the_grade_and_the_profile(server: Server, name: str) -> None:
    content, expected = look(server, host_of(name), "--level", "probe", only=ALL).content, SERVERS[name]
    rating, ratings = content["evidence"]["tls"]["ssllabs"], content["evidence"]["tls"]["mozilla"]
    assert (rating["open"], ratings["open"]) == ([], [])
    assert (content["grades"]["tls"]["grade"], tuple(cap["key"] for cap in rating["caps"])) == (expected.grade, expected.caps)
    assert ratings["profile"] == expected.profile


def test_what_keeps_a_server_from_the_old_profile(server: Server) -> None:
    deviations = look(server, host_of("lama"), only=TLS).content["evidence"]["tls"]["mozilla"]["deviations"]
    topics = [deviation["topic"] for deviation in deviations if deviation["profile"] == "old" and not deviation["advice"]]
    assert topics == ["signature", "lifetime"]
