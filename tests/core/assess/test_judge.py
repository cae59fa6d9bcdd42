"""Evidence to verdict: the five outcomes."""

from collections.abc import Callable

import pytest

from checks.core.assess.judge import judge
from checks.core.check.check import Check, Example, Findings, Fix, check
from checks.core.check.dns_need import Dns
from checks.core.check.lookup import Evidence
from checks.core.check.need import Exposed, Http, Https, Need, Page, Revoked, Survey, Tls, Weak
from checks.core.evidence.dns import DnsAnswer
from checks.core.evidence.http import Exchange
from checks.core.evidence.observation import Failure, Observation, Referral
from checks.core.evidence.tls import Handshake, RevocationStatus, TlsSurvey, Weakness, WeaknessStatus
from checks.core.model import reason
from checks.core.model.failure import FailureKind
from checks.core.model.finding import Importance, Level, Outcome, Problem, Reason, Target
from checks.core.model.risk import Risk
from checks.core.model.text import Text
from checks.core.model.undecided import NotApplicable, Unknown
from checks.core.testing import evidence as build
from tests.each import each

WORDS = Text(id="a {n}", en="a {n}")
BAD = Problem("bad", Risk(2, 2), WORDS)
WORSE = Problem("worse", Risk(5, 4), WORDS)
UNDECLARED = Reason("undeclared", Text(id="a", en="a"))
PAGE = build.page()


def asking(function: Callable[..., Findings], **needs: Need) -> Check:
    """A check of these needs whose judgement is the function."""
    text = Text(id="a", en="a")
    declared = check(
        id="test-made", title=text, action=text, why=text, fix=Fix(any=text), references=("RFC 9110",), needs=needs,
        problems=(BAD, WORSE), examples=(Example(),),
    )  # fmt: skip
    return declared(function)


def collection(probe_check: Check, target: Target = build.TARGET, **answers: Observation) -> Evidence:
    """The answers under the keys that the check's needs have for this target."""
    requests = {name: probe_check.needs[name].at(target) for name in answers}
    return {request.key: answers[name] for name, request in requests.items() if request is not None}


def content(home: Exchange) -> Findings:
    yield from ()


def finding(home: Exchange) -> Findings:
    yield BAD("x", n=1)
    yield BAD("a", n=1)
    yield WORSE(n=2)
    yield BAD("x", n=3)


def forgiving(home: Exchange | Failure) -> Findings:
    if isinstance(home, Failure) and home.kind is FailureKind.REFUSED:
        yield BAD(n=1)


def moot(home: Exchange) -> Findings:
    raise NotApplicable(reason.ELSEWHERE)


def elsewhere(home: Exchange) -> Findings:
    raise Unknown(reason.ELSEWHERE)


def unsure(home: Exchange) -> Findings:
    raise Unknown(reason.CATCH_ALL, "/tlk")


def partly_sure(home: Exchange) -> Findings:
    yield BAD(n=1)
    raise Unknown(reason.CATCH_ALL, "/tlk")


def undeclared(home: Exchange) -> Findings:
    raise Unknown(UNDECLARED)


def stranger(home: Exchange) -> Findings:
    yield Problem("stranger", Risk(1, 1), WORDS)(n=1)


