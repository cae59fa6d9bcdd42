"""Certificates, well formed and not."""

import datetime as dt
import hashlib

import pytest
from cryptography.hazmat.primitives import serialization
from hypothesis import given, strategies as st

from checks.core.parse import certificate
from checks.core.testing import certificates, evidence as build

GOOD = build.certificate_der(("situs.kotacontoh.go.id", "*.kotacontoh.go.id", "192.0.2.7", "2001:db8::7"), 60, 90)


def test_a_certificate() -> None:
    read = certificate(GOOD)
    assert read is not None
    assert read.names == ("situs.kotacontoh.go.id", "*.kotacontoh.go.id")
    assert read.addresses == ("192.0.2.7", "2001:db8::7")
    assert (read.subject, read.issuer) == ("CN=situs.kotacontoh.go.id", "CN=CA Contoh")
    assert read.lifetime == dt.timedelta(days=90)
    assert read.not_after == build.AT + dt.timedelta(days=60)
    assert (read.key, read.signature, read.serial, len(read.sha256)) == ("EC secp256r1", "sha256", "1", 64)


def test_what_extensions_say() -> None:
    read = certificate(
        build.authority("CA Publik").issue(
            "situs.kotacontoh.go.id", scts=3, must_staple=True, ocsp="http://ocsp.example/", crl="http://crl.example/ca.crl"
        )
    )
    assert read is not None
    assert (read.scts, read.must_staple, read.ocsp, read.crls) == (3, True, ("http://ocsp.example/",), ("http://crl.example/ca.crl",))
    assert (read.organization, read.ca, read.self_issued) == ("CA Publik", False, False)
    plain = certificate(GOOD)
    assert plain is not None
    assert (plain.scts, plain.must_staple, plain.ocsp, plain.crls, plain.organization) == (0, False, (), (), "")


def test_a_root() -> None:
    read = certificate(build.authority("CA Akar").certificate)
    assert read is not None
    assert (read.ca, read.self_issued, read.organization) == (True, True, "CA Akar")


@pytest.mark.parametrize(
    ("kind", "key", "bits", "exponent"),
    [
        ("rsa-1024", "RSA 1024", 1024, 65537),
        ("rsa3-1024", "RSA 1024", 1024, 3),
        ("secp384r1", "EC secp384r1", 384, 0),
        ("dsa-1024", "DSA 1024", 1024, 0),
    ],
)
def test_keys(kind: str, key: str, bits: int, exponent: int) -> None:
    read = certificate(build.authority().issue("situs.kotacontoh.go.id", kind=kind))
    assert read is not None
    assert (read.key, read.bits, read.exponent) == (key, bits, exponent)


@pytest.mark.parametrize("kind", ["rsa-1024", "secp384r1", "dsa-1024"])
def test_the_hash_of_the_public_key_is_that_of_its_bytes_in_the_certificate(kind: str) -> None:
    issued = build.authority().issue("situs.kotacontoh.go.id", kind=kind)
    public = certificates.public_key(kind, "situs.kotacontoh.go.id")
    key = public.public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
    assert key in issued
    read = certificate(issued)
    assert read is not None
    assert read.spki == hashlib.sha256(key).hexdigest()


@pytest.mark.parametrize("digest", ["sha1", "md5"])
def test_old_signatures(digest: str) -> None:
    read = certificate(build.old_signature(digest))
    assert read is not None
    assert read.signature == digest


def test_without_alternative_names() -> None:
    read = certificate(build.certificate_der(()))
    assert read is not None
    assert read.names == read.addresses == ()


def test_a_serial_number_that_is_forbidden_is_read_without_a_warning() -> None:
    read = certificate(GOOD.replace(b"\xa0\x03\x02\x01\x02\x02\x01\x01", b"\xa0\x03\x02\x01\x02\x02\x01\x00", 1))
    assert read is not None
    assert read.serial == "0"


@given(st.binary(max_size=200))
def test_any_bytes(der: bytes) -> None:
    assert certificate(der) is None


@given(st.integers(0, len(GOOD) - 1), st.integers(0, 255))
def test_one_byte_changed(at: int, byte: int) -> None:
    read = certificate(GOOD[:at] + bytes([byte]) + GOOD[at + 1 :])
    assert read is None or read.not_before.tzinfo is not None


@given(st.integers(0, len(GOOD) - 1))
def test_cut_off(at: int) -> None:
    assert certificate(GOOD[:at]) is None
