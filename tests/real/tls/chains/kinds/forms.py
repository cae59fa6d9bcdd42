"""How names are written: subjects, issuers, subjectAltName."""

from __future__ import annotations

from collections.abc import Iterator

from tests.real.tls.chains.authority import Certificate, Extension, certificate, der, key, name, oid
from tests.real.tls.chains.house import DOMAIN, HOST, Chain, Extensions, House, chain, constraints, leaf, usage

_ADDRESS = "127.0.0.9"
_SAN = "2.5.29.17"


def _alternative(*names: bytes, critical: bool = False) -> Extension:
    return Extension(_SAN, der(0x30, b"".join(names)), critical)


def _dns(text: str | bytes) -> bytes:
    return der(0x82, text.encode("latin-1") if isinstance(text, str) else text)


def _attribute(kind: str, tag: int, value: bytes) -> bytes:
    return der(0x31, der(0x30, oid(kind) + der(tag, value)))


def chains(house: House) -> Iterator[Chain]:
    own = _dns(HOST)
    octets = bytes((127, 0, 0, 9))
    directory = der(0xA4, name("x"))
    alternatives: dict[str, tuple[Extension, str]] = {
        "in capitals": (_alternative(_dns(HOST.upper())), HOST),
        "with a dot behind": (_alternative(_dns(HOST + ".")), HOST),
        "with a space in front": (_alternative(_dns(" " + HOST)), HOST),
        "with a space behind": (_alternative(_dns(HOST + " ")), HOST),
        "with an underscore": (_alternative(_dns(f"a_b.{DOMAIN}")), f"a_b.{DOMAIN}"),
        "as a wildcard": (_alternative(_dns(f"*.{DOMAIN}")), HOST),
        "as a wildcard for two levels": (_alternative(_dns(f"*.{DOMAIN}")), f"a.b.{DOMAIN}"),
        "as a wildcard for none": (_alternative(_dns(f"*.{DOMAIN}")), DOMAIN),
        "as a part of a label": (_alternative(_dns(f"sit*.{DOMAIN}")), HOST),
        "as a wildcard of all": (_alternative(_dns("*.test")), DOMAIN),
        "as a wildcard alone": (_alternative(_dns("*")), HOST),
        "as a wildcard in the middle": (_alternative(_dns(f"a.*.{DOMAIN}")), f"a.b.{DOMAIN}"),
        "as two wildcards": (_alternative(_dns(f"*.*.{DOMAIN}")), f"a.b.{DOMAIN}"),
        "in Latin-1 beside a sound one": (_alternative(own, _dns(b"kes\xe8hatan.test")), HOST),
        "in UTF-8 beside a sound one": (_alternative(own, _dns("keséhatan.test".encode())), HOST),
        "in Latin-1 alone": (_alternative(_dns(b"sit\xfbs.rantai.test")), HOST),
        "empty": (_alternative(_dns("")), HOST),
        "empty beside a sound one": (_alternative(_dns(""), own), HOST),
        "with a NUL": (_alternative(_dns(f"{HOST}\0.lain.test")), HOST),
        "with a NUL beside a sound one": (_alternative(own, _dns(f"{HOST}\0.lain.test")), HOST),
        "as an address": (_alternative(der(0x87, octets)), _ADDRESS),
        "as an address in dNSName": (_alternative(_dns(_ADDRESS)), _ADDRESS),
        "as an address of five octets beside a sound one": (_alternative(own, der(0x87, octets + b"\1")), HOST),
        "as an address of IPv6 beside a sound one": (_alternative(own, der(0x87, bytes(15) + b"\1")), HOST),
        "as a URL": (_alternative(der(0x86, f"https://{HOST}/".encode())), HOST),
        "as a mail address beside a sound one": (_alternative(der(0x81, b"a@rantai.test"), own), HOST),
        "as a mail address in Latin-1 beside a sound one": (_alternative(der(0x81, b"a\xe8@rantai.test"), own), HOST),
        "as a directory name beside a sound one": (_alternative(directory, own), HOST),
        "as another name beside a sound one": (
            _alternative(der(0xA0, oid("1.3.6.1.4.1.311.20.2.3") + der(0xA0, der(0x0C, b"a"))), own),
            HOST,
        ),
        "as a registered identifier beside a sound one": (_alternative(der(0x88, b"\x2a\x03"), own), HOST),
        "as an X.400 address beside a sound one": (_alternative(der(0xA3, b""), own), HOST),
        "as a kind that does not exist beside a sound one": (_alternative(der(0x89, b"a"), own), HOST),
        "critical": (_alternative(own, critical=True), HOST),
        "as an empty list": (_alternative(), HOST),
        "as something that cannot be read": (Extension(_SAN, b"\x30\x05\x82"), HOST),
        "with something behind": (Extension(_SAN, der(0x30, own) + b"\0"), HOST),
        "of a hundred": (_alternative(own, *(_dns(f"n{n}.{DOMAIN}") for n in range(100))), HOST),
        "with a label of 70 letters beside a sound one": (_alternative(own, _dns("a" * 70 + ".test")), HOST),
        "as punycode": (_alternative(_dns(f"xn--bcher-kva.{DOMAIN}")), f"xn--bcher-kva.{DOMAIN}"),
        "as a broken punycode beside a sound one": (_alternative(own, _dns(f"xn--a.{DOMAIN}")), HOST),
    }
    for words, (alternative, host) in alternatives.items():
        yield chain(f"name {words}", leaf(HOST, house.middle, changed={"names": alternative}), house.middle, host=host)
    yield chain("name of another host", leaf(f"lain.{DOMAIN}", house.middle), house.middle)
    yield from _subjects(house)
    yield from _issuers(house)


