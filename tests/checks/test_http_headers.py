"""Framing, sniffing, referrer and banners beyond the examples."""

import pytest

from checks.core.testing import evidence as build
from checks.http.disclosure import http_disclosure
from checks.http.framing import http_framing
from checks.http.nosniff import http_nosniff
from checks.http.referrer_policy import http_referrer_policy
from tests.checks.verdicts import problems, verdict
from tests.each import each

CSP, XFO = "Content-Security-Policy", "X-Frame-Options"


@each(
    ("headers", "expected"),
    [
        ([(CSP, "frame-ancestors 'none'"), (XFO, "ALLOWALL")], []),
        ([(CSP, "frame-ancestors https://kotacontoh.go.id")], []),
        ([(CSP, "frame-ancestors")], []),
        ([(CSP, "frame-ancestors *"), (CSP, "frame-ancestors 'self'")], []),
        ([(CSP, "frame-ancestors https:"), (CSP, "frame-ancestors *")], ["open"]),
        ([(CSP, "default-src 'self'")], ["missing"]),
        ([(CSP, "default-src 'self'"), (XFO, "DENY")], []),
        ([("Content-Security-Policy-Report-Only", "frame-ancestors 'none'")], ["missing"]),
        ([(XFO, "SAMEORIGIN, SAMEORIGIN")], []),
        ([(XFO, "SAMEORIGIN"), (XFO, "ALLOW-FROM https://a.example")], ["contradictory"]),
        ([(XFO, "SAMEORIGIN; mode=block")], ["ignored"]),
    ],
)
def test_framing(headers: list[tuple[str, str]], expected: list[str]) -> None:
    assert problems(http_framing, home=build.page(headers)) == expected


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (["nosniff"], []),
        (["NOSNIFF, x"], []),
        (["nosniff;"], ["invalid"]),
        (["'nosniff'"], ["invalid"]),
        (["", "nosniff"], ["invalid"]),
        ([], ["missing"]),
    ],
)
def test_nosniff(values: list[str], expected: list[str]) -> None:
    assert problems(http_nosniff, home=build.page([("X-Content-Type-Options", value) for value in values])) == expected


@each(
    ("policy", "expected"),
    [
        ("no-referrer", []),
        ("origin", []),
        ("strict-origin, strict-origin-when-cross-origin", []),
        ("unsafe-url", ["full-address"]),
        ("no-referrer-when-downgrade", ["full-address"]),
        ("strict-origin, no-referrer-when-downgrade", ["full-address"]),
        ("none", ["invalid"]),
        ("", ["invalid"]),
    ],
)
def test_referrer_policy(policy: str, expected: list[str]) -> None:
    assert problems(http_referrer_policy, home=build.page({"Referrer-Policy": policy})) == expected


@each("server", ["nginx", "Apache", "Apache (Ubuntu)", "Apache/2", "cloudflare", "LiteSpeed", "AmazonS3", "Microsoft-IIS", "openresty", ""])
def test_names_without_versions(server: str) -> None:
    assert problems(http_disclosure, home=build.page({"Server": server})) == []


@each(
    ("header", "value"),
    [
        ("Server", "nginx/1.18.0 (Ubuntu)"),
        ("Server", "Apache OpenSSL/1.1.1k PHP/7.4"),
        ("Server", "Microsoft-IIS/10.0"),
        ("X-Powered-By", "PHP/8.1.2-1ubuntu2.14"),
        ("X-AspNet-Version", "4.0.30319"),
        ("X-AspNetMvc-Version", "5.2"),
        ("X-Generator", "Drupal 10.2 (https://www.drupal.org)"),
        ("X-Jenkins", "2.426.1"),
    ],
)
def test_versions(header: str, value: str) -> None:
    assert problems(http_disclosure, home=build.page({header.lower(): value})) == [f"version[{header}]"]


def test_one_finding_a_header() -> None:
    home = build.page([("X-Powered-By", "PHP/8.1"), ("X-Powered-By", "ASP.NET"), ("X-Powered-By", "PHP/8.1"), ("Server", "nginx/1.18")])
    assert problems(http_disclosure, home=home) == ["version[Server]", "version[X-Powered-By]"]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("WordPress 6.9.3", ["generator"]),
        ("SLiMS 9 (Bulian 9.6.1)", ["generator"]),
        ("Open Journal Systems 3.3.0.13", ["generator"]),
        ("Joomla! - Open Source Content Management", []),
        ("Drupal 10 (https://www.drupal.org)", []),
        ("Hugo", []),
    ],
)
def test_what_the_page_tells(content: str, expected: list[str]) -> None:
    assert problems(http_disclosure, home=build.page(text=f'<head><meta name="Generator" content="{content}"></head>')) == expected


def test_every_generator_is_told_in_one_finding() -> None:
    head = "<head>" + "".join(f'<meta name=generator content="{name}">' for name in ("A 1.2", "B", "C 3.4", "A 1.2")) + "</head>"
    (finding,) = verdict(http_disclosure, home=build.page(text=head)).findings
    assert finding.facts == {"values": ("A 1.2", "C 3.4")}
