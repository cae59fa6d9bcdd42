"""Mozilla's profiles: each deviation by name, and no profile where an answer is missing."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from checks.core.evidence.tls import Acceptance, DhGroup, Order, TlsSurvey
from checks.core.ratings.mozilla import Conformance, conformance
from checks.core.ratings.mozilla_profiles import PROFILES
from checks.core.ratings.tls_posture import Posture
from checks.core.testing import evidence as build
from checks.core.tls.suites import suites
from tests.core.ratings.yardstick import acceptances, host, offering
from tests.each import each

TLS13 = ("TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384")
AEAD, CBC = "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256", "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA"
DHE = "TLS_DHE_RSA_WITH_AES_128_GCM_SHA256"
MODERN = offering(Order.CLIENT, TLSv1_3=TLS13)
RSA = {"key": "RSA 2048", "bits": 2048, "algorithm": "sha256WithRSAEncryption"}


def compared(posture: Posture) -> Conformance:
    result = conformance(posture)
    assert result is not None
    return result


def missed(posture: Posture, profile: str) -> list[str]:
    return [deviation.topic for deviation in compared(posture).of(profile)]


def test_the_strictest_profile_that_is_kept() -> None:
    assert compared(host(MODERN)).profile == "modern"
    assert missed(host(MODERN), "modern") == []
    assert compared(host(offering(Order.CLIENT, TLSv1_2=(AEAD,), TLSv1_3=TLS13), leaf=RSA)).profile == "intermediate"
    old = offering(TLSv1_0=(CBC,), TLSv1_2=(AEAD, CBC), TLSv1_3=TLS13)
    assert compared(host(old, leaf=RSA)).profile == "old"


@each(
    ("answers", "certificate", "topic"),
    [
        (offering(Order.CLIENT, TLSv1_1=(AEAD,), TLSv1_3=TLS13), {}, "versions"),
        (offering(Order.CLIENT, TLSv1_2=(CBC,), TLSv1_3=TLS13), {}, "suites"),
        (build.tls_answers(order={}, groups=("x25519", "x448")), {}, "groups"),
        (build.tls_answers(order={}, dh=DhGroup(1024)), {}, "dh"),
        (MODERN, {"key": "Ed25519"}, "key"),
        (MODERN, {"key": "EC secp521r1"}, "curve"),
        (MODERN, {"key": "RSA 1024", "bits": 1024}, "key-size"),
        (MODERN, {"algorithm": "sha384WithRSAEncryption"}, "signature"),
        (MODERN, {"not_after": build.AT + dt.timedelta(days=337)}, "lifetime"),
    ],
)
def test_a_deviation_breaks_the_profile(answers: Any, certificate: dict[str, Any], topic: str) -> None:
    posture = host(answers, leaf=certificate)
    assert missed(posture, "intermediate") == [topic]
    assert compared(posture).profile in (None, "old")


@pytest.mark.parametrize(
    ("answers", "changes", "topic"),
    [
        (offering(TLSv1_2=(AEAD,), TLSv1_3=TLS13), {}, "client-order"),
        (MODERN, {"hsts": 31_536_000}, "hsts"),
        (MODERN, {"leaf": {"not_after": build.AT + dt.timedelta(days=300)}}, "recommended-lifetime"),
        (build.tls_answers(order={}, stapled=False), {}, "stapling"),
    ],
)
def test_advice_is_told_and_breaks_nothing(answers: Any, changes: dict[str, Any], topic: str) -> None:
    posture = host(answers, **changes)
    assert missed(posture, "intermediate") == [topic]
    assert compared(posture).profile in ("modern", "intermediate")


def test_where_the_authority_has_no_ocsp_nothing_need_be_stapled() -> None:
    assert missed(host(build.tls_answers(order={}, stapled=False), leaf={"ocsp": ()}), "intermediate") == []


def test_what_was_not_seen_of_the_page_is_no_deviation() -> None:
    assert missed(host(MODERN, hsts=None), "modern") == []


def test_old_asks_for_the_order_of_the_server() -> None:
    assert missed(host(offering(Order.CLIENT, TLSv1_0=(CBC,)), leaf=RSA), "old") == ["order"]


def test_a_deviation_names_what_was_seen_in_both_languages() -> None:
    (deviation,) = compared(host(offering(Order.CLIENT, TLSv1_2=(AEAD, CBC), TLSv1_3=TLS13))).of("intermediate")
    assert deviation.values == (CBC,)
    assert CBC in deviation.text.id
    assert CBC in deviation.text.en


@pytest.mark.parametrize(
    ("changes", "question"),
    [
        ({"versions": {**acceptances("TLSv1.3"), "SSLv3": Acceptance.UNKNOWN}, "suites": {"TLSv1.3": TLS13}}, ["versions"]),
        ({"suites": {"TLSv1.3": TLS13}}, ["suites"]),
        ({"groups": None}, ["groups"]),
        ({"suites": {"TLSv1.2": (DHE,), "TLSv1.3": TLS13}}, ["dh"]),
    ],
)
def test_no_profile_where_an_answer_is_missing(changes: dict[str, Any], question: list[str]) -> None:
    result = compared(host(build.tls_answers(**changes)))
    assert (result.profile, list(result.open)) == (None, question)


def test_every_address_must_keep_it() -> None:
    other = build.tls_answers(address="192.0.2.8", versions=acceptances("TLSv1.0"), suites={"TLSv1.0": (CBC,)})
    assert compared(host(MODERN, other)).profile is None
    silent = TlsSurvey({MODERN.address: MODERN, "192.0.2.8": build.failure("timeout")}, build.AT)
    assert (compared(host(survey=silent)).profile, compared(host(survey=silent)).open) == (None, ("192.0.2.8",))


def test_nothing_seen_is_no_conformance() -> None:
    assert conformance(Posture(host=build.HOST)) is None
    assert conformance(Posture(host=build.HOST, survey=build.failure("timeout"))) is None


def test_the_profiles_name_suites_that_exist_and_grow_laxer() -> None:
    modern, intermediate, old = (set(profile.suites) for profile in PROFILES)
    assert modern < intermediate < old <= set(suites())
