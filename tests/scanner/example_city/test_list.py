"""Every site of the example city does what the demo says of it."""

from __future__ import annotations

import datetime as dt
import http.client
import socket
import ssl
import warnings
from collections.abc import Iterator, Mapping
from pathlib import Path

import dns.message
import dns.query
import dns.rcode
import pytest

from scanner import targets
from scanner.example_city import ExampleCity, start
from scanner.example_city.site import Site
from scanner.example_city.sites import sites
from scanner.example_city.sites.bapenda import CATCH_ALL_HOST, DATABASE_TOOL, IMPATIENT
from scanner.example_city.sites.dinkes import EXPOSED_ENV, LEGACY_TLS, OLD_WORDPRESS
from scanner.example_city.sites.disdik import OLD_JOOMLA, OPEN_FOLDER, RATE_LIMITED_HOST
from scanner.example_city.sites.disdukcapil import BLOCKED_HOST, EXPIRED, SLOW
from scanner.example_city.sites.diskominfo import MOVED, PORTAL, UNREGISTERED
from scanner.example_city.sites.dispar import DEAD, EXPOSED_GIT, PLAIN_HOST, SELF_SIGNED
from scanner.example_city.zone import FAILING, NEGLECTED

ROOT = Path(__file__).parents[3]
ADDRESS = {site.host: site.address for site in sites()}
SECONDS = 5.0


@pytest.fixture(scope="module")
def city() -> Iterator[ExampleCity]:
    with start() as running:
        yield running


def connect(city: ExampleCity, host: str, port: str, timeout: float = SECONDS) -> socket.socket:
    return socket.create_connection((ADDRESS[host], city.ports[port]), timeout)


def ask(
    city: ExampleCity, host: str, path: str = "/", scheme: str = "https", timeout: float = SECONDS
) -> tuple[http.client.HTTPResponse, str]:
    """The answer and its body, whatever the certificate."""
    connection = http.client.HTTPConnection(host)
    connection.sock = connect(city, host, "443" if scheme == "https" else "80", timeout)
    if scheme == "https":
        context = ssl.create_default_context()
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        connection.sock = context.wrap_socket(connection.sock, server_hostname=host)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer, answer.read().decode()
    finally:
        connection.close()


def look_up(city: ExampleCity, name: str, rdtype: str, over: str = "udp") -> dns.message.Message:
    address, port = city.resolver.split(":")
    query = dns.message.make_query(name, rdtype)
    if over == "tcp":
        return dns.query.tcp(query, address, SECONDS, int(port))
    return dns.query.udp(query, address, SECONDS, int(port))


def records(answer: dns.message.Message) -> list[str]:
    return [record.to_text() for rrset in answer.answer for record in rrset]


def verify(city: ExampleCity, host: str) -> Mapping[str, object]:
    """The certificate, accepted as a browser that trusts the city's root would; ``ssl.SSLCertVerificationError`` otherwise."""
    context = ssl.create_default_context(cafile=str(city.ca_file))
    with connect(city, host, "443") as plain, context.wrap_socket(plain, server_hostname=host) as secure:
        certificate = secure.getpeercert()
        assert certificate
        return certificate


def negotiates(city: ExampleCity, host: str, version: ssl.TLSVersion) -> bool:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    context.set_ciphers("ALL:@SECLEVEL=0")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        context.minimum_version = context.maximum_version = version
    with connect(city, host, "443") as plain:
        try:
            with context.wrap_socket(plain, server_hostname=host):
                return True
        except (ssl.SSLError, ConnectionError):
            return False


def test_the_list_of_targets_is_the_city(city: ExampleCity) -> None:
    entries = targets.read_targets(city.targets_file, today=dt.date(2026, 11, 21))
    assert entries.name == "Kota Contoh"
    assert len(entries.opds) == 6
    hosts = [target for target in entries.targets if not target.is_domain]
    assert {target.host for target in hosts} == set(ADDRESS) - {UNREGISTERED}
    assert [target.host for target in entries.targets if target.is_domain] == ["kotacontoh.go.id", FAILING, NEGLECTED]
    assert {target.address for target in entries.targets if target.address} <= {ADDRESS[SELF_SIGNED]}
    assert {target.importance.value for target in entries.targets} == {"low", "normal", "high"}
    for target in hosts:
        assert records(look_up(city, target.host, "A")) == [ADDRESS[target.host]]