def buggy(home: Exchange) -> Findings:
    yield BAD(n=1 // 0)


def test_pass_and_fail() -> None:
    assert judge(asking(content, home=Https()), build.TARGET, collection(asking(content, home=Https()), home=PAGE)).outcome is Outcome.PASS
    verdict = judge(asking(finding, home=Https()), build.TARGET, collection(asking(finding, home=Https()), home=PAGE))
    assert verdict.outcome is Outcome.FAIL
    # Worst first, then by name; of two sightings of one problem and subject the last stands.
    assert verdict.findings == (WORSE(n=2), BAD("a", n=1), BAD("x", n=3))


@pytest.mark.parametrize(("importance", "impact"), [(Importance.LOW, 3), (Importance.NORMAL, 4), (Importance.HIGH, 5)])
def test_findings_weigh_as_much_as_the_asset(importance: Importance, impact: int) -> None:
    probe_check = asking(finding, home=Https())
    target = Target(host=build.HOST, importance=importance)
    assert judge(probe_check, target, collection(probe_check, home=PAGE)).findings[0].impact == impact


@each("kind", FailureKind)
def test_a_failure_is_unknown_with_its_reason(kind: FailureKind) -> None:
    for probe_check in (asking(content, home=Https()), asking(moot, home=Https())):
        verdict = judge(probe_check, build.TARGET, collection(probe_check, home=build.failure(kind, "detail")))
        assert (verdict.outcome, verdict.reason, verdict.detail) == (Outcome.UNKNOWN, reason.of_failure(kind).key, "detail")


def test_silence_on_an_accepted_failure_is_no_pass() -> None:
    probe_check = asking(forgiving, home=Https())
    assert judge(probe_check, build.TARGET, collection(probe_check, home=build.failure("refused"))).outcome is Outcome.FAIL
    assert judge(probe_check, build.TARGET, collection(probe_check, home=build.failure("timeout"))).reason == "timeout"
    assert judge(probe_check, build.TARGET, collection(probe_check, home=PAGE)).outcome is Outcome.PASS


def test_what_was_found_stands_and_what_stayed_open_is_told() -> None:
    probe_check = asking(partly_sure, home=Https())
    verdict = judge(probe_check, build.TARGET, collection(probe_check, home=PAGE))
    assert (verdict.outcome, verdict.reason, verdict.detail) == (Outcome.FAIL, "catch-all", "/tlk")
    assert verdict.findings == (BAD(n=1),)


@pytest.mark.parametrize(
    ("function", "outcome", "why"),
    [
        (moot, Outcome.NOT_APPLICABLE, "elsewhere"),
        (elsewhere, Outcome.NOT_APPLICABLE, "elsewhere"),
        (unsure, Outcome.UNKNOWN, "catch-all"),
        (undeclared, Outcome.ERROR, None),
        (stranger, Outcome.ERROR, None),
        (buggy, Outcome.ERROR, None),
    ],
)
def test_what_a_check_may_raise(function: Callable[..., Findings], outcome: Outcome, why: str | None) -> None:
    probe_check = asking(function, home=Https())
    verdict = judge(probe_check, build.TARGET, collection(probe_check, home=PAGE))
    assert (verdict.outcome, verdict.reason, verdict.findings) == (outcome, why, ())


def test_a_bug_keeps_its_traceback() -> None:
    probe_check = asking(buggy, home=Https())
    assert "ZeroDivisionError" in judge(probe_check, build.TARGET, collection(probe_check, home=PAGE)).detail


@pytest.mark.parametrize(
    ("need", "answer", "why"),
    [
        (Https(), build.page(status=404), "error-page"),
        (Https(), build.page(status=502), "server-error"),
        (Https(), build.page(status=429), "rate-limited"),
        (Https(), build.page(text="<title>Welcome to nginx!</title>"), "default-page"),
        (
            Https(),
            build.redirect(PAGE.url, "https://a.example/", stop=build.failure("out-of-scope", "redirect to a.example")),
            "out-of-scope",
        ),
        (Http(), build.page(status=429), "rate-limited"),
    ],
)
def test_an_answer_that_is_not_the_site_is_unknown(need: Need, answer: Exchange, why: str) -> None:
    probe_check = asking(finding, home=need)
    verdict = judge(probe_check, build.TARGET, collection(probe_check, home=answer))
    assert (verdict.outcome, verdict.reason) == (Outcome.UNKNOWN, why)


def test_plain_http_may_answer_with_an_error() -> None:
    probe_check = asking(content, home=Http())
    assert judge(probe_check, build.TARGET, collection(probe_check, home=build.page(status=404))).outcome is Outcome.PASS


@each("need", [Tls(), Survey(), Revoked(), Weak(Weakness.ROBOT)])
@each(
    ("kind", "plain", "outcome", "why"),
    [
        ("refused", build.page(scheme="http"), Outcome.NOT_APPLICABLE, "no-https"),
        ("timeout", build.page(scheme="http"), Outcome.UNKNOWN, "timeout"),
        ("refused", build.failure("refused"), Outcome.UNKNOWN, "refused"),
        ("refused", build.redirect(f"http://{build.HOST}/", PAGE.url, stop=build.failure("refused")), Outcome.UNKNOWN, "refused"),
        ("refused", None, Outcome.UNKNOWN, "refused"),
    ],
)
def test_a_site_that_lives_without_tls_has_no_tls_to_judge(
    need: Need, kind: str, plain: Observation | None, outcome: Outcome, why: str
) -> None:
    def over_tls(tls: Handshake | TlsSurvey | RevocationStatus | WeaknessStatus) -> Findings:
        yield from ()

    over_tls.__annotations__["tls"] = need.yields
    probe_check = asking(over_tls, tls=need)
    evidence = {**collection(probe_check, tls=build.failure(kind)), **({Http().at(build.TARGET).key: plain} if plain else {})}
    verdict = judge(probe_check, build.TARGET, evidence)
    assert (verdict.outcome, verdict.reason) == (outcome, why)


def test_not_collected_not_asked_not_for_addresses() -> None:
    probe_check, exposed = asking(content, home=Https()), asking(content, home=Exposed("/.env"))
    assert judge(probe_check, build.TARGET, {}).reason == "not-collected"
    visit = Target(host=build.HOST, level=Level.VISIT)
    assert judge(exposed, visit, collection(exposed, home=PAGE)).reason == "not-asked"

    def lookup(home: DnsAnswer) -> Findings:
        yield from ()

    assert judge(asking(lookup, home=Dns("A")), Target(host="192.0.2.7"), {}).outcome is Outcome.NOT_APPLICABLE


def test_a_referral_leads_to_the_answer() -> None:
    probe_check = asking(content, home=Page())
    requests, there = Page().at(build.TARGET).key, Https().at(build.TARGET).key
    referral = Referral(there, build.AT)
    assert judge(probe_check, build.TARGET, {requests: referral, there: PAGE}).outcome is Outcome.PASS
    assert judge(probe_check, build.TARGET, {requests: referral, there: build.failure("reset")}).reason == "reset"
    assert judge(probe_check, build.TARGET, {requests: referral}).reason == "not-collected"


def test_evidence_of_another_sort_is_a_bug() -> None:
    probe_check = asking(content, home=Https())
    assert judge(probe_check, build.TARGET, collection(probe_check, home=build.dns_answer("A"))).outcome is Outcome.ERROR
