"""What a certificate may be used for: extended key usage and key usage, at the leaf, above it and at the root."""

from __future__ import annotations

from collections.abc import Iterator

from cryptography import x509
from cryptography.x509.oid import ExtendedKeyUsageOID as EKU

from tests.real.tls.chains.authority import CLIENT, SERVER, key
from tests.real.tls.chains.house import HOST, Chain, House, authority, chain, leaf, purposes, usage

_NETSCAPE, _MICROSOFT = "2.16.840.1.113730.4.1", "1.3.6.1.4.1.311.10.3.3"
_PURPOSES: dict[str, tuple[x509.ObjectIdentifier | str, ...]] = {
    "server": (SERVER,),
    "client": (CLIENT,),
    "server and client": (SERVER, CLIENT),
    "code signing": (EKU.CODE_SIGNING,),
    "mail": (EKU.EMAIL_PROTECTION,),
    "mail and client": (EKU.EMAIL_PROTECTION, CLIENT),
    "OCSP": (EKU.OCSP_SIGNING,),
    "time stamping": (EKU.TIME_STAMPING,),
    "any": (EKU.ANY_EXTENDED_KEY_USAGE,),
    "any and client": (EKU.ANY_EXTENDED_KEY_USAGE, CLIENT),
    "Netscape's step-up": (_NETSCAPE,),
    "Microsoft's step-up": (_MICROSOFT,),
    "one that nobody knows": ("1.3.6.1.4.1.99999.1",),
    "server and OCSP": (SERVER, EKU.OCSP_SIGNING),
}
_USAGES: dict[str, tuple[str, ...]] = {
    "to sign": ("digital_signature",),
    "to encipher": ("key_encipherment",),
    "to agree": ("key_agreement",),
    "to sign certificates": ("key_cert_sign",),
    "to sign, and certificates": ("digital_signature", "key_cert_sign"),
    "to commit": ("content_commitment",),
    "to encipher data": ("data_encipherment",),
    "to sign revocations": ("crl_sign",),
    "to sign and encipher": ("digital_signature", "key_encipherment"),
}


def chains(house: House) -> Iterator[Chain]:
    yield from _extended(house)
    yield from _usages(house)


def _extended(house: House) -> Iterator[Chain]:
    for words, identifiers in _PURPOSES.items():
        for critical in (False, True):
            end = leaf(HOST, house.middle, changed={"purposes": purposes(*identifiers, critical=critical)})
            yield chain(f"leaf for {words}{', critical' if critical else ''}", end, house.middle)
        middle = authority(f"Antara {words}", house.root, changed={"purposes": purposes(*identifiers)})
        yield chain(f"intermediate for {words}", leaf(HOST, middle), middle)
        yield chain(f"intermediate for {words}, leaf for anything", leaf(HOST, middle, changed={"purposes": None}), middle)
    upper = authority("Antara klien", house.root, changed={"purposes": purposes(CLIENT)})
    lower = authority("Antara peladen", upper, changed={"purposes": purposes(SERVER)})
    yield chain("upper intermediate for clients, lower for servers", leaf(HOST, lower), lower, upper)
    yield chain("leaf for anything", leaf(HOST, house.middle, changed={"purposes": None}), house.middle)
    for words in ("client", "server", "any"):
        root = house.add_root(authority(f"Akar {words}", changed={"purposes": purposes(*_PURPOSES[words])}))
        middle = authority(f"Antara dari akar {words}", root)
        yield chain(f"root for {words}", leaf(HOST, middle), middle)


def _usages(house: House) -> Iterator[Chain]:
    for kind, middle in (("p256", house.middle), ("rsa2048", house.rsa_middle)):
        for words, bits in _USAGES.items():
            yield chain(f"{kind} key {words}", leaf(HOST, middle, own=key(kind), changed={"usage": usage(*bits)}), middle)
        yield chain(f"{kind} key for anything", leaf(HOST, middle, own=key(kind), changed={"usage": None}), middle)
    for words, bits in _USAGES.items():
        middle = authority(f"Antara {words}", house.root, changed={"usage": usage(*bits)})
        yield chain(f"intermediate {words}", leaf(HOST, middle), middle)
    middle = authority("Antara apa saja", house.root, changed={"usage": None})
    yield chain("intermediate without key usage", leaf(HOST, middle), middle)
    for words, extension in (("without key usage", None), ("that may not sign certificates", usage("crl_sign"))):
        root = house.add_root(authority(f"Akar {words}", changed={"usage": extension}))
        middle = authority(f"Antara dari akar {words}", root)
        yield chain(f"root {words}", leaf(HOST, middle), middle)
