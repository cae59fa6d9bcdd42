"""Certificates by hand: an authority, the ones below it, and what they issue."""

from __future__ import annotations

import datetime as dt
import hashlib
import ipaddress
import struct
from functools import cache

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import dsa, ec, ed25519, rsa
from cryptography.x509.oid import AuthorityInformationAccessOID, NameOID

from checks.core.parse.address import is_address

AT = dt.datetime(2026, 11, 21, 12, 0, tzinfo=dt.UTC)
HOST = "dinkes.kotacontoh.go.id"

_KEYS: dict[str, ec.EllipticCurve] = {"secp256r1": ec.SECP256R1(), "secp192r1": ec.SECP192R1(), "secp384r1": ec.SECP384R1()}
# sha256WithRSAEncryption and its elders (RFC 8017 appendix A.2.4), which the library no longer signs with: the same but for the last byte.
_RSA = bytes.fromhex("06092a864886f70d0101")
_HASHES = {"sha1": b"\x05", "md5": b"\x04"}
_TIMESTAMPS = x509.ObjectIdentifier("1.3.6.1.4.1.11129.2.4.2")

_USAGES = (
    "digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement", "key_cert_sign", "crl_sign", "encipher_only",
    "decipher_only",
)  # fmt: skip

PublicKey = ec.EllipticCurvePublicKey | rsa.RSAPublicKey | dsa.DSAPublicKey | ed25519.Ed25519PublicKey


class Authority:
    """A certificate authority at a moment: a root, or one that ``issuer`` certifies. ``certificate`` is its own in DER."""

    def __init__(self, at: dt.datetime, name: str = "CA Contoh", issuer: Authority | None = None, days_left: int = 1800) -> None:
        self.at = at
        self.name = name
        self.key = _signing_key("secp256r1", name)
        signer = issuer or self
        builder = _builder(_name(name), _name(signer.name), self.key.public_key(), at, days_left, 3650).add_extension(
            x509.BasicConstraints(ca=True, path_length=None), critical=True
        )
        self.certificate = builder.sign(signer.key, hashes.SHA256()).public_bytes(serialization.Encoding.DER)

    def issue(
        self, *names: str, kind: str = "secp256r1", days_left: int = 60, lifetime: int = 90, scts: int = 0, must_staple: bool = False,
        ocsp: str = "", crl: str = "", usages: tuple[str, ...] = (),
    ) -> bytes:  # fmt: skip
        """A server certificate in DER. ``kind`` of its key is a curve, ``rsa-1024``, ``rsa3-1024`` with the exponent 3, ``dsa-1024`` or ``ed25519``."""
        builder = _builder(_name(names[0]), _name(self.name), public_key(kind, names[0]), self.at, days_left, lifetime)
        builder = builder.add_extension(x509.SubjectAlternativeName([x509.DNSName(name) for name in names]), critical=False)
        if scts:
            builder = builder.add_extension(x509.UnrecognizedExtension(_TIMESTAMPS, _timestamps(scts)), critical=False)
        if must_staple:
            builder = builder.add_extension(x509.TLSFeature([x509.TLSFeatureType.status_request]), critical=False)
        if ocsp:
            place = x509.AccessDescription(AuthorityInformationAccessOID.OCSP, x509.UniformResourceIdentifier(ocsp))
            builder = builder.add_extension(x509.AuthorityInformationAccess([place]), critical=False)
        if crl:
            point = x509.DistributionPoint([x509.UniformResourceIdentifier(crl)], None, None, None)
            builder = builder.add_extension(x509.CRLDistributionPoints([point]), critical=False)
        if usages:
            builder = builder.add_extension(x509.KeyUsage(**{bit: bit in usages for bit in _USAGES}), critical=True)
        return builder.sign(self.key, hashes.SHA256()).public_bytes(serialization.Encoding.DER)


@cache
def _signing_key(curve: str, owner: str) -> ec.EllipticCurvePrivateKey:
    """The same owner has the same key."""
    return ec.generate_private_key(_KEYS[curve])


@cache
def _old_key() -> rsa.RSAPrivateKey:
    """Of two primes that everybody knows, for an authority that is only looked at."""
    p, q, e = 2**521 - 1, 2**607 - 1, 65537
    d = pow(e, -1, (p - 1) * (q - 1))
    public = rsa.RSAPublicNumbers(e, p * q)
    return rsa.RSAPrivateNumbers(p, q, d, d % (p - 1), d % (q - 1), pow(q, -1, p), public).private_key(unsafe_skip_rsa_key_validation=True)


