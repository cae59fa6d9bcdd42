"""What the calendar tells: deadlines, certificates, and what nobody looks at any more."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import msgspec

from checks.core.assess.assessment import Assessment
from checks.core.assess.ledger import State
from checks.core.assess.waivers import Ground, Waived, Waiver
from checks.core.facts.values import Certificate, Facts, TlsFacts
from checks.core.model.finding import Outcome, Verdict
from checks.core.model.risk import RiskLevel
from reports.strategy import Decree
from scanner.notices.calendar import certificate_notices, deadline_notices, silence_notices
from scanner.notices.notice import Notice
from tests.scanner.notices.test_changes import AT, CATALOGUE, DAY, ENV, assessment_with, env

ZONE = "Asia/Jakarta"
DECREE = Decree(deadlines={RiskLevel.VERY_HIGH: 3})


def with_age(days_ago: int, state: State = State.STILL) -> Assessment:
    one = assessment_with(state, env())
    entry = msgspec.structs.replace(one.ledger[ENV], first_seen=AT - days_ago * DAY)
    return msgspec.structs.replace(one, ledger={ENV: entry})


TODAY = AT.date()


def overdue(*assessments: Assessment, today: dt.date = TODAY) -> list[Notice]:
    return list(deadline_notices(assessments, CATALOGUE, DECREE, today, ZONE, RiskLevel.HIGH))


def test_a_deadline_that_passed_is_told_once() -> None:
    """Exposed secrets are personal data's notice at the latest: three days, by the decree as well."""
    assert overdue(with_age(1)) == []
    (one,) = overdue(with_age(9))
    assert (one.opd, one.is_for_opd, one.key) == ("dinkes", True, overdue(with_age(9), today=TODAY + 5 * DAY)[0].key)
    assert "15 November 2026" in one.text.id
    assert one.text.id.startswith("[Sangat Tinggi]")


def test_what_came_back_has_its_time_anew_and_an_accepted_risk_has_none() -> None:
    assert overdue(with_age(90, State.REOPENED)) == []
    one = with_age(9)
    waiver = Waiver(
        target=one.target, check=ENV.check, finding=env(), ground=Ground.ACCEPTED, reason="r", who="w",
        until=AT.date() + 30 * DAY, expires=AT + 30 * DAY, at=AT - DAY,
    )  # fmt: skip
    assert overdue(msgspec.structs.replace(one, waived=(Waived(waiver=waiver, finding=env(), entry=one.ledger[ENV]),))) == []


def with_certificates(*ends: int) -> Assessment:
    """With a certificate that ends in so many days, each of its own."""
    certificates = [
        Certificate(
            subject="", issuer="", names=(), not_before=AT - 80 * DAY, not_after=AT + days * DAY, days_left=days, key="", signature="",
            serial="", sha256=str(days),
        )
        for days in ends
    ]  # fmt: skip
    return msgspec.structs.replace(
        assessment_with(State.STILL, None), facts=Facts(tls=TlsFacts(protocols={}, certificate=certificates[0], chain=tuple(certificates)))
    )


def test_a_certificate_that_ends_soon_is_told_once_and_a_new_one_anew() -> None:
    assert [list(certificate_notices([with_certificates(days)], AT, ZONE)) for days in (-1, 15, 60)] == [[], [], []]
    (one,) = certificate_notices([with_certificates(13)], AT, ZONE)
    (later,) = certificate_notices([with_certificates(13)], AT + 3 * DAY, ZONE)
    (other,) = certificate_notices([with_certificates(12)], AT, ZONE)
    assert one.key == later.key != other.key
    assert "4 Desember 2026" in one.text.id


def silent(assessments: Iterable[Assessment], days: int = 8) -> list[str]:
    return [one.key for one in silence_notices(assessments, AT, days, CATALOGUE)]


def with_ages(host: str, ages: dict[str, int]) -> Assessment:
    """Checks of a host that were answered so many days ago."""
    target = msgspec.structs.replace(assessment_with(State.STILL, None).target, host=host)
    return Assessment(
        target=target, started=AT, finished=AT, verdicts=tuple(Verdict(check=check, outcome=Outcome.PASS) for check in ages),
        ages={check: AT - days * DAY for check, days in ages.items() if days},
    )  # fmt: skip


def test_a_host_and_a_check_that_nothing_was_asked_for_long() -> None:
    well, old = with_ages("a.example", {"http-hsts": 0, "exposed-env": 3}), with_ages("b.example", {"http-hsts": 9, "exposed-env": 12})
    assert silent([well]) == []
    assert silent([well, old]) == ["silence b.example 2026-11-12"]
    assert silent([with_ages("a.example", {"http-hsts": 0, "exposed-env": 12})]) == ["silence exposed-env 2026-11-09"]
    assert silent([old]) == ["silence b.example 2026-11-12"], "of a city that is not scanned at all each host is told, and no check"