def test_the_list_of_targets_has_nothing_to_remark() -> None:
    assert targets.inspect(ROOT / "targets.example.txt", today=dt.date(2026, 11, 21)).lints == ()


def test_the_package_ships_the_list_of_the_repository(city: ExampleCity) -> None:
    assert city.targets_file.read_bytes() == (ROOT / "targets.example.txt").read_bytes()


def test_the_settings_reach_the_city(city: ExampleCity) -> None:
    network = city.network
    assert (network.resolver, network.ports) == (city.resolver, city.ports)
    assert network.trusted_roots == (str(city.ca_file),)


def test_the_model_site_does_everything_right(city: ExampleCity) -> None:
    home, body = ask(city, PORTAL)
    certificate = verify(city, PORTAL)
    assert certificate["subjectAltName"] == (("DNS", PORTAL),)
    assert home.status == 200
    assert "<h1>Beranda</h1>" in body
    for name in ("Strict-Transport-Security", "Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy"):
        assert home.headers[name]
    assert home.headers["Set-Cookie"].endswith("; Secure; HttpOnly; SameSite=Lax")
    assert ask(city, PORTAL, "/tidak-ada")[0].status == 404
    plain = ask(city, PORTAL, "/layanan/?h=1", "http")[0]
    assert (plain.status, plain.headers["Location"]) == (301, f"https://{PORTAL}/layanan/?h=1")
    assert '0 issue "ca.kotacontoh.go.id"' in records(look_up(city, PORTAL, "CAA"))


def test_the_contact_of_the_model_site_never_expires(city: ExampleCity) -> None:
    lines = dict(line.split(": ") for line in ask(city, PORTAL, "/.well-known/security.txt")[1].splitlines())
    assert dt.datetime.fromisoformat(lines["Expires"]) > dt.datetime.now(dt.UTC) + dt.timedelta(days=100)


@pytest.mark.parametrize(
    ("host", "accepted"),
    [(PORTAL, {"TLSv1_2", "TLSv1_3"}), (LEGACY_TLS, {"TLSv1", "TLSv1_1", "TLSv1_2"})],
)
def test_tls_versions(city: ExampleCity, host: str, accepted: set[str]) -> None:
    versions = ("TLSv1", "TLSv1_1", "TLSv1_2", "TLSv1_3")
    assert {version for version in versions if negotiates(city, host, ssl.TLSVersion[version])} == accepted


@pytest.mark.parametrize(("host", "why"), [(EXPIRED, "certificate has expired"), (SELF_SIGNED, "self-signed certificate")])
def test_a_certificate_that_browsers_refuse(city: ExampleCity, host: str, why: str) -> None:
    with pytest.raises(ssl.SSLCertVerificationError) as refused:
        verify(city, host)
    assert refused.value.verify_message == why


@pytest.mark.parametrize("site", [s for s in sites() if s.https and s.host not in (EXPIRED, SELF_SIGNED)], ids=lambda s: str(s.host))
def test_all_other_certificates_hold(city: ExampleCity, site: Site) -> None:
    verify(city, site.host)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("host", "path", "proof"),
    [
        (OLD_WORDPRESS, "/", '<meta name="generator" content="WordPress 5.8.3">'),
        (OLD_WORDPRESS, "/wp-login.php", 'name="pwd"'),
        (OLD_WORDPRESS, "/feed/", "<generator>https://wordpress.org/?v=5.8.3</generator>"),
        (OLD_WORDPRESS, "/readme.html", "WordPress &rsaquo; ReadMe"),
        (OLD_JOOMLA, "/administrator/manifests/files/joomla.xml", "<version>3.9.28</version>"),
        (EXPOSED_ENV, "/.env", "\nDB_PASSWORD="),
        (EXPOSED_GIT, "/.git/HEAD", "ref: refs/heads/main\n"),
        (EXPOSED_GIT, "/.git/config", '[remote "origin"]'),
        (OPEN_FOLDER, "/backup/", "db_perpustakaan_2026-08-17.sql.gz"),
        (OPEN_FOLDER, "/uploads/", "<title>Index of /uploads</title>"),
        (DATABASE_TOOL, "/phpmyadmin/", 'name="pma_password"'),
    ],
)
def test_what_is_planted_is_there_and_nothing_beside_it(city: ExampleCity, host: str, path: str, proof: str) -> None:
    answer, body = ask(city, host, path)
    assert answer.status == 200
    assert proof in body
    assert ask(city, host, f"{path}tidak-ada")[0].status == 404


