"""Issuers and their CAA domains, as the authorities declare them."""

from __future__ import annotations

import pytest

from checks.core.tls.caa_issuers import caa_domains, is_caa_domain
from tests.each import each


@each(
    ("organization", "domain"),
    [
        ("Let's Encrypt", "letsencrypt.org"),
        ("DigiCert Inc", "digicert.com"),
        ("DigiCert Inc", "geotrust.com"),
        # DigiCert's CP/CPS section 4.2.1 counts Amazon's; Amazon's does not count DigiCert's.
        ("DigiCert, Inc.", "amazonaws.com"),
        ("Amazon", "amazontrust.com"),
        ("Sectigo Limited", "sectigo.com"),
        ("Sectigo Limited", "usertrust.com"),
        ("Sectigo Limited", "entrust.net"),
        ("COMODO CA Limited", "comodoca.com"),
        ("cPanel, LLC", "sectigo.com"),
        ("ZeroSSL", "sectigo.com"),
        ("Google Trust Services", "pki.goog"),
        ("Google Trust Services LLC", "pki.goog"),
        ("GoDaddy.com, Inc.", "starfieldtech.com"),
        ("Starfield Technologies, Inc.", "godaddy.com"),
        ("GlobalSign nv-sa", "globalsign.com"),
        ("SSL Corporation", "ssl.com"),
        ("SSL Corp", "entrust.net"),
        ("Entrust, Inc.", "entrust.net"),
        ("Microsoft Corporation", "microsoft.com"),
        ("Unizeto Technologies S.A.", "certum.pl"),
        ("Asseco Data Systems S.A.", "certum.eu"),
        ("Hellenic Academic and Research Institutions CA", "harica.gr"),
        ("TrustAsia Technologies, Inc.", "trustasia.com"),
    ],
)
def test_an_issuer_accepts_its_own(organization: str, domain: str) -> None:
    assert domain in (caa_domains(organization) or ())


@pytest.mark.parametrize(
    ("organization", "domain"),
    [
        ("Let's Encrypt", "digicert.com"),
        ("Amazon", "digicert.com"),
        ("Sectigo Limited", "letsencrypt.org"),
        ("Google Trust Services", "letsencrypt.org"),
        ("GlobalSign nv-sa", "sectigo.com"),
    ],
)
def test_an_issuer_does_not_accept_anothers(organization: str, domain: str) -> None:
    assert domain not in (caa_domains(organization) or {domain})
    assert is_caa_domain(domain)


@pytest.mark.parametrize("organization", ["", "CA Contoh", "Balai Sertifikasi Elektronik", "The Let's Encrypt"])
def test_others_are_not_known(organization: str) -> None:
    assert caa_domains(organization) is None


@pytest.mark.parametrize("domain", ["", "letsencrypt.com", "www.letsencrypt.org", "gandi.net", "kotacontoh.go.id"])
def test_what_no_authority_declares_is_no_ones(domain: str) -> None:
    assert not is_caa_domain(domain)
