"""Public keys in DER (SubjectPublicKeyInfo, RFC 5280 section 4.1.2.7): kind, size, and what is peculiar."""

from __future__ import annotations

import msgspec
from cryptography.hazmat.primitives.asymmetric import dsa, ec, rsa
from cryptography.hazmat.primitives.serialization import load_der_public_key

from checks.core.parse.der import MalformedDer, der_values, members_of, object_identifier

# RFC 8410 and RFC 9881; what else has a name here has no library that reads it.
_KINDS = {
    "1.3.101.112": "Ed25519", "1.3.101.113": "Ed448",
    "2.16.840.1.101.3.4.3.17": "ML-DSA-44", "2.16.840.1.101.3.4.3.18": "ML-DSA-65", "2.16.840.1.101.3.4.3.19": "ML-DSA-87",
    "1.2.840.113549.1.1.1": "RSA", "1.2.840.113549.1.1.10": "RSA-PSS", "1.2.840.10045.2.1": "EC", "1.2.840.10040.4.1": "DSA",
    "1.2.643.7.1.1.1.1": "GOST R 34.10-2012", "1.2.643.7.1.1.1.2": "GOST R 34.10-2012", "1.2.643.2.2.19": "GOST R 34.10-2001",
}  # fmt: skip
_CURVES = {"1.2.156.10197.1.301": "SM2", "1.3.132.0.33": "secp224r1"}


class PublicKeyInfo(msgspec.Struct, frozen=True):
    """``name`` is ``RSA 2048``, ``RSA-PSS 2048``, ``EC secp256r1``, ``Ed25519``, ``ML-DSA-65``; an object identifier for a kind without a name; empty where nothing can be read."""

    name: str
    bits: int = 0
    exponent: int = 0


def public_key_info(der: bytes) -> PublicKeyInfo:
    """What kind of key it is."""
    try:
        key = load_der_public_key(der)
    except Exception:
        # Which exceptions an unknown or malformed key raises is not documented; its identifier is there all the same.
        return PublicKeyInfo(_kind(der))
    match key:
        case rsa.RSAPublicKey():
            # The library does not tell the two apart, but clients do: one is for PSS alone (RFC 4055 section 1.2).
            return PublicKeyInfo(f"{_kind(der)} {key.key_size}", key.key_size, key.public_numbers().e)
        case ec.EllipticCurvePublicKey():
            return PublicKeyInfo(f"EC {key.curve.name}", key.key_size)
        case dsa.DSAPublicKey():
            return PublicKeyInfo(f"DSA {key.key_size}", key.key_size)
    return PublicKeyInfo(_kind(der))


def _kind(der: bytes) -> str:
    try:
        algorithm, *parameters = der_values(members_of(der)[0].content)
        oid = object_identifier(algorithm.content)
        curve = _CURVES.get(object_identifier(parameters[0].content), "") if parameters and oid == "1.2.840.10045.2.1" else ""
    except (MalformedDer, ValueError, IndexError):
        return ""
    return f"EC {curve}" if curve else _KINDS.get(oid, oid)
