"""The score of MDN's HTTP Observatory: the original's own for every case of the parity run, and what tilik never scores."""

from __future__ import annotations

import time

import msgspec
import pytest
from hypothesis import given, strategies as st

from checks import FailureKind, build
from checks.core.check.need import Http, Https
from checks.core.evidence.http import Exchange
from checks.core.evidence.observation import Observation
from checks.core.evidence.tls import TlsRequest
from checks.core.ratings.observatory import ALGORITHM, Answers, HttpRating, Preflight, observatory, score
from checks.core.ratings.observatory.scripts import NoUrl
from reports.words.observatory_results import RESULTS
from tests.core.ratings.observatory_answers import evidence, target
from tests.each import each
from tests.real.observatory.case import HOME, PLAIN, UPGRADE, Case, Reply, sound, to
from tests.real.observatory.cases import HOSTS
from tests.real.observatory.parity import EXPECTED

EXPECTED_SCORES: dict[str, str] = msgspec.json.decode(EXPECTED.read_bytes(), type=dict[str, str])
HOST = "dinkes.kotacontoh.go.id"
SITE = target(HOST)
SECURE, OPEN, PROBE, SHAKEN = Https("/").at(SITE).key, Http("/").at(SITE).key, Preflight().at(SITE).key, TlsRequest(HOST, 443).key
GOOD = Case(name="good", pages={HOME: Reply(sound()), PLAIN: UPGRADE})


def rate(case: Case = GOOD, **changes: Observation) -> HttpRating:
    """The rating of a good site in which this was seen instead."""
    keys = {"secure": SECURE, "plain": OPEN, "preflight": PROBE, "shaken": SHAKEN}
    result = observatory(SITE, evidence(case, HOST) | {keys[name]: observation for name, observation in changes.items()})
    assert result is not None
    return result


def why(rating: HttpRating) -> str:
    assert rating.grade is None
    assert rating.score is None
    assert rating.tests == {}
    assert rating.reason is not None
    return rating.reason.en


@pytest.mark.slow
@each("host", HOSTS, ids=lambda host: HOSTS[host].name[:60].encode("ascii", "replace").decode())
def test_the_original_scores_alike(host: str) -> None:
    case = HOSTS[host]
    result = observatory(target(host), evidence(case, host))
    assert result is not None
    assert {mark.result for mark in result.tests.values()} <= RESULTS.keys()
    score_text = f"{result.grade} {result.score}" if result.grade else "none"
    assert score_text == ("none" if case.withheld else EXPECTED_SCORES[case.name])
    assert (result.reason is None) == (result.grade is not None)


def test_the_kept_scores_are_those_of_the_cases() -> None:
    assert EXPECTED_SCORES.keys() == {case.name for case in HOSTS.values()}
    assert len(EXPECTED_SCORES) >= 300
    assert len({score_text.split()[0] for score_text in EXPECTED_SCORES.values()}) >= 12


def test_what_a_good_site_earns_test_by_test() -> None:
    result = rate()
    assert (result.grade, result.score, result.algorithm, result.status) == ("A+", 130, ALGORITHM, 200)
    assert {name: (mark.result, mark.modifier) for name, mark in result.tests.items()} == {
        "content-security-policy": ("csp-implemented-with-no-unsafe-default-src-none", 10),
        "cookies": ("cookies-not-found", 0),
        "cross-origin-resource-sharing": ("cross-origin-resource-sharing-not-implemented", 0),
        "redirection": ("redirection-to-https", 0),
        "referrer-policy": ("referrer-policy-private", 5),
        "strict-transport-security": ("hsts-implemented-max-age-at-least-six-months", 0),
        "subresource-integrity": ("sri-not-implemented-but-no-scripts-loaded", 0),
        "x-content-type-options": ("x-content-type-options-nosniff", 0),
        "x-frame-options": ("x-frame-options-implemented-via-csp", 5),
        "cross-origin-resource-policy": ("corp-implemented-with-same-origin", 10),
    }


def test_a_bonus_counts_only_from_90_points_on() -> None:
    fair, poor = sound({"X-Content-Type-Options": None}), sound({"Strict-Transport-Security": None})
    assert rate(Case(name="", pages={HOME: Reply(fair), PLAIN: UPGRADE})).score == 125
    assert rate(Case(name="", pages={HOME: Reply(poor), PLAIN: UPGRADE})).score == 80


def test_a_page_that_asks_for_a_log_in_is_scored_and_says_so() -> None:
    result = rate(Case(name="", pages={HOME: Reply(sound(), "<h1>401</h1>", 401), PLAIN: UPGRADE}))
    assert (result.grade, result.status) == ("A+", 401)


