"""CORS beyond the examples: what counts as permission, from whom, and which servers are asked more than one question."""

import re
from collections.abc import Callable

import msgspec
import pytest

from checks.core.evidence.cors import FOREIGN_ORIGIN, Likeness, OriginAnswers, OriginsRequest, lookalike, stranger_origins
from checks.core.evidence.http import Exchange
from checks.core.model.finding import Verdict
from checks.core.testing import evidence as build
from checks.http.cors import http_cors
from tests.checks.verdicts import problems, verdict
from tests.each import each

ORIGIN, CREDENTIALS = "Access-Control-Allow-Origin", "Access-Control-Allow-Credentials"
HOST, DOMAIN = build.TARGET.host, build.TARGET.domain
REQUEST = OriginsRequest(HOST, 443, 80, DOMAIN)

Trusts = Callable[[str], bool]

# What PortSwigger's "Exploiting CORS misconfigurations" and Corsy's README name as mistakes of servers, as code that makes them.
MISTAKES: dict[str, tuple[Trusts, set[Likeness]]] = {
    "anyone": (lambda origin: True, set(Likeness)),
    "begins": (lambda origin: origin.startswith(f"https://{HOST}"), {Likeness.ALL, Likeness.BEGINS, Likeness.GOES_ON}),
    "ends": (lambda origin: origin.endswith(DOMAIN), {Likeness.ALL, Likeness.ENDS, Likeness.PLAIN}),
    "contains": (lambda origin: DOMAIN in origin, set(Likeness) - {Likeness.NONE, Likeness.DOT}),
    "no end": (
        lambda origin: bool(re.match(r"https://[a-z]+\.kotacontoh\.go\.id", origin)),
        {Likeness.ALL, Likeness.BEGINS, Likeness.GOES_ON, Likeness.CONTAINS},
    ),
    "begins with the domain": (lambda origin: origin.startswith(f"https://{DOMAIN}"), {Likeness.DOMAIN}),
    "any sign behind": (lambda origin: bool(re.match(rf"https://{re.escape(HOST)}(?:[^.\-a-z0-9].*)?$", origin)), {Likeness.GOES_ON}),
    "dots that take any letter": (lambda origin: bool(re.fullmatch(f"https://{HOST}", origin)), {Likeness.ENDS, Likeness.DOT}),
    "no dot before": (lambda origin: bool(re.fullmatch(r"https://.*kotacontoh\.go\.id", origin)), {Likeness.ALL, Likeness.ENDS}),
    "either scheme": (lambda origin: origin in (f"https://{HOST}", f"http://{HOST}"), {Likeness.PLAIN}),
}
SOUND: dict[str, Trusts] = {
    "nobody": lambda origin: False,
    "itself": lambda origin: origin == f"https://{HOST}",
    "its own domain": lambda origin: bool(re.fullmatch(r"https://(?:[a-z0-9-]+\.)*kotacontoh\.go\.id", origin)),
    "a list": lambda origin: origin in {"https://layanan.kotacontoh.go.id", "https://kotacontoh.go.id"},
}


def answering(*headers: tuple[str, str]) -> Exchange:
    return build.page(headers)


def answers_of(trusts: Trusts, cookies: bool = True, vary: bool = True) -> dict[str, Exchange]:
    """What a server answers to every origin that may be tried; ``vary`` says that it tells caches, as it should."""
    permission = [(CREDENTIALS, "true")] if cookies else []
    fixed = [("Vary", "Accept-Encoding, Origin")] if vary else []
    origins = [lookalike(HOST, DOMAIN), *stranger_origins(HOST, DOMAIN).values()]
    return {origin: answering(*fixed, *([(ORIGIN, origin), *permission] if trusts(origin) else [])) for origin in origins}


def judged(answers: dict[str, Exchange]) -> Verdict:
    """The verdict on a server after the questions that its first answer gives reason for."""
    first = lookalike(HOST, DOMAIN)
    likenesses = {first: Likeness.ALL, **REQUEST.origins(answers[first])}
    return verdict(
        http_cors,
        origins=OriginAnswers(build.AT, likenesses, observations={one: answers[one] for one in likenesses}),
        control=build.control(),
    )


@each("name", MISTAKES)
def test_every_mistake_is_told_with_the_origins_that_show_it(name: str) -> None:
    trusts, likenesses = MISTAKES[name]
    assert {likeness for origin, likeness in {lookalike(HOST, DOMAIN): Likeness.ALL, **flipped()}.items() if trusts(origin)} == likenesses
    with_cookies, without = judged(answers_of(trusts)), judged(answers_of(trusts, cookies=False))
    expected = {"anyone": "reflected", "either scheme": "plain"}.get(name, "partial")
    assert [finding.problem for finding in with_cookies.findings] == [f"{expected}-with-credentials"]
    assert [finding.problem for finding in without.findings] == ([] if expected == "plain" else [expected])
    for finding in with_cookies.findings if expected == "partial" else ():
        strangers = [stranger for likeness, stranger in stranger_origins(HOST, DOMAIN).items() if likeness in likenesses - {Likeness.PLAIN}]
        assert finding.facts["origins"] == tuple(strangers)


def flipped() -> dict[str, Likeness]:
    return {origin: likeness for likeness, origin in stranger_origins(HOST, DOMAIN).items()}


@pytest.mark.parametrize("name", [name for name, (_, likenesses) in MISTAKES.items() if Likeness.ALL in likenesses])
def test_a_server_that_does_not_say_that_it_looks_at_origins_is_caught_by_the_first(name: str) -> None:
    assert [finding.problem.split("-")[0] for finding in judged(answers_of(MISTAKES[name][0], vary=False)).findings]


