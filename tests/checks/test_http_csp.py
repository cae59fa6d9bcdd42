"""Content-Security-Policy beyond the examples: what really stops a script, and several policies at once."""

import pytest

from checks.core.model.finding import Outcome
from checks.core.testing import evidence as build
from checks.http.csp import http_csp
from tests.checks.verdicts import problems, verdict
from tests.each import each


@each(
    ("policies", "expected"),
    [
        (["default-src 'self'"], []),
        (["default-src 'none'; script-src 'self' cdn.example"], []),
        (["default-src 'self'; style-src 'unsafe-inline' *; img-src * data:"], []),
        (["default-src 'self' 'unsafe-inline'; script-src 'self'"], []),
        (["default-src 'self'; script-src 'unsafe-inline' 'sha256-czNjcjN0'"], []),
        (["default-src 'self'; base-uri 'self'; script-src 'nonce-a' 'strict-dynamic' https: 'unsafe-inline'"], []),
        (["default-src 'self'; script-src 'nonce-a'"], ["base-uri"]),
        (["default-src 'self'; script-src 'nonce-a'", "base-uri 'none'"], []),
        (["default-src *"], ["open-sources"]),
        (["default-src * data: 'unsafe-inline' 'unsafe-eval'"], ["open-sources", "unsafe-eval", "unsafe-inline"]),
        (["script-src 'self'"], ["objects"]),
        (["script-src 'self'", "object-src 'none'"], []),
        (["frame-ancestors 'self'; upgrade-insecure-requests"], ["no-script-limit"]),
        (["frame-ancestors 'self'", "default-src 'self'"], []),
        (["default-src 'unsafe-inline'", "default-src 'self'"], []),
        (["default-src 'unsafe-inline', default-src 'self'"], []),
        (["default-src 'unsafe-inline'", "default-src 'self' 'unsafe-inline'"], ["unsafe-inline"]),
        (["default-src 'self'; script-src-attr 'unsafe-inline'"], ["unsafe-inline"]),
        (["script-src-elem 'self'; object-src 'none'"], ["no-script-limit"]),
        (["script-src-elem 'self'; object-src 'none'", "script-src 'self' 'unsafe-inline'"], ["unsafe-inline"]),
        (["default-src 'self'; default-src *"], []),
        ([""], ["missing"]),
        (["nonsense"], ["no-script-limit", "unknown-directive"]),
        (["default-src 'self'; object-src *"], ["objects"]),
        (["default-src 'self'; object-src *", "object-src 'none'"], []),
        (["default-src 'self'; base-uri *; script-src 'nonce-a'"], ["base-uri"]),
        (["default-src 'self' https://ajax.googleapis.com"], ["public-hosts"]),
        (["default-src 'self' *.googleapis.com:*"], ["public-hosts"]),
        (["default-src 'self' *.com"], ["public-hosts"]),
        (["default-src 'self' http://unpkg.com/"], ["public-hosts"]),
        (["default-src 'self' *.github.io"], ["public-hosts"]),
        (["default-src 'self' dinkes.github.io d111.cloudfront.net"], []),
        (["default-src 'self' https://unpkg.com/react@18/ cdn.jsdelivr.net:8443"], []),
        (["default-src 'self'; script-src unpkg.com 'nonce-a' 'strict-dynamic'; base-uri 'none'"], []),
        (["default-src 'self' unpkg.com", "script-src 'self'"], []),
        (["default-src 'self' unpkg.com", "script-src 'self' *.com"], ["public-hosts"]),
        (["default-src 'self' unpkg.com", "script-src 'self' cdn.jsdelivr.net"], []),
        (["default-src https: unpkg.com"], ["open-sources"]),
        (["default-src 'self'; style-src unpkg.com; img-src *"], []),
        (["default-src 'self'; script-src self 'self'"], ["unquoted[script-src]"]),
        (["default-src 'self'; script-src 'self' nonce-abc"], ["unquoted[script-src]"]),
        (["default-src 'self'; report-to none; sandbox self"], []),
        (["default-src 'self'; trusted-types default; require-trusted-types-for 'script'; worker-src blob:"], []),
    ],
)
def test_policies(policies: list[str], expected: list[str]) -> None:
    assert problems(http_csp, home=build.page([("content-security-policy", policy) for policy in policies])) == expected


def test_header_and_meta_are_obeyed_together() -> None:
    head = "<head><meta http-equiv=content-security-policy content=\"script-src 'self'; object-src 'none'\"></head>"
    assert problems(http_csp, home=build.page(text=head)) == []
    assert problems(http_csp, home=build.page({"Content-Security-Policy": "default-src * 'unsafe-inline'"}, text=head)) == []


def test_meta_cannot_frame_report_or_sandbox() -> None:
    head = "<head><meta http-equiv=content-security-policy content=\"default-src 'self'; sandbox; Report-URI /csp\"></head>"
    (finding,) = verdict(http_csp, home=build.page(text=head)).findings
    assert (finding.problem, finding.facts) == ("lost-in-meta", {"directives": ("sandbox", "report-uri")})
    head = "<head><meta http-equiv=content-security-policy content=\"frame-ancestors 'none'\"></head>"
    assert problems(http_csp, home=build.page(text=head)) == ["lost-in-meta", "missing"]


def test_a_report_only_policy_beside_a_real_one_says_nothing() -> None:
    home = build.page({"Content-Security-Policy": "default-src 'self'", "Content-Security-Policy-Report-Only": "default-src *"})
    assert problems(http_csp, home=home) == []


def test_the_directive_and_the_source_are_named() -> None:
    (finding,) = verdict(http_csp, home=build.page({"Content-Security-Policy": "default-src 'self'; script-src https: *.example"})).findings
    assert finding.facts == {"directive": "script-src", "sources": ("https:",)}


@pytest.mark.parametrize("media_type", ["application/json", "text/plain; charset=utf-8"])
def test_what_is_no_page_needs_none(media_type: str) -> None:
    outcome = verdict(http_csp, home=build.page({"Content-Type": media_type}))
    assert (outcome.outcome, outcome.reason) == (Outcome.NOT_APPLICABLE, "not-html")


def test_a_page_without_media_type_is_a_page() -> None:
    assert problems(http_csp, home=build.page({"Content-Type": ""})) == ["missing"]