@each("kind", [FailureKind.BLOCKED, FailureKind.BUDGET, FailureKind.NOT_PERMITTED, FailureKind.RATE_LIMITED, FailureKind.NO_SUCH_NAME])
@each("question", ["secure", "plain", "preflight", "shaken"])
def test_nothing_is_scored_of_what_was_not_seen(question: str, kind: FailureKind) -> None:
    assert why(rate(GOOD, **{question: build.failure(kind)}))


def test_silence_of_both_ports_is_no_grade() -> None:
    assert why(rate(secure=build.failure("timeout"), plain=build.failure("refused"))).startswith("No answer within the time limit")


def test_a_redirect_that_was_not_followed_is_no_grade() -> None:
    elsewhere = build.redirect(f"https://{HOST}/", stop=build.failure("out-of-scope", asset="lain.kotacontoh.go.id"))
    away = Exchange(build.redirect(f"https://{HOST}/", f"https://{HOST}/x").hops[:1], build.AT, elsewhere.stop)
    assert why(rate(secure=away)) == "This address redirects to another registered asset, which is judged on its own."


def test_a_page_that_was_kept_in_part_is_no_grade() -> None:
    # Scripts may stand in the rest.
    assert "larger than the scanner's limit" in why(rate(secure=build.excerpt(build.page())))


def test_old_tls_is_no_https() -> None:
    # Plain HTTP leads to what cannot be opened, so nothing answers at all.
    assert why(rate(shaken=build.handshake(version="TLSv1.0")))
    plain = Case(name="", pages={HOME: Reply(sound()), PLAIN: Reply(sound())})
    assert (
        rate(plain, shaken=build.handshake(version="TLSv1.0")).tests["strict-transport-security"].result == "hsts-not-implemented-no-https"
    )


def test_what_was_not_asked_has_no_rating() -> None:
    observation = evidence(GOOD, HOST)
    for key in (SECURE, OPEN, PROBE, SHAKEN):
        assert observatory(SITE, {other: value for other, value in observation.items() if other != key}) is None


def test_a_redirect_to_another_name_keeps_its_own_certificate() -> None:
    www = Case(name="", pages={PLAIN: UPGRADE, HOME: to("https://www.HOST/"), "https://www.HOST/": Reply(sound())})
    observation = evidence(www, HOST) | {TlsRequest(f"www.{HOST}", 443).key: build.handshake(names=(HOST,))}
    result = observatory(SITE, observation)
    assert result is not None
    assert result.tests["strict-transport-security"].result == "hsts-invalid-cert"


TEXTS = st.text(st.characters(max_codepoint=0x2FF), max_size=60) | st.sampled_from(
    ("default-src 'self'", "script-src https://a/%", "max-age=1", "a=1; Domain=x")
)
NAMES = st.sampled_from(
    ("Content-Security-Policy", "Set-Cookie", "Strict-Transport-Security", "X-Frame-Options", "Referrer-Policy", "Content-Type", "Access-Control-Allow-Origin")
)  # fmt: skip
MARKUP = st.lists(
    st.sampled_from(("<script src='https://[::'></script>", "<script src='", "'></script>", "https://", "//a", "<base href=", "<meta http-equiv=content-security-policy content='", "'>", "[::", "%", "@", ":9", "é"))
).map("".join)  # fmt: skip


@given(st.lists(st.tuples(NAMES, TEXTS), max_size=6), MARKUP | TEXTS)
def test_whatever_a_server_sends_has_a_score_or_none(headers: list[tuple[str, str]], body: str) -> None:
    observation = build.page(headers, body)
    try:
        result = score(Answers(domain="kotacontoh.go.id", site=observation, https=observation, preflight=observation.final))
    except NoUrl:
        return
    assert 0 <= result.score <= 150
    assert len(result.tests) == 10


@pytest.mark.slow
@pytest.mark.parametrize(
    ("headers", "body"),
    [
        ((), "<div>" * 50_000 + "<script src=//a>"),
        ((), "<noscript><meta></noscript>" * 9000),
        ((), "<script src=https://a.example/x></script>" * 6000),
        ((), "<meta http-equiv=content-security-policy content='script-src a'>" * 3800),
        ((), f"<base href=https://{'a:1' * 60_000}><script src=x>"),
        ((("Content-Security-Policy", "default-src " + " ".join(f"https://a{n}.example/%41" for n in range(8000))),), ""),
        (tuple(("Set-Cookie", f"a{n}=1; {'Domain=x; ' * 20}") for n in range(2000)), ""),
    ],
    ids=["deep", "hidden", "scripts", "policies", "base", "sources", "cookies"],
)
def test_a_hostile_page_takes_no_time(headers: tuple[tuple[str, str], ...], body: str) -> None:
    observation = build.page(headers, body)
    began = time.process_time()
    assert score(Answers(domain="kotacontoh.go.id", site=observation, https=observation)).score >= 0
    assert time.process_time() - began < 3
