"""How strong a key, a group or a cipher suite is, on published scales."""

from __future__ import annotations

import enum
import re

from checks.core.tls.suites import Suite, ssl2_kinds, suites

# Elliptic-curve bits, and the RSA or finite-field bits of the same strength (NIST SP 800-57 part 1 rev. 5, table 2).
# Categories 2, 3 and 5 of NIST (FIPS 204 section 4), by the RSA sizes of 128, 192 and 256 bits (SP 800-57 part 1, table 2).
_LATTICES = {"ML-DSA-44": 3072, "ML-DSA-65": 7680, "ML-DSA-87": 15360}
_COMPARABLE = ((512, 15_360), (384, 7_680), (256, 3_072), (224, 2_048), (160, 1_024))
_WEAKEST = 512
_CURVE = re.compile(r"(?:secp|sect|prime|brainpoolp|gc|ec\D*)(\d{3})", re.IGNORECASE)
_FINITE = re.compile(r"(?:rsa |rsa-pss |dsa |ffdhe)(\d+)", re.IGNORECASE)
_EDWARDS = {"25519": 256, "448": 448}
_BLOCKS_OF_64_BITS = ("TRIPLE_DES_EDE", "DES", "IDEA", "RC2", "GOST2814789", "GOST_R3412_15_64")
# A CBC or stream cipher of less is opened by exhaustive search today.
_FEWEST_BITS = 112


class Strength(enum.StrEnum):
    """STRONG: forward secrecy and authenticated encryption (RFC 9325 section 4.2). FAIR: forward secrecy without AEAD.

    WEAK: no forward secrecy, or blocks of 64 bits. INSECURE: no encryption, no authentication, export, RC4, SSL 2.0, below 112 bits.
    """

    STRONG = "strong"
    FAIR = "fair"
    WEAK = "weak"
    INSECURE = "insecure"
    UNKNOWN = "unknown"


def suite_by_name(name: str) -> Suite | None:
    """The suite of SSL 2.0 to TLS 1.3 with IANA's name, None where the registry has none."""
    return suites().get(name) or ssl2_kinds().get(name)


def strength(name: str) -> Strength:
    """How strong a suite is, by IANA's name."""
    suite = suite_by_name(name)
    if suite is None:
        return Strength.UNKNOWN
    if suite.anonymous or suite.export or suite.bits < _FEWEST_BITS or is_rc4(suite) or name in ssl2_kinds():
        return Strength.INSECURE
    if not suite.forward_secret or has_short_blocks(suite):
        return Strength.WEAK
    return Strength.STRONG if suite.aead or suite.tls13 else Strength.FAIR


def is_rc4(suite: Suite) -> bool:
    """RFC 7465 forbids it."""
    return suite.cipher.startswith("RC4")


def has_short_blocks(suite: Suite) -> bool:
    """Blocks of 64 bits repeat within a long connection (SWEET32, CVE-2016-2183)."""
    return suite.cipher.startswith(_BLOCKS_OF_64_BITS)


def rsa_bits(name: str) -> int | None:
    """The RSA key size of the same strength as a key (``RSA 2048``, ``EC secp256r1``, ``Ed25519``) or a group (``x25519``, ``ffdhe2048``).

    Of a post-quantum hybrid, the classical half. None for what is not known here.
    """
    if name in _LATTICES:
        return _LATTICES[name]
    if finite := _FINITE.match(name):
        return int(finite[1])
    curve = _CURVE.match(name)
    bits = int(curve[1]) if curve else next((size for part, size in _EDWARDS.items() if part in name), None)
    return None if bits is None else next((rsa for least, rsa in _COMPARABLE if bits >= least), _WEAKEST)
