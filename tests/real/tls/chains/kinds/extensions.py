"""Extensions that ask for something, and those that nobody knows."""

from __future__ import annotations

from collections.abc import Iterator

from cryptography import x509
from cryptography.x509.oid import AuthorityInformationAccessOID

from tests.real.tls.chains.authority import Extension, certificate, der, extension, name, oid
from tests.real.tls.chains.house import DOMAIN, HOST, Chain, Extensions, House, authority, chain, constraints, leaf, names

_PRIVATE = "1.3.6.1.4.1.99999.7"


def chains(house: House) -> Iterator[Chain]:
    policies = extension(x509.CertificatePolicies([x509.PolicyInformation(x509.ObjectIdentifier("2.23.140.1.2.1"), None)]))
    changes: dict[str, Extension] = {
        "unknown": Extension(_PRIVATE, b"\x05\x00"),
        "unknown and critical": Extension(_PRIVATE, b"\x05\x00", critical=True),
        "poison of a precertificate": extension(x509.PrecertPoison(), critical=True),
        "must-staple": extension(x509.TLSFeature([x509.TLSFeatureType.status_request])),
        "explicit policies wanted": extension(x509.PolicyConstraints(0, None), critical=True),
        "any policy inhibited": extension(x509.InhibitAnyPolicy(0), critical=True),
        "policies": policies,
        "policies, critical": Extension(policies.oid, policies.value, critical=True),
        "an issuer's URL": extension(
            x509.AuthorityInformationAccess(
                [x509.AccessDescription(AuthorityInformationAccessOID.CA_ISSUERS, x509.UniformResourceIdentifier("http://aia.kota-uji.example/ca.crt"))]
            )
        ),
        "a revocation list": extension(x509.CRLDistributionPoints([x509.DistributionPoint([x509.UniformResourceIdentifier("http://crl.kota-uji.example/")], None, None, None)])),
        "Netscape's type for clients": Extension("2.16.840.1.113730.1.1", b"\x03\x02\x07\x80"),
        "Netscape's type for servers": Extension("2.16.840.1.113730.1.1", b"\x03\x02\x06\x40"),
        "basic constraints that cannot be read": Extension("2.5.29.19", b"\x30\x05\x01"),
        "key usage that cannot be read": Extension("2.5.29.15", b"\x04\x01\x00", critical=True),
        "purposes that cannot be read": Extension("2.5.29.37", b"\x30\x02\x06"),
        "empty purposes": Extension("2.5.29.37", b"\x30\x00"),
        "empty key usage": Extension("2.5.29.15", b"\x03\x02\x00\x00", critical=True),
        "timestamps that cannot be read": Extension("1.3.6.1.4.1.11129.2.4.2", b"\x04\x02\xff\xff"),
    }  # fmt: skip
    places = {"2.5.29.19": "constraints", "2.5.29.15": "usage", "2.5.29.37": "purposes"}
    for words, one in changes.items():
        changed: Extensions = {places.get(one.oid, "more"): one}
        yield chain(f"leaf with {words}", leaf(HOST, house.middle, changed=changed), house.middle)
        middle = authority(f"Antara {words}", house.root, changed=changed)
        yield chain(f"intermediate with {words}", leaf(HOST, middle), middle)
    explicit = authority("Antara kebijakan", house.root, changed={"more": changes["explicit policies wanted"]})
    yield chain("intermediate that wants policies, leaf that has them", leaf(HOST, explicit, changed={"more": policies}), explicit)
    for count, more in ((0, {}), (2, {"again": names(HOST)})):
        yield chain(
            f"names {count} times", leaf(HOST, house.middle, changed={"names": names(HOST) if count else None, **more}), house.middle
        )
    duplicate = {"again": constraints(False)}
    yield chain("basic constraints twice", leaf(HOST, house.middle, changed=duplicate), house.middle)
    yield from _headers(house)


def _headers(house: House) -> Iterator[Chain]:
    """Serial numbers, versions, algorithms, signatures."""
    serials = {"zero": 0, "negative": -5, "of 21 octets": 1 << 163, "of 30 octets": 1 << 236}
    for words, serial in serials.items():
        yield chain(f"serial number {words}", leaf(HOST, house.middle, serial=serial), house.middle)
    for version in (2, 4):
        yield chain(f"leaf of version {version}", leaf(HOST, house.middle, version=version), house.middle)
    other = der(0x30, oid("1.2.840.10045.4.3.3"))
    yield chain("two algorithms that differ", leaf(HOST, house.middle, outer=other), house.middle)
    broken = leaf(HOST, house.middle, by=house.stranger.key)
    yield chain("leaf signed by somebody else", broken, house.middle)
    bare = certificate(name(f"lain.{DOMAIN}"), house.middle.key, (), house.middle)
    yield chain("leaf without any extension", bare, house.middle)
