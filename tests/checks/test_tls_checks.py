"""Certificates and versions beyond the examples."""

import datetime as dt

import msgspec
import pytest
from hypothesis import given, strategies as st

from checks import Acceptance, Check, Outcome, TlsSurvey, Trust, build
from checks.core.assess.judge import judge
from checks.core.check.need import Survey, Tls
from checks.core.evidence.observation import Observation
from checks.core.model.finding import Verdict
from checks.tls.expiry import tls_expiry
from checks.tls.hostname import tls_hostname
from checks.tls.protocols import tls_protocols
from checks.tls.trust import tls_trust
from tests.each import each


def verdict(check: Check, observation: Observation) -> Verdict:
    observed = {Tls(): observation, Survey(): observation if isinstance(observation, TlsSurvey) else build.survey()}
    evidence = {request.key: one for need, one in observed.items() if (request := need.at(build.TARGET))}
    return judge(check, build.TARGET, evidence)


def problems(check: Check, observation: Observation) -> list[str]:
    return [finding.problem for finding in verdict(check, observation).findings]


@each(
    ("host", "names", "fits"),
    [
        ("a.kota.go.id", ("a.kota.go.id",), True),
        ("a.kota.go.id", ("A.Kota.Go.Id",), True),
        ("a.kota.go.id", ("*.kota.go.id",), True),
        ("a.b.kota.go.id", ("*.kota.go.id",), False),
        ("kota.go.id", ("*.kota.go.id",), False),
        ("a.kota.go.id", ("*.go.id",), False),
        ("ab.kota.go.id", ("a*.kota.go.id",), False),
        ("a.kota.go.id", ("a.*.go.id",), False),
        ("a.kota.go.id", ("*.*.go.id",), False),
        ("kota.id", ("*.id",), False),
        ("a.kota.go.id", ("xa.kota.go.id", "kota.go.id"), False),
        ("192.0.2.7", ("192.0.2.7",), True),
        ("192.0.2.7", ("192.0.2.8",), False),
        ("192.0.2.7", ("*.0.2.7",), False),
        ("2001:db8::7", ("2001:db8:0:0:0:0:0:7",), True),
        ("a.kota.go.id", ("192.0.2.7",), False),
    ],
)
def test_hostname(host: str, names: tuple[str, ...], fits: bool) -> None:
    assert problems(tls_hostname, build.handshake(host=host, names=names)) == ([] if fits else ["mismatch"])


@each(
    ("days_left", "lifetime", "expected"),
    [
        (-400, 365, ["expired"]), (0, 90, ["soon"]), (15, 90, []), (7, 47, ["soon"]), (8, 47, []), (1, 7, ["soon"]), (2, 7, []),
        (30, 200, []), (29, 200, ["soon"]), (30, 3650, []), (29, 3650, ["soon"]), (3000, 3650, []),
    ],
)  # fmt: skip
def test_expiry(days_left: int, lifetime: int, expected: list[str]) -> None:
    assert problems(tls_expiry, build.handshake(days_left=days_left, lifetime=lifetime)) == expected


@pytest.mark.parametrize(("hours", "days"), [(3, 0), (23, 0), (25, 1), (47, 1), (49, 2)])
def test_days_since_the_end_are_whole_days(hours: float, days: int) -> None:
    (finding,) = verdict(tls_expiry, build.handshake(days_left=-hours / 24, lifetime=90)).findings
    assert finding.facts["days"] == days


@given(st.integers(-4000, 4000), st.integers(1, 4000))
def test_every_certificate_is_expired_early_late_or_current(days_left: int, lifetime: int) -> None:
    names = problems(tls_expiry, build.handshake(days_left=days_left, lifetime=lifetime))
    assert ("expired" in names) == (days_left < 0)
    assert ("not-yet" in names) == (days_left > lifetime)
    assert len(names) <= 1


def test_an_untrusted_certificate_that_cannot_be_read_is_still_untrusted() -> None:
    assert problems(tls_trust, build.handshake(chain=(b"0\x03",), trust=Trust.INVALID)) == ["invalid"]


@pytest.mark.parametrize("check", [tls_hostname, tls_expiry])
@pytest.mark.parametrize("chain", [(), (b"",), (b"\x30\x82\xff\xff",)])
def test_a_malformed_certificate_is_no_finding_and_no_pass(check: Check, chain: tuple[bytes, ...]) -> None:
    assert verdict(check, build.handshake(chain=chain)).outcome is Outcome.UNKNOWN


VERSIONS = ("SSLv2", "SSLv3", "TLSv1.0", "TLSv1.1", "TLSv1.2", "TLSv1.3")


@given(st.dictionaries(st.sampled_from(VERSIONS), st.sampled_from(Acceptance)), st.sampled_from(Acceptance))
def test_no_version_passes_unasked(some: dict[str, Acceptance], others: Acceptance) -> None:
    answered = dict.fromkeys(VERSIONS, others) | some
    observation = verdict(tls_protocols, build.survey(versions=answered))
    old = [answered[version] for version in VERSIONS[:4]]
    if Acceptance.YES in old:
        assert observation.outcome is Outcome.FAIL
    elif Acceptance.UNKNOWN not in old and Acceptance.YES in answered.values():
        assert observation.outcome is Outcome.PASS
    else:
        assert observation.outcome is Outcome.UNKNOWN
    assert (observation.reason is None) == (Acceptance.UNKNOWN not in old and Acceptance.YES in answered.values())


def test_the_clock_is_the_observation() -> None:
    observation = build.handshake(days_left=60)
    later = msgspec.structs.replace(observation, at=observation.at + dt.timedelta(days=61))
    assert problems(tls_expiry, observation) == []
    assert problems(tls_expiry, later) == ["expired"]