@pytest.mark.parametrize("name", SOUND)
def test_a_server_that_trusts_whole_names_of_its_own_is_sound(name: str) -> None:
    assert judged(answers_of(SOUND[name])).outcome == "pass"


def test_no_origin_that_is_tried_belongs_to_the_city() -> None:
    """All of them are under another registrable domain, but for the site's own name over plain HTTP."""
    for origin in (
        lookalike(HOST, DOMAIN),
        *(one for likeness, one in stranger_origins(HOST, DOMAIN).items() if likeness is not Likeness.PLAIN),
    ):
        assert not f".{origin.partition('://')[2]}".endswith(f".{DOMAIN}")


@each(
    ("headers", "count"),
    [
        ([], 0),
        ([("Vary", "Accept-Encoding, Cookie")], 0),
        ([(ORIGIN, "*")], 0),
        ([(ORIGIN, "null")], 0),
        ([("Vary", "Accept-Encoding, origin")], 8),
        ([(CREDENTIALS, "true")], 8),
        ([(ORIGIN, f"https://{HOST}.tilikkotacontoh.go.id")], 8),
        ([(ORIGIN, "https://layanan.kotacontoh.go.id")], 13),
        ([(ORIGIN, "https://peta.lain.example")], 12),
    ],
)
def test_further_questions_have_a_sign_that_causes_them(headers: list[tuple[str, str]], count: int) -> None:
    assert len(REQUEST.origins(answering(*headers))) == count


def test_an_address_has_no_name_of_which_there_could_be_a_part() -> None:
    assert list(stranger_origins("192.0.2.7", "").values()) == [FOREIGN_ORIGIN] == [lookalike("192.0.2.7", "")]


def test_a_site_of_plain_http_is_no_stranger_to_itself() -> None:
    plain = build.page({"Vary": "Origin"}, scheme="http")
    assert Likeness.PLAIN not in REQUEST.origins(plain).values()


@each(
    ("headers", "expected"),
    [
        ([(ORIGIN, FOREIGN_ORIGIN), (CREDENTIALS, "true")], ["reflected-with-credentials"]),
        ([(ORIGIN, FOREIGN_ORIGIN), (CREDENTIALS, "True")], ["reflected"]),
        ([(ORIGIN, FOREIGN_ORIGIN), (CREDENTIALS, "false")], ["reflected"]),
        ([(ORIGIN, f"{FOREIGN_ORIGIN}/"), (CREDENTIALS, "true")], []),
        ([(ORIGIN, FOREIGN_ORIGIN.upper()), (CREDENTIALS, "true")], []),
        ([(ORIGIN, FOREIGN_ORIGIN), (ORIGIN, FOREIGN_ORIGIN), (CREDENTIALS, "true")], []),
        ([(ORIGIN, "*")], []),
        ([(ORIGIN, "https://www.kotacontoh.go.id"), (CREDENTIALS, "true")], []),
        ([(CREDENTIALS, "true")], []),
    ],
)
def test_a_foreign_origin(headers: list[tuple[str, str]], expected: list[str]) -> None:
    assert (
        problems(http_cors, origins=build.origins(answering(), {Likeness.NONE: answering(*headers)}), control=build.control()) == expected
    )


def test_a_star_with_cookies() -> None:
    assert problems(http_cors, origins=build.origins(answering((ORIGIN, "*"), (CREDENTIALS, "true"))), control=build.control()) == [
        "wildcard-with-credentials"
    ]


def test_null_counts_only_in_answer_to_null() -> None:
    permitting = answering((ORIGIN, "null"), (CREDENTIALS, "true"))
    assert problems(http_cors, origins=build.origins(permitting), control=build.control()) == []
    assert problems(http_cors, origins=build.origins(), control=build.control(permitting)) == ["null-with-credentials"]
    assert problems(http_cors, origins=build.origins(), control=build.control(answering((ORIGIN, FOREIGN_ORIGIN)))) == []


def test_what_stands_at_the_end_of_the_redirects_counts() -> None:
    url = f"https://{build.HOST}/"
    away = build.redirect(url, f"{url}id/", headers={ORIGIN: FOREIGN_ORIGIN, CREDENTIALS: "true"})
    assert problems(http_cors, origins=build.origins(away, {Likeness.NONE: away}), control=build.control(away)) == []


def test_half_an_answer_is_none() -> None:
    outcome = verdict(
        http_cors, origins=build.origins(answering((ORIGIN, FOREIGN_ORIGIN))), control=build.control(build.failure("timeout"))
    )
    assert (outcome.outcome, outcome.reason) == ("unknown", "timeout")
    outcome = verdict(http_cors, origins=build.origins(build.failure("timeout")), control=build.control())
    assert (outcome.outcome, outcome.reason) == ("unknown", "timeout")


def test_what_was_found_stands_though_the_budget_ended() -> None:
    first = answering((ORIGIN, lookalike(HOST, DOMAIN)), (CREDENTIALS, "true"))
    cut = {likeness: build.failure("budget") for likeness in stranger_origins(HOST, DOMAIN)}
    outcome = verdict(http_cors, origins=build.origins(first, cut), control=build.control())
    assert [finding.problem for finding in outcome.findings] == ["partial-with-credentials"]
    silent = verdict(http_cors, origins=build.origins(answering(("Vary", "Origin")), cut), control=build.control())
    assert (silent.outcome, silent.reason) == ("unknown", "budget")


def test_an_answer_that_the_store_lost_is_an_open_question() -> None:
    lost = OriginAnswers(build.AT, {FOREIGN_ORIGIN: Likeness.ALL}, {FOREIGN_ORIGIN: "gone"})
    assert verdict(http_cors, origins=lost, control=build.control()).outcome == "unknown"
    assert msgspec.structs.asdict(lost.assemble({}))["observations"]
