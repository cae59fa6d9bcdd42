"""TLS facts: what any address accepts, the worst of each answer, and nothing invented where nothing was answered."""

from __future__ import annotations

from typing import Any

import msgspec

from checks.core.evidence.tls import (
    Acceptance,
    DhGroup,
    Order,
    Revocation,
    RevocationStatus,
    TlsAnswers,
    TlsSurvey,
    Vulnerable,
    Weakness,
    WeaknessStatus,
)
from checks.core.facts.tls import tls_facts
from checks.core.facts.values import RevocationFact, TlsFacts
from checks.core.ratings.tls_posture import Posture
from checks.core.testing import evidence as build
from tests.core.ratings.yardstick import acceptances, host

OTHER = "192.0.2.8"


def learned(*answers: TlsAnswers, **changes: Any) -> TlsFacts:
    facts = tls_facts(host(*answers, **changes))
    assert facts is not None
    return facts


def test_a_healthy_host() -> None:
    facts, answers = learned(), build.tls_answers()
    assert facts.protocols == answers.suites
    assert list(facts.protocols) == ["TLSv1.2", "TLSv1.3"]
    assert facts.versions == answers.versions
    assert facts.order == answers.order
    assert (facts.groups, facts.application_protocols, facts.alpn) == (answers.groups, answers.alpn, "http/1.1")
    assert facts.extensions["secure_renegotiation"] is True
    assert facts.extensions["compression"] is False
    assert (facts.addresses, facts.differences, facts.connections) == ({answers.address: "answered"}, (), 40)
    assert facts.ssllabs is not None
    assert facts.ssllabs.grade == "A+"
    assert facts.mozilla is not None
    assert facts.mozilla.profile == "intermediate"
    assert facts.chain[0] == facts.certificate


def test_addresses_are_merged_to_the_worst() -> None:
    old = build.tls_answers(
        address=OTHER,
        versions=acceptances("TLSv1.0", "TLSv1.2"),
        suites={"TLSv1.0": ("TLS_RSA_WITH_AES_128_CBC_SHA",), "TLSv1.2": ("TLS_DHE_RSA_WITH_AES_128_GCM_SHA256",)},
        order={"TLSv1.0": Order.CLIENT, "TLSv1.2": Order.CLIENT},
        dh=DhGroup(1024, "RFC 2409 group 2"),
        groups=("secp256r1", "secp521r1"),
        compression=True,
        stapled=None,
    )
    facts = learned(build.tls_answers(dh=DhGroup(2048)), old)
    assert list(facts.protocols) == ["TLSv1.0", "TLSv1.2", "TLSv1.3"]
    assert facts.protocols["TLSv1.2"][-1] == "TLS_DHE_RSA_WITH_AES_128_GCM_SHA256"
    assert facts.versions["TLSv1.0"] is facts.versions["TLSv1.3"] is Acceptance.YES
    assert facts.order == {"TLSv1.0": Order.CLIENT, "TLSv1.2": Order.CLIENT, "TLSv1.3": Order.SERVER}
    assert facts.dh == DhGroup(1024, "RFC 2409 group 2")
    assert facts.groups == ("X25519MLKEM768", "x25519", "secp256r1", "secp521r1")
    assert (facts.extensions["compression"], facts.extensions["stapled"]) == (True, None)
    assert facts.differences == ("versions", "suites", "order", "groups", "dh", "compression", "stapled")
    assert facts.connections == 80


def test_an_address_that_did_not_answer_is_told() -> None:
    one = build.tls_answers(unanswered=("heartbeat",), heartbeat=None)
    facts = learned(survey=TlsSurvey({one.address: one, OTHER: build.failure("timeout")}, build.AT))
    assert facts.addresses == {one.address: "answered", OTHER: "timeout"}
    assert (facts.unanswered, facts.extensions["heartbeat"]) == (("heartbeat",), None)


def test_weaknesses_and_revocation() -> None:
    posture = host(
        weaknesses={
            Weakness.ROBOT: WeaknessStatus(Vulnerable.WEAK, build.AT, "detail"),
            Weakness.CCS: build.failure("timeout"),
        },
        revocation=RevocationStatus(Revocation.REVOKED, build.AT, "crl", "keyCompromise", build.AT),
    )
    facts = tls_facts(posture)
    assert facts is not None
    assert facts.weaknesses == {Weakness.ROBOT: Vulnerable.WEAK, Weakness.CCS: Vulnerable.UNKNOWN}
    assert facts.revocation == RevocationFact(Revocation.REVOKED, "crl", "keyCompromise", build.AT)


def test_a_single_handshake_tells_what_it_can() -> None:
    posture = Posture(host=build.HOST, handshake=build.handshake(version="TLSv1.3"))
    facts = tls_facts(posture)
    assert facts is not None
    assert facts.protocols == {"TLSv1.3": ("TLS_AES_128_GCM_SHA256",)}
    assert (facts.ssllabs, facts.mozilla, facts.extensions) == (None, None, {})


def test_nothing_seen_is_no_fact() -> None:
    assert tls_facts(Posture(host=build.HOST)) is None
    assert tls_facts(Posture(host=build.HOST, survey=build.failure("reset"), handshake=build.failure("reset"))) is None


def test_facts_survive_the_store() -> None:
    facts = learned(weaknesses={Weakness.ROBOT: WeaknessStatus(Vulnerable.NO, build.AT)})
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(facts), type=TlsFacts) == facts
    assert msgspec.json.decode(msgspec.json.encode(facts), type=TlsFacts) == facts
