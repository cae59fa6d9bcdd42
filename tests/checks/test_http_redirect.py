"""Ways from plain HTTP to HTTPS beyond the examples."""

import msgspec

from checks.core.evidence.http import Exchange
from checks.core.evidence.observation import Failure
from checks.core.model.finding import Outcome
from checks.core.testing import evidence as build
from checks.http.https import http_https
from checks.http.redirect import http_redirect
from tests.checks.verdicts import problems, verdict
from tests.each import each

HOME = build.page()
HTTP, HTTPS, WWW = f"http://{build.HOST}/", f"https://{build.HOST}/", "https://www.kotacontoh.go.id/"
OUTSIDE = build.failure("out-of-scope", "redirect to a.example")


@each(
    ("plain", "expected"),
    [
        (build.redirect(HTTP, HTTPS), []),
        (build.redirect(HTTP, HTTPS, status=308), []),
        (build.redirect(HTTP, HTTPS, WWW), []),
        (build.redirect(HTTP, HTTPS.upper()), []),
        (build.redirect(HTTP, HTTPS, stop=build.failure("timeout")), []),
        (build.redirect(HTTP, HTTPS, status=307), ["temporary"]),
        (build.redirect(HTTP, WWW), ["other-host"]),
        (build.redirect(HTTP, WWW, status=302), ["other-host", "temporary"]),
        (build.redirect(HTTP, WWW, stop=OUTSIDE), ["other-host"]),
        (build.redirect(HTTP, f"{HTTP}a", f"{HTTPS}a"), ["late"]),
        (build.redirect(HTTP, f"{HTTP}a", f"{HTTPS}a", stop=build.failure("reset")), ["late"]),
        (build.redirect(HTTP, f"{HTTP}a"), ["missing"]),
        (build.page(scheme="http", text="<meta http-equiv=refresh content='0; url=https://dinkes.kotacontoh.go.id/'>"), ["by-page"]),
        (build.page([("Refresh", f"1, {HTTPS}")], scheme="http", text="Sebentar"), ["by-page"]),
        (build.page(scheme="http", text=f"<script>location.replace('{HTTPS}')</script>"), ["by-page"]),
        (build.page(scheme="http", text="<script>location.replace('/portal/')</script>"), ["missing"]),
        # A script beside a whole page may run or not, and may lead on or not.
        (build.page(scheme="http", text=f"<form action=/kirim><input name=a></form><script>location='{HTTPS}'</script>"), ["missing"]),
    ],
)
def test_ways(plain: Exchange, expected: list[str]) -> None:
    assert problems(http_redirect, https=HOME, plain=plain) == expected


@each(
    ("https", "plain", "outcome", "why"),
    [
        (HOME, build.redirect(HTTP, "http://a.example/", stop=OUTSIDE), Outcome.UNKNOWN, "out-of-scope"),
        (HOME, build.redirect(HTTP, "https://[", stop=build.failure("malformed")), Outcome.UNKNOWN, "malformed"),
        (HOME, build.page(scheme="http", status=403), Outcome.UNKNOWN, "error-page"),
        (HOME, build.page(scheme="http", status=503), Outcome.UNKNOWN, "server-error"),
        (HOME, build.failure("blocked"), Outcome.UNKNOWN, "blocked"),
        (HOME, build.failure("refused"), Outcome.NOT_APPLICABLE, "no-plain-http"),
        (build.failure("refused"), build.failure("refused"), Outcome.UNKNOWN, "refused"),
        (build.failure("timeout"), build.failure("refused"), Outcome.UNKNOWN, "timeout"),
        (build.failure("tls"), build.page(scheme="http"), Outcome.NOT_APPLICABLE, "no-https"),
        (build.failure("budget"), build.page(scheme="http"), Outcome.UNKNOWN, "budget"),
        (build.page(status=404), build.page(scheme="http"), Outcome.UNKNOWN, "error-page"),
        (build.redirect(HTTPS, HTTP), build.page(scheme="http"), Outcome.NOT_APPLICABLE, "no-https"),
    ],
)
def test_open_questions(https: Exchange | Failure, plain: Exchange | Failure, outcome: Outcome, why: str) -> None:
    result = verdict(http_redirect, https=https, plain=plain)
    assert (result.outcome, result.reason) == (outcome, why)


def test_one_port_for_both() -> None:
    https, plain = (
        build.redirect(f"https://{build.HOST}:8443/"),
        build.page(status=400, text="The plain HTTP request was sent to HTTPS port"),
    )
    question = Exchange((msgspec.structs.replace(plain.hops[0], url=f"http://{build.HOST}:8443/"),), plain.at)
    result = verdict(http_redirect, https=https, plain=question)
    assert (result.outcome, result.reason) == (Outcome.NOT_APPLICABLE, "one-port")


PLAIN = build.page(scheme="http")


@each(
    ("home", "https", "expected"),
    [
        (PLAIN, build.failure("refused"), ["absent"]),
        (PLAIN, build.failure("tls"), ["broken"]),
        (PLAIN, build.failure("reset"), ["silent"]),
        (PLAIN, build.failure("timeout"), ["silent"]),
        (build.redirect(HTTPS, HTTP), build.redirect(HTTPS, HTTP), ["downgraded"]),
        (build.redirect(HTTPS, HTTP, HTTPS), build.redirect(HTTPS, HTTP, HTTPS), []),
        (HOME, HOME, []),
    ],
)
def test_https(home: Exchange, https: Exchange | Failure, expected: list[str]) -> None:
    assert problems(http_https, home=home, https=https) == expected


@each("kind", ["too-large", "malformed", "blocked", "rate-limited", "budget", "not-permitted", "probe-error", "out-of-scope"])
def test_what_says_nothing_about_https(kind: str) -> None:
    assert verdict(http_https, home=PLAIN, https=build.failure(kind)).reason == kind
    assert verdict(http_redirect, https=build.failure(kind), plain=PLAIN).reason == kind


def test_a_dead_site_is_no_finding_about_https() -> None:
    assert verdict(http_https, home=build.failure("refused"), https=build.failure("refused")).outcome is Outcome.UNKNOWN


def test_plain_http_that_leads_to_broken_https_shows_no_page() -> None:
    broken = build.failure("tls", "handshake failure")
    assert verdict(http_https, home=build.redirect(HTTP, HTTPS, stop=broken), https=broken).reason == "tls"
