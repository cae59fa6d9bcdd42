"""Cookies beyond the examples: which names carry a log-in, and what browsers refuse."""

import pytest

from checks.core.evidence.http import Exchange, Hop
from checks.core.testing import evidence as build
from checks.http.cookies import http_cookies
from tests.checks.verdicts import problems, verdict
from tests.each import each


def setting(*lines: str, scheme: str = "https") -> Exchange:
    return build.page([("Set-Cookie", line) for line in lines], scheme=scheme)


@each(
    "name",
    [
        "PHPSESSID", "JSESSIONID", "ASP.NET_SessionId", "ASPSESSIONIDQQABCD", "laravel_session", "dinkes-session", "ci_session", "MoodleSession",
        "OJSSID", "connect.sid", "sid", "sessionid", "SSESS0123456789abcdef", ".ASPXAUTH", ".AspNetCore.Identity.Application", "_identity",
        "remember_web_0123", "wordpress_logged_in_0123", "access_token", "jwt", "0123456789abcdef0123456789abcdef", "SenayanMember",
    ],
)  # fmt: skip
def test_session_cookies(name: str) -> None:
    assert problems(http_cookies, home=setting(f"{name}=***; path=/")) == [f"session-insecure[{name}]", f"session-readable[{name}]"]
    assert problems(http_cookies, home=setting(f"{name}=***; Secure; HttpOnly")) == []


@each(
    "name",
    [
        "XSRF-TOKEN", "csrf_cookie_name", "sidcsrf", "csrftoken", "__RequestVerificationToken", ".AspNetCore.Antiforgery.x", "lang", "_ga", "SERVERID",
        "comment_author_0123", "assessment", "visitor_id", "wordpress_test_cookie", "pll_language", "__cf_bm",
    ],
)  # fmt: skip
def test_other_cookies_may_be_read_by_scripts(name: str) -> None:
    assert problems(http_cookies, home=setting(f"{name}=***; Secure")) == []
    assert problems(http_cookies, home=setting(f"{name}=***")) == [f"insecure[{name}]"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("a=***; SameSite=None; Secure", []),
        ("a=***; SameSite=None", ["same-site[a]"]),
        ("sid=***; SameSite=None; HttpOnly", ["same-site[sid]"]),
        ("sid=***; SameSite=None", ["same-site[sid]", "session-readable[sid]"]),
        ("__Secure-sid=***; HttpOnly", ["prefix[__Secure-sid]"]),
        ("__Host-sid=***; Secure; HttpOnly; Path=/", []),
    ],
)
def test_attributes(line: str, expected: list[str]) -> None:
    assert problems(http_cookies, home=setting(line)) == expected


@each(
    ("host", "domain", "broad"),
    [
        ("dinkes.kotacontoh.go.id", "kotacontoh.go.id", True),
        ("www.kotacontoh.go.id", ".KotaContoh.go.id", True),
        ("kotacontoh.go.id", "kotacontoh.go.id", True),
        ("a.dinkes.kotacontoh.go.id", "dinkes.kotacontoh.go.id", True),
        ("dinkes.kotacontoh.go.id", "dinkes.kotacontoh.go.id", False),
        ("www.dinkes.kotacontoh.go.id", "dinkes.kotacontoh.go.id", False),
        ("dinkes.kotacontoh.go.id", "go.id", False),
        ("www.kotacontoh.example", "kotacontoh.example", True),
    ],
)
def test_how_far_a_session_reaches(host: str, domain: str, broad: bool) -> None:
    response = setting(f"sid=***; Secure; HttpOnly; Domain={domain}").final
    home = Exchange((Hop(f"https://{host}/", "192.0.2.7", response),), build.AT)
    assert problems(http_cookies, home=home) == (["session-broad[sid]"] if broad else [])


@pytest.mark.parametrize("domain", ["lain.example", "inkes.kotacontoh.go.id", "id", "a.dinkes.kotacontoh.go.id", "..kotacontoh.go.id"])
def test_a_cookie_that_browsers_refuse_has_no_fault(domain: str) -> None:
    """RFC 6265bis section 5.7: the domain must cover the host."""
    home = setting(f"PHPSESSID=***; Domain={domain}")
    assert verdict(http_cookies, home=home).reason == "no-cookies"


@each(
    ("line", "days"),
    [
        ("sid=***; Max-Age=2592000", None),
        ("sid=***; Max-Age=2592001", 30),
        ("sid=***; Expires=Sun, 22-Nov-2026 12:00:00 GMT", None),
        ("sid=***; Expires=Tue, 23 Nov 2027 12:00:00 GMT", 367),
        ("sid=***; Expires=Tue, 23 Nov 2027 12:00:00 GMT; Max-Age=60", None),
        ("sid=***", None),
        ("bahasa=***; Max-Age=315360000", None),
        ("remember_token=***; Max-Age=315360000", None),
    ],
)
def test_how_long_a_session_is_kept(line: str, days: int | None) -> None:
    findings = verdict(http_cookies, home=setting(f"{line}; Secure; HttpOnly")).findings
    assert [finding.facts.get("days") for finding in findings] == ([days] if days else [])


def test_the_attribute_that_breaks_the_promise_is_named() -> None:
    (finding,) = verdict(http_cookies, home=setting("__Host-a=***; Path=/x")).findings
    assert finding.facts["attributes"] == ("Secure", "Path=/")


def test_each_cookie_is_judged_for_itself() -> None:
    home = setting("a=***", "b=***; Secure", "c=***", "\x00=***")
    assert problems(http_cookies, home=home) == ["insecure[a]", "insecure[c]"]


def test_a_cookie_set_on_the_way_counts() -> None:
    url = f"https://{build.HOST}/"
    home = build.redirect(url, f"{url}id/", headers={"Set-Cookie": "a=***"})
    assert problems(http_cookies, home=home) == ["insecure[a]"]


def test_without_https_only_what_can_be_judged_is() -> None:
    assert problems(http_cookies, home=setting("sid=***", scheme="http")) == ["session-readable[sid]"]
    assert verdict(http_cookies, home=setting("sid=***; HttpOnly", scheme="http")).reason == "no-https"


@pytest.mark.parametrize("line", ["a=***; Max-Age=0", "a=***; Expires=Thu, 01 Jan 1970 00:00:00 GMT", "", "\x01=***"])
def test_cookies_that_are_not_set(line: str) -> None:
    assert verdict(http_cookies, home=setting(line)).reason == "no-cookies"