def test_a_catch_all_answers_everything_alike(city: ExampleCity) -> None:
    bodies = {ask(city, CATCH_ALL_HOST, path)[1] for path in ("/", "/.env", "/.git/HEAD", "/tidak-ada")}
    assert len(bodies) == 1


def test_a_firewall_that_blocks_at_once(city: ExampleCity) -> None:
    for scheme in ("https", "http"):
        answer, body = ask(city, BLOCKED_HOST, "/", scheme)
        assert (answer.status, answer.headers["Server"]) == (403, "cloudflare")
        assert "you have been blocked" in body


def test_a_site_that_moves_out_of_scope(city: ExampleCity) -> None:
    before = city.request_counts[UNREGISTERED]
    answer, _ = ask(city, MOVED)
    assert (answer.status, answer.headers["Location"]) == (302, f"https://{UNREGISTERED}/")
    assert city.request_counts[UNREGISTERED] == before
    assert ask(city, UNREGISTERED)[0].status == 200
    assert city.request_counts[UNREGISTERED] == before + 1


@pytest.mark.parametrize("scheme", ["https", "http"])
def test_a_slow_site_is_never_heard_of(city: ExampleCity, scheme: str) -> None:
    with pytest.raises(TimeoutError):
        ask(city, SLOW, "/", scheme, timeout=0.3)


def test_dead_and_plain_sites_refuse(city: ExampleCity) -> None:
    for host, port in ((DEAD, "443"), (DEAD, "80"), (PLAIN_HOST, "443")):
        with pytest.raises(ConnectionRefusedError):
            connect(city, host, port)
    assert ask(city, PLAIN_HOST, "/", "http")[0].status == 200


def test_patience_ends_with_the_second_strange_request() -> None:
    with start() as city:
        assert ask(city, IMPATIENT)[0].status == 200
        assert ask(city, IMPATIENT, "/", "http")[0].status == 301
        assert [ask(city, IMPATIENT, path)[0].status for path in ("/.env", "/.git/HEAD", "/")] == [404, 403, 403]


def test_the_limit_counts_both_schemes_and_says_when_to_return() -> None:
    with start() as city:
        answers = [ask(city, RATE_LIMITED_HOST, "/", scheme)[0] for scheme in ("http", "https", "https", "https", "http")]
        assert [answer.status for answer in answers] == [301, 200, 200, 429, 429]
        assert answers[-1].headers["Retry-After"] == "1"


def test_two_cities_do_not_disturb_each_other(city: ExampleCity) -> None:
    with start() as other:
        assert set(other.ports.values()).isdisjoint(city.ports.values())
        assert ask(other, PORTAL)[0].status == ask(city, PORTAL)[0].status == 200


def test_after_the_end_nothing_is_left(caplog: pytest.LogCaptureFixture) -> None:
    with start() as city:
        waiting = connect(city, SLOW, "80")
        waiting.sendall(f"GET / HTTP/1.1\r\nHost: {SLOW}\r\n\r\n".encode())
        assert ask(city, PORTAL)[0].status == 200
    with waiting, pytest.raises(ConnectionRefusedError):
        connect(city, PORTAL, "443")
    assert not city.ca_file.exists()
    assert caplog.messages == []


@pytest.mark.parametrize("over", ["udp", "tcp"])
def test_names(city: ExampleCity, over: str) -> None:
    assert records(look_up(city, "kotacontoh.go.id", "MX", over)) == ["10 surat.kotacontoh.go.id."]
    assert look_up(city, "tidak-ada.kotacontoh.go.id", "A", over).rcode() == dns.rcode.NXDOMAIN
    assert look_up(city, "contoh.example", "A", over).rcode() == dns.rcode.NXDOMAIN


def test_an_address_without_ipv6_is_no_missing_name(city: ExampleCity) -> None:
    answer = look_up(city, PORTAL, "AAAA")
    assert (answer.rcode(), records(answer)) == (dns.rcode.NOERROR, [])
    assert answer.authority