def public_key(kind: str, owner: str) -> PublicKey:
    """A public key of this kind. Those of RSA and DSA are numbers of the right size that belong to nobody: to make real ones takes long."""
    family, _, size = kind.partition("-")
    if family in ("rsa", "rsa3"):
        return rsa.RSAPublicNumbers(3 if family == "rsa3" else 65537, _number(owner, int(size))).public_key()
    if family == "dsa":
        parameters = dsa.DSAParameterNumbers(_number(owner, int(size)), _number(owner, 160), 2)
        return dsa.DSAPublicNumbers(4, parameters).public_key()
    if family == "ed25519":
        return ed25519.Ed25519PrivateKey.from_private_bytes(hashlib.sha256(owner.encode()).digest()).public_key()
    return _signing_key(kind, owner).public_key()


def _number(owner: str, bits: int) -> int:
    """An odd number of so many bits; the same owner has the same."""
    return int.from_bytes(hashlib.shake_256(owner.encode()).digest(bits // 8)) | 1 << (bits - 1) | 1


def signed_with(digest: str, name: str, at: dt.datetime) -> bytes:
    """A server certificate of an authority with an RSA key that says it was signed with ``sha1`` or ``md5``; the signature does not fit."""
    builder = _builder(_name(name), _name("CA Lama"), public_key("secp256r1", name), at, 60, 90)
    builder = builder.add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
    der = builder.sign(_old_key(), hashes.SHA256()).public_bytes(serialization.Encoding.DER)
    return der.replace(_RSA + b"\x0b", _RSA + _HASHES[digest])


def root_with_key(kind: str, name: str, at: dt.datetime) -> bytes:
    """A root with a public key of this kind, signed by somebody else: who trusts a root does not look at its signature."""
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    builder = _builder(subject, subject, public_key(kind, name), at, 1800, 3650)
    return builder.sign(_signing_key("secp256r1", name), hashes.SHA256()).public_bytes(serialization.Encoding.DER)


def _name(common: str) -> x509.Name:
    parts = [x509.NameAttribute(NameOID.COMMON_NAME, common)]
    # An authority is known by its organisation, a server by its name alone.
    return x509.Name(parts if "." in common else [x509.NameAttribute(NameOID.ORGANIZATION_NAME, common), *parts])


def _builder(
    subject: x509.Name, issuer: x509.Name, own: PublicKey, at: dt.datetime, days_left: int, lifetime: int
) -> x509.CertificateBuilder:
    ends = at + dt.timedelta(days=days_left)
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(own)
        .serial_number(1)
        .not_valid_before(ends - dt.timedelta(days=lifetime))
        .not_valid_after(ends)
    )


def _timestamps(number: int) -> bytes:
    """A list of timestamps without a meaning, as an OCTET STRING (RFC 6962 section 3.3)."""
    one = (
        b"\0"
        + b"\x17" * 32
        + struct.pack(">QH", 1_750_000_000_000, 0)
        + b"\x04\x03"
        + struct.pack(">H", 8)
        + b"\x30\x06\x02\x01\x01\x02\x01\x01"
    )
    timestamps = b"".join(struct.pack(">H", len(one)) + one for _ in range(number))
    whole = struct.pack(">H", len(timestamps)) + timestamps
    # DER writes lengths from 128 on with a byte that says how many follow (X.690 section 8.1.3.5).
    size = (
        bytes([len(whole)])
        if len(whole) < 128
        else (b"\x81" + bytes([len(whole)]) if len(whole) < 256 else b"\x82" + struct.pack(">H", len(whole)))
    )
    return b"\x04" + size + whole


@cache
def certificate_der(names: tuple[str, ...] = (HOST,), days_left: float = 60, lifetime: float = 90) -> bytes:
    """A self-made server certificate in DER, valid around `AT`."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, names[0][:64] if names else "kosong")])
    ends = AT + dt.timedelta(days=days_left)
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "CA Contoh")]))
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(ends - dt.timedelta(days=lifetime))
        .not_valid_after(ends)
    )
    if names:
        builder = builder.add_extension(x509.SubjectAlternativeName([_general_name(n) for n in names]), critical=False)
    return builder.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.DER)


def authority(name: str = "CA Contoh", issuer: Authority | None = None, days_left: int = 1800) -> Authority:
    """A certificate authority by hand around `AT`."""
    return Authority(AT, name, issuer, days_left)


def old_signature(digest: str, name: str = HOST) -> bytes:
    """A server certificate in DER that was signed with ``sha1`` or ``md5``, as far as can be seen without verifying it."""
    return signed_with(digest, name, AT)


def root_of_key(kind: str, name: str) -> bytes:
    """A root in DER with a key of this kind."""
    return root_with_key(kind, name, AT)


def _general_name(name: str) -> x509.GeneralName:
    """An address is one, unless it is said to stand where names do: ``dNSName 192.0.2.7``."""
    if name.startswith("dNSName "):
        return x509.DNSName(name.removeprefix("dNSName "))
    return x509.IPAddress(ipaddress.ip_address(name)) if is_address(name) else x509.DNSName(name)
