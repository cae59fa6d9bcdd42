"""The TLS picture: versions with a verdict, suites by strength, chain and life; the same on a terminal and on the page."""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec
import pytest

from checks import Acceptance, Order, Strength
from checks.core.assess.assessment import Assessment
from checks.core.evidence.tls import Revocation
from checks.core.facts.values import RevocationFact, TlsFacts
from checks.core.ratings.ssllabs import Scores, TlsRating
from reports.html.render import opd_page
from reports.terminal import host
from reports.views.check_texts import CheckTexts
from reports.views.opd import opd_view
from reports.views.tls import label, tls_view
from tests.reports.city import ASSESSMENTS, IMPRINT, OPDS, SCAN
from tests.reports.city_checks import CHECKS
from tests.reports.city_tls import AT, certificate, tls_facts
from tests.reports.html.page import Page

GOOD, OLD = tls_facts("dinkes.kotacontoh.go.id"), tls_facts("disdik.kotacontoh.go.id", expired=True)


def of(facts: TlsFacts) -> Assessment:
    assessment = ASSESSMENTS["diskominfo"][0]
    return msgspec.structs.replace(assessment, facts=msgspec.structs.replace(assessment.facts, tls=facts, endpoints=None))


def screen_lines(facts: TlsFacts, lang: str = "en") -> list[str]:
    return host.plain(of(facts), CheckTexts(CHECKS), lang).splitlines()


def page(facts: TlsFacts, lang: str = "en") -> Page:
    return Page(opd_page(opd_view(SCAN, OPDS[2], (of(facts),), CheckTexts(CHECKS), IMPRINT), lang))


def changed(facts: TlsFacts = GOOD, **changes: Any) -> TlsFacts:
    return msgspec.structs.replace(facts, **changes)


@pytest.mark.parametrize(("version", "name"), [("SSLv2", "SSL 2.0"), ("SSLv3", "SSL 3.0"), ("TLSv1.0", "TLS 1.0"), ("TLSv1.3", "TLS 1.3")])
def test_versions_are_called_by_their_names(version: str, name: str) -> None:
    assert label(version) == name


def test_every_version_has_a_verdict() -> None:
    states = [version.state for version in tls_view(GOOD, AT).versions]
    assert states == ["absent", "absent", "absent", "absent", "good", "good"]
    assert [version.state for version in tls_view(OLD, AT).versions] == ["absent", "absent", "retired", "absent", "good", "missing"]
    oldest = changed(protocols={"TLSv1.0": ()}, versions={**GOOD.versions, "TLSv1.2": Acceptance.NO, "TLSv1.3": Acceptance.NO})
    assert [version.state for version in tls_view(oldest, AT).versions][2:] == ["retired", "absent", "missing", "missing"]
    silent = changed(versions={**GOOD.versions, "SSLv3": Acceptance.UNKNOWN})
    assert tls_view(silent, AT).versions[1].state == "unknown"


def test_suites_come_once_with_their_strength_and_versions() -> None:
    view = tls_view(OLD, AT)
    assert view.strengths == {Strength.STRONG: 1, Strength.FAIR: 1, Strength.WEAK: 2, Strength.INSECURE: 1}
    assert (view.suites[1].name, view.suites[1].versions) == ("TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA", ("TLS 1.2", "TLS 1.0"))
    assert (tls_view(GOOD, AT).order, view.order) == (Order.SERVER, Order.CLIENT)


def test_the_chain_is_named_by_common_names() -> None:
    odd = certificate("O=Tanpa Nama\\, Tbk", "CN=Koma\\, di Tengah,O=X", AT, 90)
    view = tls_view(changed(certificate=odd, chain=(odd,)), AT)
    assert (view.chain[0].name, view.chain[0].issuer) == ("O=Tanpa Nama\\, Tbk", "Koma, di Tengah")


@pytest.mark.parametrize(
    ("ends", "share", "late", "words"),
    [
        (40, 40 / 90, False, "40 of 90 days left"),
        (30, 30 / 90, False, "30 of 90 days left"),
        (29, 29 / 90, True, "29 of 90 days left"),
        (-12, 0.0, True, "expired 12 days ago"),
    ],
)
def test_the_life_of_the_certificate(ends: int, share: float, late: bool, words: str) -> None:
    leaf = certificate("CN=x", "CN=y", AT + dt.timedelta(days=ends), 90)
    life = tls_view(changed(certificate=leaf), AT).life
    assert life is not None
    assert life.share == pytest.approx(share)
    assert life.late is late
    assert any(words in line for line in screen_lines(changed(certificate=leaf)))
    assert words in page(changed(certificate=leaf)).text


def test_a_certificate_from_the_future() -> None:
    leaf = certificate("CN=x", "CN=y", AT + dt.timedelta(days=120), 90)
    assert any("not valid before 21 December 2026" in line for line in screen_lines(changed(certificate=leaf)))


def test_a_terminal_shows_the_picture() -> None:
    lines = screen_lines(OLD)
    assert "    ✗ TLS 1.0  accepted, though retired" in lines
    assert "    – TLS 1.3  not yet offered" in lines
    assert "    ● TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256  strong    TLS 1.2" in lines
    assert any(line.startswith("    ✗ TLS_RSA_WITH_RC4_128_SHA") for line in lines)
    assert any(line.startswith("    └─ CA Contoh R3") for line in lines)
    assert any(line.startswith("    ░░░░") for line in lines)
    assert "    SSL Labs 2009r: grade T, score 67 (The certificate is outside its validity period.)" in lines


@pytest.mark.parametrize("lang", ["id", "en"])
def test_the_page_has_the_picture_in_words_too(lang: str) -> None:
    assessment = page(OLD, lang)
    assert assessment.faults == []
    marked = [line.strip()[2:] for line in screen_lines(OLD, lang) if line.strip()[0] in "✓✗●○◐"]
    assert len(marked) == 10
    assert [word for line in marked for word in line.split("  ") if word.strip() not in assessment.text] == []
    pictures = [attributes for tag, attributes in assessment.elements if tag == "svg"]
    assert pictures
    assert all(attributes.get("aria-hidden") or attributes.get("aria-labelledby") for attributes in pictures)


def test_a_withheld_grade_says_why() -> None:
    rating = TlsRating(grade=None, score=93, scores=Scores(100, 90, 90), open=("suites TLSv1.2", "dh"))
    words = "No SSL Labs grade is given because these points could not be assessed: the cipher suites TLSv1.2, the size of the Diffie-Hellman group."
    assert any(words in line for line in screen_lines(changed(ssllabs=rating)))
    assert words in page(changed(ssllabs=rating)).text


def test_addresses_that_differ_and_a_revoked_certificate_are_told() -> None:
    facts = changed(differences=("versions",), revocation=RevocationFact(Revocation.REVOKED))
    for text in ("\n".join(screen_lines(facts)), page(facts).text):
        assert "The site's IP addresses do not answer alike: versions." in text
        assert "certificate revoked" in text


def test_little_is_shown_of_what_little_was_seen() -> None:
    few = TlsFacts(protocols={"TLSv1.2": ()})
    assert screen_lines(few)[3:4] + screen_lines(few)[5:7] == ["  Does not apply: 1 check", "  TLS connection", "    ✓ TLS 1.2  accepted"]
    assert page(few).faults == []
