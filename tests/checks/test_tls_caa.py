"""No site is told firmly that its issuer is forbidden, unless both names are known."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from checks import Confidence, Outcome, build
from checks.core.assess.judge import judge
from checks.core.check.dns_need import DnsClimb
from checks.core.check.need import Need, Tls
from checks.core.evidence.observation import Observation
from checks.core.model.finding import Verdict
from checks.tls.caa import tls_caa

AUTHORITIES = {name: build.authority(name).issue(build.HOST) for name in ("Let's Encrypt", "DigiCert Inc", "Sectigo Limited", "CA Baru")}


def verdict(issuer: str, *allowed: str) -> Verdict:
    observations: dict[Need, Observation] = {
        DnsClimb("CAA"): build.climb("CAA", *(f'0 issue "{domain}"' for domain in allowed)),
        Tls(): build.handshake(chain=(AUTHORITIES[issuer],)),
    }
    evidence = {request.key: answer for need, answer in observations.items() if (request := need.at(build.TARGET))}
    return judge(tls_caa, build.TARGET, evidence)


@pytest.mark.parametrize(
    ("issuer", "allowed", "findings"),
    [
        ("Let's Encrypt", ("digicert.com", "sectigo.com"), [("forbidden", Confidence.FIRM)]),
        ("Let's Encrypt", ("digicert.com", "letsencrypt.com"), [("unconfirmed", Confidence.TENTATIVE)]),
        ("Sectigo Limited", ("gandi.net",), [("unconfirmed", Confidence.TENTATIVE)]),
        ("DigiCert Inc", ("GeoTrust.com",), []),
        ("DigiCert Inc", ("letsencrypt.org", "www.digicert.com"), []),
        ("Sectigo Limited", ("entrust.net",), []),
    ],
)
def test_what_is_said(issuer: str, allowed: tuple[str, ...], findings: list[tuple[str, Confidence]]) -> None:
    assert [(finding.problem, finding.confidence) for finding in verdict(issuer, *allowed).findings] == findings


@given(st.lists(st.sampled_from(("letsencrypt.org", "digicert.com", "kotacontoh.go.id", "ca.example")), min_size=1))
def test_an_issuer_that_is_not_known_is_accused_of_nothing(allowed: list[str]) -> None:
    observations = verdict("CA Baru", *allowed)
    assert (observations.outcome, observations.reason, observations.findings) == (Outcome.UNKNOWN, "issuer-unmapped", ())


@pytest.mark.slow
@given(st.lists(st.from_regex(r"[a-z]{1,12}\.(example|test)", fullmatch=True), min_size=1, max_size=5))
def test_names_that_are_not_known_are_for_a_person_to_confirm(allowed: list[str]) -> None:
    assert {finding.confidence for finding in verdict("Let's Encrypt", *allowed).findings} == {Confidence.TENTATIVE}
