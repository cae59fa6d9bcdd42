"""Every certificate that visitors get is judged; the subject says who gets the one that is wrong."""

from __future__ import annotations

from typing import Any

import pytest

from checks import Outcome, Staple, Trust, build
from checks.core.assess.judge import judge
from checks.core.check.need import Survey, Tls
from checks.core.evidence.certificates import ServerCertificate
from checks.core.evidence.observation import Failure
from checks.core.evidence.tls import Handshake, TlsSurvey
from checks.core.model.finding import Verdict
from checks.core.testing.certificates import Authority
from checks.tls.expiry import tls_expiry
from checks.tls.stapling import tls_stapling
from tests.each import each

V4, V6 = "192.0.2.7", "2001:db8::7"
CITY: Authority = build.authority()


def shows(*, kind: str = "secp256r1", days_left: int = 60, host: str = build.HOST, **more: Any) -> ServerCertificate:
    tls = build.handshake(chain=(CITY.issue(host, kind=kind, days_left=days_left),))
    return build.server_certificate(tls, **more)


GOOD, LATE_RSA, LATE = shows(), shows(kind="rsa-2048", days_left=-3), shows(days_left=-3)


def verdict(survey: TlsSurvey | Failure, tls: Handshake | Failure | None = None) -> Verdict:
    first = next((one.certificates[0] for one in survey.answers if one.certificates), None) if isinstance(survey, TlsSurvey) else None
    shaken = tls or (build.handshake(chain=first.chain) if first else build.failure("tls"))
    observed = {Tls(): shaken, Survey(): survey}
    return judge(tls_expiry, build.TARGET, {request.key: one for need, one in observed.items() if (request := need.at(build.TARGET))})


def surveyed(**by_address: tuple[ServerCertificate, ...] | Failure) -> TlsSurvey:
    addresses = {"v4": V4, "v6": V6}
    return TlsSurvey(
        {
            addresses[name]: one if isinstance(one, Failure) else build.tls_answers(address=addresses[name], certificates=one)
            for name, one in by_address.items()
        },
        build.AT,
        build.HOST,
    )


@each(
    ("survey", "subjects"),
    [
        (surveyed(v4=(GOOD,)), []),
        (surveyed(v4=(LATE,)), [""]),
        (surveyed(v4=(GOOD, LATE_RSA)), ["RSA"]),
        (surveyed(v4=(LATE_RSA, GOOD)), ["RSA"]),
        (surveyed(v4=(GOOD,), v6=(LATE,)), [V6]),
        (surveyed(v4=(LATE,), v6=(GOOD,)), [V4]),
        (surveyed(v4=(LATE,), v6=(LATE,)), [""]),
        (surveyed(v4=(GOOD, LATE_RSA), v6=(GOOD, LATE_RSA)), ["RSA"]),
        (surveyed(v4=(GOOD, LATE_RSA), v6=(GOOD,)), [f"RSA ({V4})"]),
        (surveyed(v4=(shows(versions=("TLSv1.3",)), shows(days_left=-3, versions=("TLSv1.2",)))), ["TLSv1.2"]),
        (surveyed(v4=(GOOD, shows(days_left=-3, sni=False))), ["SNI –"]),
        (surveyed(v4=(GOOD, shows(days_left=-3, sni=False, host="lain.kotacontoh.go.id"))), []),
    ],
)
def test_who_gets_the_one_that_is_wrong(survey: TlsSurvey, subjects: list[str]) -> None:
    outcome = verdict(survey)
    assert [finding.subject for finding in outcome.findings] == subjects
    assert outcome.outcome is (Outcome.FAIL if subjects else Outcome.PASS)


def test_the_full_handshake_is_judged_beside_what_the_survey_heard() -> None:
    late = build.handshake(chain=LATE.chain)
    assert [finding.subject for finding in verdict(surveyed(v4=(), v6=(GOOD,)), late).findings] == [V4]
    assert verdict(build.failure("timeout"), late).outcome is Outcome.FAIL
    assert verdict(build.failure("timeout"), build.handshake()).outcome is Outcome.UNKNOWN


def test_an_address_whose_certificate_was_not_seen_never_passes() -> None:
    assert verdict(surveyed(v4=(GOOD,), v6=())).outcome is Outcome.UNKNOWN
    assert verdict(surveyed(v4=(GOOD,), v6=build.failure("timeout"))).outcome is Outcome.UNKNOWN
    assert verdict(surveyed(v4=(GOOD,), v6=build.failure("reset"))).outcome is Outcome.UNKNOWN
    # RFC 8446 section 6.2: an alert to every hello ends the handshake before any certificate, as a closed port does.
    for nothing in (build.failure("refused"), build.failure("tls")):
        assert verdict(surveyed(v4=(GOOD,), v6=nothing)).outcome is Outcome.PASS
        assert verdict(surveyed(v4=nothing, v6=(LATE,))).outcome is Outcome.FAIL
        assert verdict(surveyed(v4=nothing, v6=nothing), nothing).outcome is Outcome.UNKNOWN
    assert verdict(surveyed(v4=())).outcome is Outcome.UNKNOWN


def test_what_the_survey_heard_is_judged_where_the_full_handshake_fails() -> None:
    assert verdict(surveyed(v4=(LATE,)), build.failure("tls")).outcome is Outcome.FAIL
    assert verdict(surveyed(v4=(GOOD,)), build.failure("tls")).outcome is Outcome.UNKNOWN


# RFC 7633 section 4.2.3.1: without a valid response a client that supports it breaks off.
@pytest.mark.parametrize(
    ("staple", "problems"),
    [
        (Staple.GOOD, []),
        (Staple.REVOKED, []),
        (Staple.NONE, ["required"]),
        (Staple.INVALID, ["worthless"]),
        (Staple.UNKNOWN, ["worthless"]),
    ],
)
def test_must_staple_wants_a_response_that_counts(staple: Staple, problems: list[str]) -> None:
    tls = build.handshake(chain=(CITY.issue(build.HOST, must_staple=True, ocsp="http://ocsp.example/"),), trust=Trust.TRUSTED)
    survey = build.survey(certificates=(build.server_certificate(tls, staple=staple, staple_detail="it held until yesterday"),))
    evidence = {request.key: one for need, one in {Tls(): tls, Survey(): survey}.items() if (request := need.at(build.TARGET))}
    assert [finding.problem for finding in judge(tls_stapling, build.TARGET, evidence).findings] == problems
