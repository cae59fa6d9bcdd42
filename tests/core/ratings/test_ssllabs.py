"""The SSL Labs rating: scores of the guide's own tables, one cap a fault, and no grade where an answer is missing."""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec
import pytest
from hypothesis import given, strategies as st

from checks.core.evidence.tls import (
    Acceptance,
    DhGroup,
    Order,
    Revocation,
    RevocationStatus,
    TlsSurvey,
    Trust,
    Vulnerable,
    Weakness,
    WeaknessStatus,
)
from checks.core.model.text import Text
from checks.core.ratings.question_names import question_names
from checks.core.ratings.ssllabs import Scores, TlsRating, rate
from checks.core.ratings.tls_posture import Posture
from checks.core.testing import evidence as build
from checks.core.tls.suites import suites
from tests.core.ratings.yardstick import acceptances, host, offering
from tests.each import each

ECDHE, DHE, RSA = "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256", "TLS_DHE_RSA_WITH_AES_128_GCM_SHA256", "TLS_RSA_WITH_AES_128_GCM_SHA256"
CBC, SHORT, RC4 = "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA", "TLS_RSA_WITH_3DES_EDE_CBC_SHA", "TLS_RSA_WITH_RC4_128_SHA"
TLS13 = "TLS_AES_256_GCM_SHA384"
SAFE = {weakness: WeaknessStatus(Vulnerable.NO, build.AT) for weakness in Weakness}


def rate_posture(posture: Posture) -> TlsRating:
    rating = rate(posture)
    assert rating is not None
    return rating


def grade_and_reasons(posture: Posture) -> tuple[str | None, list[str]]:
    rating = rate_posture(posture)
    return rating.grade, [cap.key for cap in rating.caps]


def test_a_healthy_host_has_the_best_grade() -> None:
    rating = rate_posture(host())
    assert (rating.grade, rating.score, rating.scores) == ("A+", 93, Scores(100, 90, 90))
    assert (rating.caps, rating.open) == ((), ())


@pytest.mark.parametrize("hsts", [0, 15_551_999, None])
def test_the_best_grade_is_for_those_with_a_long_hsts_policy(hsts: int | None) -> None:
    assert grade_and_reasons(host(hsts=hsts)) == ("A", [])


@each(
    ("changes", "grade", "cap"),
    [
        ({"versions": acceptances("TLSv1.2"), "suites": {"TLSv1.2": (ECDHE,)}}, "A-", "no-tls13"),
        ({"versions": acceptances("TLSv1.1", "TLSv1.2", "TLSv1.3"), "suites": {"TLSv1.1": (CBC,), "TLSv1.2": (ECDHE,), "TLSv1.3": (TLS13,)}}, "B", "tls11"),
        ({"versions": acceptances("TLSv1.0", "TLSv1.2", "TLSv1.3"), "suites": {"TLSv1.0": (CBC,), "TLSv1.2": (ECDHE,), "TLSv1.3": (TLS13,)}}, "B", "tls10"),
        ({"versions": acceptances("SSLv2", "TLSv1.3"), "suites": {"SSLv2": ("SSL_CK_DES_192_EDE3_CBC_WITH_MD5",), "TLSv1.3": (TLS13,)}}, "F", "ssl2"),
        ({"compression": True}, "C", "compression"),
        ({"secure_renegotiation": False}, "A-", "renegotiation"),
        ({"secure_renegotiation": False, "client_renegotiation": True}, "F", "renegotiation-open"),
        ({"dh": DhGroup(1024), "suites": {"TLSv1.2": (DHE,), "TLSv1.3": (TLS13,)}}, "B", "key-exchange-weak"),
        ({"dh": DhGroup(768), "suites": {"TLSv1.2": (DHE,), "TLSv1.3": (TLS13,)}}, "F", "key-exchange-broken"),
    ],
)  # fmt: skip
def test_a_setting_that_limits_the_grade(changes: dict[str, Any], grade: str, cap: str) -> None:
    assert grade_and_reasons(host(build.tls_answers(**changes))) == (grade, [cap])


@each(
    ("names", "grade", "caps"),
    [
        # The ciphers keep 50 of 100 points, which is a B without any rule.
        ((ECDHE, SHORT), "B", []),
        ((SHORT, ECDHE), "C", ["short-blocks", "no-forward-secrecy"]),
        ((ECDHE, RC4), "B", ["rc4"]),
        ((RC4, ECDHE), "C", ["rc4-modern", "no-forward-secrecy"]),
        ((RC4,), "F", ["rc4-only", "no-forward-secrecy", "no-aead"]),
        ((RSA, ECDHE), "B", ["no-forward-secrecy"]),
        ((CBC,), "B", ["no-aead"]),
        ((ECDHE, "TLS_RSA_EXPORT_WITH_RC4_40_MD5"), "F", ["export", "short-keys", "rc4", "key-exchange-broken"]),
        ((ECDHE, "TLS_RSA_WITH_NULL_SHA"), "F", ["short-keys"]),
        ((ECDHE, "TLS_RSA_WITH_DES_CBC_SHA"), "F", ["short-keys"]),
        ((ECDHE, "TLS_DH_anon_WITH_AES_128_CBC_SHA"), "F", ["anonymous", "key-exchange-broken"]),
    ],
)
def test_suites_that_limit_the_grade(names: tuple[str, ...], grade: str, caps: list[str]) -> None:
    answers = msgspec.structs.replace(offering(TLSv1_2=names), dh=DhGroup(2048))
    assert grade_and_reasons(host(answers, weaknesses=SAFE)) == (grade, ["no-tls13", *caps])


