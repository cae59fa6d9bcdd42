"""Headers out of date, and headers that contradict each other, beyond the examples."""

import pytest

from checks.core.testing import evidence as build
from checks.http.deprecated import http_deprecated
from checks.http.duplicates import http_duplicates
from tests.checks.verdicts import problems, verdict
from tests.each import each

CACHE = "Cache-Control"


@each(
    ("value", "expected"),
    [
        ("0", []),
        ("1", ["xss-filter"]),
        ("1; report=https://a.example/", ["xss-filter"]),
        ("1;mode=block", []),
        ("1; MODE = block; report=/x", []),
        ("", []),
        ("on", []),
    ],
)
def test_the_filter_of_old(value: str, expected: list[str]) -> None:
    assert problems(http_deprecated, home=build.page({"X-XSS-Protection": value})) == expected


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ([("Pragma", "no-cache")], ["pragma"]),
        ([("Pragma", "public")], []),
        ([("Pragma", "no-cache"), (CACHE, "max-age=0")], []),
        ([("Pragma", "no-cache"), ("Expires", "0")], []),
        ([("public-key-pins", 'pin-sha256="x"; max-age=5')], ["ignored[Public-Key-Pins]"]),
        ([("X-WebKit-CSP", "default-src 'self'"), ("Feature-Policy", "camera *")], ["ignored[Feature-Policy]", "ignored[X-WebKit-CSP]"]),
    ],
)
def test_headers_of_old(headers: list[tuple[str, str]], expected: list[str]) -> None:
    assert problems(http_deprecated, home=build.page(headers)) == expected


@each(
    ("headers", "expected"),
    [
        ([(CACHE, "no-store, no-cache, must-revalidate"), (CACHE, "private, max-age=0")], []),
        ([(CACHE, "public, max-age=60"), (CACHE, "public, max-age=60")], []),
        ([(CACHE, "public"), (CACHE, 'private="set-cookie"')], []),
        ([(CACHE, "public, private")], ["cache-control"]),
        ([(CACHE, "s-maxage=1, s-maxage=2")], ["cache-control"]),
        ([("ETag", '"a"'), ("ETag", '"b"')], ["repeated[ETag]"]),
        ([("ETag", '"a"'), ("ETag", '"a"')], []),
        ([("Strict-Transport-Security", "max-age=1"), ("Strict-Transport-Security", "max-age=2")], []),
        ([("Vary", "Origin"), ("Vary", "Accept-Encoding"), ("Link", "</a>"), ("Link", "</b>")], []),
    ],
)
def test_contradictions(headers: list[tuple[str, str]], expected: list[str]) -> None:
    assert problems(http_duplicates, home=build.page(headers)) == expected


def test_values_are_told_in_their_order() -> None:
    (finding,) = verdict(http_duplicates, home=build.page([("Age", "5"), ("Age", "7"), ("Age", "5")])).findings
    assert finding.facts["values"] == ("5", "7")
