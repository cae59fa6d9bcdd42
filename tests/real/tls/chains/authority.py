"""Certificates in DER, written byte by byte: also those that no library makes any more."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Sequence
from functools import cache

import msgspec
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed448, ed25519, mldsa, padding, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

Key = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey | ed25519.Ed25519PrivateKey | ed448.Ed448PrivateKey | mldsa.MLDSA65PrivateKey
NOW = dt.datetime.now(dt.UTC).replace(microsecond=0)
SERVER, CLIENT = ExtendedKeyUsageOID.SERVER_AUTH, ExtendedKeyUsageOID.CLIENT_AUTH

_serials = itertools.count(1000)
_CURVES = {"p224": ec.SECP224R1(), "p256": ec.SECP256R1(), "p384": ec.SECP384R1(), "p521": ec.SECP521R1(), "bp256": ec.BrainpoolP256R1()}
_HASHES: dict[str, hashes.HashAlgorithm] = {
    "sha1": hashes.SHA1(), "sha224": hashes.SHA224(), "sha256": hashes.SHA256(), "sha384": hashes.SHA384(), "sha512": hashes.SHA512(), "md5": hashes.MD5(),
}  # fmt: skip
# AlgorithmIdentifiers of RFC 4055, RFC 5758, RFC 8410 and RFC 9881.
_RSA = {"md5": 4, "sha1": 5, "sha256": 11, "sha384": 12, "sha512": 13, "sha224": 14}
_ECDSA = {
    "sha1": "2a8648ce3d0401",
    "sha224": "2a8648ce3d040301",
    "sha256": "2a8648ce3d040302",
    "sha384": "2a8648ce3d040303",
    "sha512": "2a8648ce3d040304",
}
_RSA_ENCRYPTION, _ONLY_PSS = bytes.fromhex("300d06092a864886f70d0101010500"), bytes.fromhex("300b06092a864886f70d01010a")
_OTHERS = {ed25519.Ed25519PrivateKey: "2b6570", ed448.Ed448PrivateKey: "2b6571", mldsa.MLDSA65PrivateKey: "608648016503040312"}


@cache
def key(kind: str, number: int = 0) -> Key:
    """A key of a kind: ``rsa2048``, ``p256``, ``ed25519``, ``mldsa65``; another one for each number."""
    if kind.startswith("rsa"):
        return rsa.generate_private_key(3 if kind.endswith("e3") else 65537, int(kind.removesuffix("e3")[3:]))
    if kind in _CURVES:
        return ec.generate_private_key(_CURVES[kind])
    return {"ed25519": ed25519.Ed25519PrivateKey, "ed448": ed448.Ed448PrivateKey, "mldsa65": mldsa.MLDSA65PrivateKey}[kind].generate()  # type: ignore[attr-defined, no-any-return]


class Extension(msgspec.Struct, frozen=True):
    """An extension by its dotted object identifier and its value in DER."""

    oid: str
    value: bytes
    critical: bool = False


def extension(value: x509.ExtensionType, critical: bool = False) -> Extension:
    """One that the library can write."""
    return Extension(value.oid.dotted_string, value.public_bytes(), critical)


class Certificate(msgspec.Struct, frozen=True):
    """What a certificate says, its key, and its DER. ``name`` is its subject in DER."""

    name: bytes
    key: Key
    der: bytes

    @property
    def pem(self) -> bytes:
        return x509.load_der_x509_certificate(self.der).public_bytes(serialization.Encoding.PEM)


def name(common: str, organization: str = "Kota Uji", *more: bytes) -> bytes:
    """A Name in DER with an organisation and a common name, as UTF8String; ``more`` are sets of attributes in DER."""
    parts = (x509.NameAttribute(NameOID.ORGANIZATION_NAME, organization), x509.NameAttribute(NameOID.COMMON_NAME, common))
    return der(0x30, body(x509.Name(parts).public_bytes()) + b"".join(more))


def certificate(
    subject: bytes, own: Key, extensions: Sequence[Extension], issuer: Certificate | None = None, *,
    begins: float = -30, days: float = 80, digest: str = "sha256", version: int = 3, serial: int | None = None, pss: bool = False,
    restricted: bool = False, outer: bytes | None = None, by: Key | None = None, issuer_name: bytes | None = None,
) -> Certificate:  # fmt: skip
    """Signed by ``issuer`` or by itself; ``begins`` is in days from now. ``restricted``: its own key is for PSS alone. ``outer`` is another algorithm than the one signed, ``by`` another signer."""
    signer = by or (issuer.key if issuer else own)
    algorithm = _algorithm(signer, digest, pss)
    since = NOW + dt.timedelta(days=begins)
    spki = own.public_key().public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
    fields = [
        der(0xA0, der(2, bytes((version - 1,)))) if version > 1 else b"",
        integer(next(_serials) if serial is None else serial),
        algorithm,
        issuer_name or (issuer.name if issuer else subject),
        der(0x30, time(since) + time(since + dt.timedelta(days=days))),
        subject,
        only_for_pss(spki) if restricted else spki,
        der(0xA3, der(0x30, b"".join(map(_extension, extensions)))) if extensions else b"",
    ]
    tbs = der(0x30, b"".join(fields))
    return Certificate(subject, own, der(0x30, tbs + (outer or algorithm) + der(3, b"\0" + _signature(signer, tbs, digest, pss))))


def only_for_pss(info: bytes) -> bytes:
    """SubjectPublicKeyInfo or PrivateKeyInfo of RSA in DER, restricted to signatures with PSS (RFC 4055 section 1.2)."""
    return der(0x30, body(info).replace(_RSA_ENCRYPTION, _ONLY_PSS, 1))


def der(tag: int, content: bytes) -> bytes:
    """A value in DER (X.690 section 8.1)."""
    size = len(content)
    length = (
        bytes((size,)) if size < 128 else (octets := size.to_bytes((size.bit_length() + 7) // 8)) and bytes((0x80 | len(octets),)) + octets
    )
    return bytes((tag,)) + length + content


def body(value: bytes) -> bytes:
    """What is in a value in DER."""
    return value[2 + (value[1] & 0x7F if value[1] & 0x80 else 0) :]


def integer(number: int) -> bytes:
    return der(2, number.to_bytes(number.bit_length() // 8 + 1, signed=number < 0))


def oid(identifier: str) -> bytes:
    """An object identifier in DER."""
    return body(x509.ExtendedKeyUsage([x509.ObjectIdentifier(identifier)]).public_bytes())


def time(moment: dt.datetime) -> bytes:
    """UTCTime to 2049, GeneralizedTime from then on (RFC 5280 section 4.1.2.5)."""
    return der(0x17, f"{moment:%y%m%d%H%M%SZ}".encode()) if moment.year < 2050 else der(0x18, f"{moment:%Y%m%d%H%M%SZ}".encode())


def _extension(one: Extension) -> bytes:
    return der(0x30, oid(one.oid) + (der(1, b"\xff") if one.critical else b"") + der(4, one.value))


def _algorithm(signer: Key, digest: str, pss: bool) -> bytes:
    if pss:
        return _pss(digest)
    if isinstance(signer, rsa.RSAPrivateKey):
        return der(0x30, der(6, bytes.fromhex("2a864886f70d0101") + bytes((_RSA[digest],))) + b"\x05\x00")
    encoded = (
        _ECDSA[digest]
        if isinstance(signer, ec.EllipticCurvePrivateKey)
        else next(o for kind, o in _OTHERS.items() if isinstance(signer, kind))
    )
    return der(0x30, der(6, bytes.fromhex(encoded)))


def _pss(digest: str) -> bytes:
    size = _HASHES[digest].digest_size
    hash_oid = {"sha256": "2.16.840.1.101.3.4.2.1", "sha384": "2.16.840.1.101.3.4.2.2", "sha512": "2.16.840.1.101.3.4.2.3"}[digest]
    hash_algorithm = der(0x30, oid(hash_oid) + b"\x05\x00")
    mask = der(0x30, oid("1.2.840.113549.1.1.8") + hash_algorithm)
    return der(0x30, oid("1.2.840.113549.1.1.10") + der(0x30, der(0xA0, hash_algorithm) + der(0xA1, mask) + der(0xA2, integer(size))))


def _signature(signer: Key, tbs: bytes, digest: str, pss: bool) -> bytes:
    algorithm = _HASHES[digest]
    match signer:
        case rsa.RSAPrivateKey():
            pad = padding.PSS(padding.MGF1(algorithm), algorithm.digest_size) if pss else padding.PKCS1v15()
            return signer.sign(tbs, pad, algorithm)
        case ec.EllipticCurvePrivateKey():
            return signer.sign(tbs, ec.ECDSA(algorithm))
        case _:
            return signer.sign(tbs)