def test_what_a_browser_prefers_counts_where_its_preference_decides() -> None:
    answers = offering(Order.CLIENT, TLSv1_2=(RC4, RSA, ECDHE))
    assert grade_and_reasons(host(answers, weaknesses=SAFE)) == ("B", ["no-tls13", "rc4"])


@pytest.mark.parametrize(
    ("versions", "grade", "caps"),
    [
        ({"TLSv1_1": (CBC,)}, "C", ["tls11", "no-tls12", "no-aead"]),
        ({"SSLv3": (SHORT,)}, "F", ["poodle", "ssl3-best", "no-tls12", "no-forward-secrecy", "no-aead"]),
        ({"SSLv3": (RC4,), "TLSv1_3": (TLS13,)}, "B", ["ssl3", "rc4"]),
        ({"SSLv3": (CBC,), "TLSv1_3": (TLS13,)}, "C", ["poodle"]),
        ({"TLSv1_3": (TLS13,)}, "A+", []),
    ],
)
def test_old_versions(versions: dict[str, tuple[str, ...]], grade: str, caps: list[str]) -> None:
    assert grade_and_reasons(host(offering(Order.SERVER, **versions), weaknesses=SAFE)) == (grade, caps)


@each(
    ("changes", "grade", "cap"),
    [
        ({"shaken": {"trust": Trust.SELF_SIGNED}}, "T", "untrusted"),
        ({"shaken": {"trust": Trust.UNKNOWN_ROOT}}, "T", "untrusted"),
        ({"shaken": {"trust": Trust.INCOMPLETE}}, "B", "chain"),
        ({"leaf": {"not_after": build.AT - dt.timedelta(days=1)}}, "T", "expired"),
        ({"leaf": {"not_before": build.AT + dt.timedelta(days=1)}}, "T", "expired"),
        ({"leaf": {"names": ("lain.kotacontoh.go.id",)}}, "M", "name"),
        ({"leaf": {"signature": "sha1"}}, "T", "sha1"),
        ({"leaf": {"signature": "md5"}}, "F", "md5"),
        ({"leaf": {"key": "RSA 1024"}}, "B", "key-exchange-weak"),
        ({"leaf": {"key": "RSA 512"}}, "F", "key-exchange-broken"),
        ({"revocation": RevocationStatus(Revocation.REVOKED, build.AT)}, "T", "revoked"),
    ],
)
def test_certificates_that_limit_the_grade(changes: dict[str, Any], grade: str, cap: str) -> None:
    assert grade_and_reasons(host(**changes)) == (grade, [cap])


def test_the_grade_of_the_settings_is_kept_beside_a_certificate_nobody_trusts() -> None:
    rating = rate_posture(host(offering(TLSv1_2=(ECDHE,)), shaken={"trust": Trust.SELF_SIGNED}, leaf={"names": ()}, weaknesses=SAFE))
    assert (rating.grade, rating.without_trust) == ("T", "A-")


@each("vulnerable", [Vulnerable.YES, Vulnerable.WEAK])
@each("weakness", Weakness)
def test_a_known_hole_is_the_end_of_it(weakness: Weakness, vulnerable: Vulnerable) -> None:
    posture = host(weaknesses=SAFE | {weakness: WeaknessStatus(vulnerable, build.AT)})
    assert grade_and_reasons(posture) == ("F", [weakness.value])


@pytest.mark.parametrize(
    ("key", "points"), [("RSA 1024", 80), ("RSA 2048", 90), ("RSA 4096", 90), ("EC secp384r1", 90), ("RSA 512", 40), ("RSA 384", 20)]
)
def test_key_exchange_is_worth_its_weakest_key(key: str, points: int) -> None:
    assert rate_posture(host(leaf={"key": key})).scores.key_exchange == points


def test_strong_keys_all_along_are_worth_a_hundred() -> None:
    answers = build.tls_answers(ecdh="secp384r1")
    assert rate_posture(host(answers, leaf={"key": "RSA 4096"})).scores.key_exchange == 100


def test_a_category_of_zero_is_a_score_of_zero() -> None:
    assert Scores(100, 0, 90).total == 0
    assert rate_posture(host(offering(TLSv1_2=("TLS_RSA_WITH_NULL_SHA",)), weaknesses=SAFE)).score == 0


OLD = {"versions": acceptances("TLSv1.2"), "suites": {"TLSv1.2": (ECDHE, RSA)}}


