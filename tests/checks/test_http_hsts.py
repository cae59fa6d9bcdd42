"""HSTS beyond the examples: which header counts, and what asking for the preload list takes."""

from checks.core.testing import evidence as build
from checks.http.hsts import http_hsts
from checks.http.hsts_plain import http_hsts_plain
from tests.checks.verdicts import problems, verdict
from tests.each import each

HSTS = "Strict-Transport-Security"
YEAR = "max-age=31536000"


@each(
    ("values", "expected"),
    [
        ([YEAR], []),
        ([f"{YEAR}; includeSubDomains; preload"], []),
        (["max-age=31535999"], ["short"]),
        ([f"{YEAR}; preload"], ["preload"]),
        (["max-age=300; includeSubDomains; preload"], ["preload", "short"]),
        (["max-age=0; preload"], ["off"]),
        ([f"{YEAR}, max-age=300"], ["invalid"]),
        ([f"{YEAR}; {YEAR}"], ["invalid"]),
        (["includeSubDomains"], ["invalid"]),
        ([""], ["invalid"]),
        ([YEAR, YEAR], []),
        ([YEAR, "nonsense"], ["contradictory"]),
        (["nonsense", YEAR], ["contradictory", "invalid"]),
    ],
)
def test_values(values: list[str], expected: list[str]) -> None:
    assert problems(http_hsts, home=build.page([(HSTS, value) for value in values])) == expected


def test_every_missing_condition_is_named() -> None:
    findings = verdict(http_hsts, home=build.page({HSTS: "max-age=300; preload"})).findings
    assert [finding.facts["missing"] for finding in findings if finding.problem == "preload"] == [(YEAR, "includeSubDomains")]


def test_only_what_travels_unencrypted_counts() -> None:
    plain, secure = f"http://{build.HOST}/", f"https://{build.HOST}/"
    redirect = build.redirect(plain, secure)
    secure_hops = build.page({HSTS: YEAR}).hops
    assert problems(http_hsts_plain, plain=type(redirect)((redirect.hops[0], *secure_hops), build.AT)) == []
    assert problems(http_hsts_plain, plain=build.redirect(plain, f"{plain}id/", secure, headers={HSTS: YEAR})) == ["ignored"]
