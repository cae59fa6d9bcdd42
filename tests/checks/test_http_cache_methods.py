"""Cache rules of personal pages and announced methods beyond the examples."""

import pytest

from checks.core.model.finding import Confidence
from checks.core.testing import evidence as build
from checks.http.cache import http_cache
from checks.http.methods import http_methods
from tests.checks.verdicts import problems, verdict
from tests.each import each

SESSION = ("Set-Cookie", "PHPSESSID=***; Secure; HttpOnly")
FORM = "<form><input type='password' name='sandi'></form>"


@each(
    ("headers", "expected"),
    [
        ([("Cache-Control", "max-age=60")], ["shared-session"]),
        ([("Cache-Control", "max-age=0, s-maxage=60")], ["shared-session"]),
        ([("Expires", "Sun, 22 Nov 2026 12:00:00 GMT")], ["shared-session"]),
        # Of two the first counts (RFC 9111 section 4.2.1).
        ([("Expires", "Sun, 22 Nov 2026 12:00:00 GMT"), ("Expires", "0")], ["shared-session"]),
        ([("Expires", "0"), ("Expires", "Sun, 22 Nov 2026 12:00:00 GMT")], []),
        ([("Cache-Control", "public")], ["unsaid"]),
        ([], ["unsaid"]),
        ([("Cache-Control", "no-store, no-cache, must-revalidate"), ("Expires", "Sun, 22 Nov 2026 12:00:00 GMT")], []),
        ([("Cache-Control", "private, max-age=60")], []),
        ([("Cache-Control", "max-age=0")], []),
        ([("Pragma", "no-cache")], []),
        ([("Cache-Control", "max-age=60"), ("Pragma", "no-cache")], ["shared-session"]),
    ],
)
def test_a_session(headers: list[tuple[str, str]], expected: list[str]) -> None:
    assert problems(http_cache, home=build.page([SESSION, *headers])) == expected


def test_a_form_without_a_session_weighs_less() -> None:
    assert problems(http_cache, home=build.page({"Cache-Control": "max-age=60"}, FORM)) == ["shared-form"]


@pytest.mark.parametrize("line", ["bahasa=***", "XSRF-TOKEN=***", "PHPSESSID=***; Max-Age=0"])
def test_a_page_for_everybody_may_be_kept(line: str) -> None:
    assert verdict(http_cache, home=build.page([("Set-Cookie", line), ("Cache-Control", "max-age=60")])).reason == "public-page"


@pytest.mark.parametrize(
    ("allow", "expected"),
    [
        (["GET, HEAD, POST, OPTIONS"], []),
        (["GET", "trace"], ["echoing"]),
        (["OPTIONS, GET, HEAD, POST, DELETE, TRACE, PROPFIND, PROPPATCH, COPY, MOVE, LOCK, UNLOCK"], ["echoing", "writing"]),
        (["GET, PATCH, PROPFIND"], []),
        (["INPUT, OUTPUT"], []),
        ([], []),
    ],
)
def test_announced_methods(allow: list[str], expected: list[str]) -> None:
    assert problems(http_methods, options=build.page([("Allow", value) for value in allow], status=405)) == expected


def test_an_announcement_is_no_proof() -> None:
    findings = verdict(http_methods, options=build.page({"Allow": "PUT, TRACE"})).findings
    assert {finding.confidence for finding in findings} == {Confidence.TENTATIVE}
