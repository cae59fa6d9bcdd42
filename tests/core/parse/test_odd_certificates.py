"""Certificates with one odd field: what is left is read as OpenSSL reads it."""

from __future__ import annotations

import warnings

import certifi
import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from checks.core.parse import certificate
from checks.core.parse.distinguished_name import name_text
from tests.each import each
from tests.real.tls.chains.authority import Extension, certificate as make, der, key, name, oid
from tests.real.tls.chains.house import HOST, Extensions, authority, leaf

ROOT = authority("Akar")


def _attribute(kind: str, tag: int, value: bytes) -> bytes:
    return der(0x31, der(0x30, oid(kind) + der(tag, value)))


# X.680 section 41.4 (PrintableString has no underscore), T.61, and what each is in a text of today.
@each(
    ("attribute", "text", "odd"),
    [
        (_attribute("2.5.4.11", 0x13, b"IT Dept"), "OU=IT Dept", ()),
        (_attribute("2.5.4.11", 0x13, b"IT_Dept"), "OU=IT_Dept", ("subject",)),
        (_attribute("2.5.4.10", 0x14, b"Kes\xe8hatan"), "O=Kesèhatan", ()),
        (_attribute("2.5.4.10", 0x16, b"Kes\xe8"), "O=Kesè", ("subject",)),
        (_attribute("2.5.4.10", 0x0C, b"Kes\xe8"), "O=Kesè", ("subject",)),
        (_attribute("2.5.4.10", 0x1E, "Kesè".encode("utf-16-be")), "O=Kesè", ()),
        (_attribute("2.5.4.10", 0x1E, b"\0Kx"), "O=\\00Kx", ("subject",)),
        (_attribute("2.5.4.10", 0x04, b"Kes"), "O=Kes", ("subject",)),
    ],
)
def test_a_subject_with_an_odd_string(attribute: bytes, text: str, odd: tuple[str, ...]) -> None:
    read = certificate(leaf(HOST, ROOT, subject=name(HOST, "Kota", attribute)).der)
    assert read is not None
    assert (read.subject, read.odd) == (f"{text},CN={HOST},O=Kota", odd)
    assert (read.names, read.key, read.lifetime.days) == ((HOST,), "EC secp256r1", 80)


# RFC 5280 section 4.2.1.6: names are IA5String, addresses have 4 or 16 octets.
@pytest.mark.parametrize(
    "odd",
    [
        der(0x82, b"kes\xe8hatan.test"),
        der(0x87, b"\x7f\0\0\1\1"),
        der(0x89, b"a"),
        b"\x82\x70a",
        der(0x81, b"a\xe8@kota.test"),
    ],
    ids=["Latin-1", "five octets", "no such kind", "cut short", "mail in Latin-1"],
)
def test_an_odd_name_beside_a_sound_one(odd: bytes) -> None:
    changed: Extensions = {"names": Extension("2.5.29.17", der(0x30, der(0x82, HOST.encode()) + odd))}
    read = certificate(leaf(HOST, ROOT, changed=changed).der)
    assert read is not None
    assert read.names[0] == HOST
    assert read.odd == ("names",)
    assert read.not_after > read.not_before


@each("identifier", ["2.5.29.19", "2.5.29.15", "2.5.29.37", "2.5.29.17", "1.3.6.1.5.5.7.1.1", "2.5.29.31", "2.5.29.32"])
def test_an_extension_that_cannot_be_read_spoils_no_other(identifier: str) -> None:
    broken = Extension(identifier, b"\x30\x05\x06")
    places = {"2.5.29.19": "constraints", "2.5.29.15": "usage", "2.5.29.37": "purposes", "2.5.29.17": "names"}
    read = certificate(leaf(HOST, ROOT, changed={places.get(identifier, "more"): broken}).der)
    assert read is not None
    assert any(part in (f"extension {identifier}", "names") for part in read.odd)
    assert read.key == "EC secp256r1"


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("ed25519", "Ed25519"), ("ed448", "Ed448"), ("mldsa65", "ML-DSA-65"), ("bp256", "EC brainpoolP256r1"), ("p224", "EC secp224r1")],
)
def test_new_and_rare_kinds_of_keys_have_their_names(kind: str, expected: str) -> None:
    read = certificate(make(name(HOST), key(kind), ()).der)
    assert read is not None
    assert read.key == expected


@pytest.mark.parametrize(("restricted", "expected"), [(True, "RSA-PSS 2048"), (False, "RSA 2048")])
def test_a_key_for_pss_alone_is_another_kind(restricted: bool, expected: str) -> None:
    read = certificate(make(name(HOST), key("rsa2048"), (), restricted=restricted).der)
    assert read is not None
    assert (read.key, read.bits, read.exponent) == (expected, 2048, 65537)


def test_every_root_of_mozilla_is_read_as_by_cryptography() -> None:
    with warnings.catch_warnings(action="ignore"):
        roots = x509.load_pem_x509_certificates(certifi.contents().encode())
        for root in roots:
            read = certificate(root.public_bytes(Encoding.DER))
            assert read is not None
            assert (read.subject, read.issuer) == (root.subject.rfc4514_string(), root.issuer.rfc4514_string())
            assert (read.not_before, read.not_after) == (root.not_valid_before_utc, root.not_valid_after_utc)
            assert (read.serial, read.odd) == (f"{root.serial_number:x}", ())
            assert read.ca
    assert len(roots) > 100


# RFC 4514 section 4 has these.
@pytest.mark.parametrize(
    ("value", "text"),
    [
        ('James "Jim" Smith, III', 'CN=James \\"Jim\\" Smith\\, III,O=x'),
        (" a", "CN=\\ a,O=x"),
        ("a ", "CN=a\\ ,O=x"),
        ("#a", "CN=\\#a,O=x"),
    ],
)
def test_special_characters_of_names_are_escaped(value: str, text: str) -> None:
    assert name_text(name(value, "x")) == text