def _subjects(house: House) -> Iterator[Chain]:
    unit, organization = "2.5.4.11", "2.5.4.10"
    attributes = {
        "OU with an underscore as PrintableString": _attribute(unit, 0x13, b"IT_Dept"),
        "OU with an at sign as PrintableString": _attribute(unit, 0x13, b"a@b"),
        "O in Latin-1 as T61String": _attribute(organization, 0x14, b"Kes\xe8hatan"),
        "O as BMPString": _attribute(organization, 0x1E, "Kesèhatan".encode("utf-16-be")),
        "O as UniversalString": _attribute(organization, 0x1C, "Kes".encode("utf-32-be")),
        "O as broken UTF8String": _attribute(organization, 0x0C, b"Kes\xe8hatan"),
        "O as broken BMPString": _attribute(organization, 0x1E, b"\0Kx"),
        "O as IA5String": _attribute(organization, 0x16, b"Kes"),
        "O as IA5String beyond ASCII": _attribute(organization, 0x16, b"Kes\xe8"),
        "O as OCTET STRING": _attribute(organization, 0x04, b"Kes"),
        "empty O": _attribute(organization, 0x0C, b""),
        "C of three letters": _attribute("2.5.4.6", 0x13, b"IDN"),
        "C as UTF8String": _attribute("2.5.4.6", 0x0C, b"ID"),
        "a common name of 80 letters": _attribute("2.5.4.3", 0x0C, b"a" * 80),
        "an attribute nobody knows": _attribute("1.3.6.1.4.1.99999.3", 0x0C, b"a"),
        "a mail address": _attribute("1.2.840.113549.1.9.1", 0x16, b"a@rantai.test"),
    }
    for words, attribute in attributes.items():
        yield chain(f"subject with {words}", leaf(HOST, house.middle, subject=name(HOST, "Kota Uji", attribute)), house.middle)
    empty = der(0x30, b"")
    for words, critical in (("", False), (" and critical names", True)):
        end = leaf(HOST, house.middle, subject=empty, changed={"names": _alternative(_dns(HOST), critical=critical)})
        yield chain(f"empty subject{words}", end, house.middle)
    odd = name("Antara aneh", "Kota Uji", attributes["OU with an underscore as PrintableString"])
    middle = _authority(odd, house.root)
    yield chain("intermediate with an odd subject", leaf(HOST, middle), middle)
    nobody = _authority(empty, house.root)
    yield chain("intermediate with an empty subject", leaf(HOST, nobody), nobody)


def _authority(subject: bytes, issuer: Certificate) -> Certificate:
    extensions = (constraints(True), usage("key_cert_sign"))
    return certificate(subject, key("p256", 77), extensions, issuer, begins=-900, days=3000)


def _issuers(house: House) -> Iterator[Chain]:
    """The issuer's name as the leaf writes it, unlike the issuer itself."""
    printable = der(0x30, _attribute("2.5.4.10", 0x13, b"Kota Uji") + _attribute("2.5.4.3", 0x13, b"Antara"))
    writings = {
        "in capitals": name("ANTARA"),
        "with two spaces": name("Antara", "Kota  Uji"),
        "as PrintableString": printable,
        "of another": name("Antara lain"),
        "empty": der(0x30, b""),
        "in another order": der(0x30, _attribute("2.5.4.3", 0x0C, b"Antara") + _attribute("2.5.4.10", 0x0C, b"Kota Uji")),
    }
    for words, issuer_name in writings.items():
        yield chain(f"issuer's name {words}", leaf(HOST, house.middle, issuer_name=issuer_name), house.middle)
    changed: Extensions = {"issuer-key": None}
    yield chain("leaf without the issuer's key identifier", leaf(HOST, house.middle, changed=changed), house.middle)