@each(
    ("changes", "question"),
    [
        ({"versions": {**acceptances("TLSv1.2", "TLSv1.3"), "SSLv3": Acceptance.UNKNOWN}}, "SSLv3"),
        ({"suites": {"TLSv1.3": (TLS13,)}}, "suites TLSv1.2"),
        ({"unanswered": ("suites TLSv1.3",)}, "suites TLSv1.3"),
        ({"suites": {"TLSv1.2": (ECDHE, SHORT), "TLSv1.3": (TLS13,)}, "order": {"TLSv1.2": Order.UNKNOWN}}, "order TLSv1.2"),
        ({"suites": {"TLSv1.2": (DHE,), "TLSv1.3": (TLS13,)}}, "dh"),
        ({"ecdh": "", "groups": None}, "groups"),
        ({"compression": None}, "compression"),
        ({"secure_renegotiation": None}, "secure_renegotiation"),
        ({"secure_renegotiation": False, "client_renegotiation": None}, "client_renegotiation"),
        ({"versions": acceptances(), "suites": {}}, "versions"),
    ],
)
def test_no_grade_where_a_needed_answer_is_missing(changes: dict[str, Any], question: str) -> None:
    rating = rate_posture(host(build.tls_answers(**changes)))
    assert (rating.grade, rating.open) == (None, (question,))
    assert rating.reason is not None
    assert question_names((question,)).id in rating.reason.id
    assert question_names((question,)).en in rating.reason.en


def test_questions_have_names_in_both_languages() -> None:
    assert question_names(("suites TLSv1.2", "dh", "192.0.2.8")) == Text(
        id="suite sandi TLSv1.2, ukuran grup Diffie-Hellman, 192.0.2.8",
        en="the cipher suites TLSv1.2, the size of the Diffie-Hellman group, 192.0.2.8",
    )


def test_no_grade_without_a_certificate() -> None:
    rating = rate_posture(msgspec.structs.replace(host(), handshake=build.failure("timeout"), leaf=None))
    assert (rating.grade, rating.open) == (None, ("certificate",))


def test_what_is_bad_beyond_doubt_is_said_all_the_same() -> None:
    answers = build.tls_answers(compression=None, secure_renegotiation=False, client_renegotiation=True)
    rating = rate_posture(host(answers))
    assert (rating.grade, rating.open, rating.reason) == ("F", ("compression",), None)


def test_a_probe_without_an_answer_withholds_the_grade_and_one_never_sent_is_told() -> None:
    posture = host(offering(TLSv1_2=(ECDHE, RSA)), weaknesses=SAFE | {Weakness.ROBOT: WeaknessStatus(Vulnerable.UNKNOWN, build.AT)})
    assert (rate_posture(posture).grade, rate_posture(posture).open) == (None, ("robot",))
    without_probes = rate_posture(host(offering(TLSv1_2=(ECDHE, RSA))))
    assert without_probes.grade == "A-"
    assert {"robot", "ccs", "ticketbleed", "revocation"} == set(without_probes.omissions)


def test_the_worst_address_decides() -> None:
    one, other = build.tls_answers(), build.tls_answers(address="192.0.2.8", compression=True)
    assert rate_posture(host(one, other)).grade == rate_posture(host(other, one)).grade == "C"
    unsure = build.tls_answers(address="192.0.2.9", compression=None)
    assert rate_posture(host(one, unsure)).grade is None


def test_an_address_that_kept_silent_withholds_the_grade_and_a_closed_port_does_not() -> None:
    one = build.tls_answers()
    silent = TlsSurvey({one.address: one, "192.0.2.8": build.failure("timeout")}, build.AT)
    closed = TlsSurvey({one.address: one, "192.0.2.8": build.failure("refused")}, build.AT)
    assert (rate_posture(host(survey=silent)).grade, rate_posture(host(survey=silent)).open) == (None, ("192.0.2.8",))
    assert rate_posture(host(survey=closed)).grade == "A+"


def test_nothing_seen_is_no_rating() -> None:
    assert rate(Posture(host=build.HOST)) is None
    assert rate(Posture(host=build.HOST, survey=build.failure("timeout"))) is None


names = st.sampled_from(sorted(suites()))


@given(st.dictionaries(st.sampled_from(["TLSv1.0", "TLSv1.1", "TLSv1.2", "TLSv1.3"]), st.lists(names, max_size=6).map(tuple)))
def test_any_server_has_a_grade_or_a_reason(offered: dict[str, tuple[str, ...]]) -> None:
    answers = build.tls_answers(versions=acceptances(*offered), suites=offered, order=dict.fromkeys(offered, Order.SERVER))
    rating = rate_posture(host(answers))
    assert 0 <= rating.score <= 100
    assert (rating.grade is None) == (rating.reason is not None)


@pytest.mark.parametrize("order", list(Order))
def test_no_grade_hangs_on_an_order_that_cannot_change_it(order: Order) -> None:
    """Every suite is as good as the other, whoever decides (rating guide 2009r has no rule for the order of strong suites)."""
    rating = rate_posture(host(build.tls_answers(order={"TLSv1.2": order}), weaknesses=SAFE))
    assert (rating.grade, rating.open) == (rate_posture(host(build.tls_answers(), weaknesses=SAFE)).grade, ())
