"""What is composed for a host: each finding's paths as its own check asks for, and nothing that a server said as a directive."""

from __future__ import annotations

import datetime as dt

from checks import Finding, Target
from checks.core.check import registry
from checks.core.configuration.settings_file import WebServer
from checks.core.facts.values import Software
from reports.views.check_texts import CheckTexts
from reports.views.configuration import HostFindings, host_configurations, verification

CHECKS = {check.id: check for check in registry.load()}
TEXTS = CheckTexts(CHECKS.values())
TARGET = Target(host="dinkes.kotacontoh.go.id")


def assessment_with(check: str, problem: str, subject: str = "", **facts: str | int) -> tuple[str, Finding]:
    return check, CHECKS[check].problem(problem)(subject, **facts)


def composed(*findings: tuple[str, Finding], server: WebServer = WebServer.NGINX, contact: str = "", openssl: str = "3.0.13") -> str:
    host = HostFindings(
        target=TARGET,
        software=(Software(name="OpenSSL", version=openssl, certainty="exact"),),
        servers=frozenset([str(server)]),
        https=True,
        findings=tuple((check, TEXTS.advice(check), finding) for check, finding in findings),
    )
    composition = next(one for one in host_configurations(host, contact, dt.date(2026, 11, 29)) if one.server is server)
    return "\n".join(file.text for file in composition.files("id"))


def test_a_folder_is_not_closed_because_its_listing_is() -> None:
    text = composed(
        assessment_with("exposed-listing", "open", "/unggahan/", path="/unggahan/", count=3),
        assessment_with("exposed-config", "private-key", "/rahasia/kunci"),
    )
    assert "autoindex off;" in text
    assert '"^/rahasia/kunci(/|$)") { return 404; }' in text
    assert "^/unggahan/" not in text


def test_what_the_office_needs_stays_open_to_the_office() -> None:
    text = composed(
        assessment_with("exposed-admin", "database", "/alat/db.php", path="/alat/db.php", tool="Adminer"),
        assessment_with("exposed-env", "settings", "/.env", path="/.env", count=1),
    )
    assert r'S+ /alat/db\.php(/|$)") { return 403; }' in text
    assert r'"^/alat/db\.php' not in text


def test_a_path_that_could_be_a_directive_is_left_out() -> None:
    for path in ('/a";return 200;#', "/a%22%20b", "/a\nb", "/", "/{a}", "/a$host"):
        assert '"^/a' not in composed(assessment_with("exposed-config", "private-key", path))


def test_there_is_one_policy_and_one_tls_block() -> None:
    text = composed(
        assessment_with("content-mixed", "active", "a.example", path="/", host="a.example", count=1, urls="x"),
        assessment_with("http-framing", "missing"), assessment_with("tls-protocols", "ssl", "", versions="x"), assessment_with("tls-ciphers", "rc4", "", suites="x"),
        server=WebServer.APACHE,
    )  # fmt: skip
    assert text.count("\nHeader always set Content-Security-Policy ") == 1
    assert "upgrade-insecure-requests; frame-ancestors 'self'" in text
    assert text.count("\nSSLProtocol ") == 1


def test_the_post_quantum_group_is_for_an_openssl_that_has_it() -> None:
    finding = assessment_with("tls-post-quantum", "absent")
    assert "\nssl_ecdh_curve X25519MLKEM768" in composed(finding, openssl="3.5.1")
    assert "\nssl_ecdh_curve" not in composed(finding)


def test_the_contact_is_the_city_s_and_ends_within_a_year() -> None:
    text = composed(assessment_with("http-security-txt", "missing"), contact="csirt@kotacontoh.go.id")
    assert "Contact: mailto:csirt@kotacontoh.go.id" in text
    assert "Expires: 2027-11-28T00:00:00Z" in text
    assert "Contact: mailto:csirt@dinkes.kotacontoh.go.id" in composed(assessment_with("http-security-txt", "missing"), contact='x"; y')


def test_a_command_has_the_finding_s_own_address_and_is_no_other_command() -> None:
    for path, address in (
        ("/brosur/", "https://dinkes.kotacontoh.go.id/brosur/"),
        ("/a';id;'", "https://dinkes.kotacontoh.go.id/a%27%3Bid%3B%27"),
    ):
        check, finding = assessment_with("content-listings", "open", path, path=path, count=1)
        advice = verification(TEXTS.advice(check), TARGET, finding, "abc", "https")
        assert advice.id == f"curl -sS -o /dev/null -w '%{{http_code}}\\n' {address}; echo 'diharapkan: 403 atau 404'"
        assert advice.en.endswith("; echo 'expected: 403 or 404'")
