"""Mozilla's server-side TLS guideline as data (ssl-config.mozilla.org/guidelines): 6.0, and Old from 5.8, the last that has it."""

from __future__ import annotations

import msgspec

GUIDELINE = "6.0"
# Common to every profile, in days and seconds.
RECOMMENDED_DAYS = 90
HSTS_SECONDS = 63_072_000

_TLS13 = ("TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256")
_AEAD = tuple(
    f"TLS_ECDHE_{key}_WITH_{cipher}"
    for key in ("ECDSA", "RSA")
    for cipher in ("AES_128_GCM_SHA256", "AES_256_GCM_SHA384", "CHACHA20_POLY1305_SHA256")
)
_CBC = tuple(
    f"TLS_ECDHE_{key}_WITH_{cipher}"
    for key in ("ECDSA", "RSA")
    for cipher in ("AES_128_CBC_SHA256", "AES_128_CBC_SHA", "AES_256_CBC_SHA384", "AES_256_CBC_SHA")
)
_RSA = tuple(
    f"TLS_RSA_WITH_{cipher}"
    for cipher in (
        "AES_128_GCM_SHA256", "AES_256_GCM_SHA384", "AES_128_CBC_SHA256", "AES_256_CBC_SHA256", "AES_128_CBC_SHA", "AES_256_CBC_SHA",
        "3DES_EDE_CBC_SHA",
    )
)  # fmt: skip
_ECDSA_SIGNED = ("ecdsa-with-SHA256", "ecdsa-with-SHA384", "ecdsa-with-SHA512")
_RSA_SIGNED = ("sha256WithRSAEncryption",)


class Profile(msgspec.Struct, frozen=True, kw_only=True):
    """What a server may offer at most. Sizes are least bits, ``days`` the longest life of a certificate; ``keys`` are kinds as in `X509.key`."""

    name: str
    versions: tuple[str, ...]
    suites: tuple[str, ...]
    keys: tuple[str, ...]
    signatures: tuple[str, ...]
    days: int
    server_order: bool
    groups: tuple[str, ...] = ("X25519MLKEM768", "x25519", "secp256r1", "secp384r1")
    curves: tuple[str, ...] = ("secp256r1", "secp384r1")
    rsa_bits: int = 2048
    dh_bits: int = 2048


# The strictest first.
PROFILES = (
    Profile(
        name="modern", versions=("TLSv1.3",), suites=_TLS13, keys=("EC",), signatures=_ECDSA_SIGNED, days=90, server_order=False,
    ),
    Profile(
        name="intermediate", versions=("TLSv1.2", "TLSv1.3"), suites=_TLS13 + _AEAD, keys=("EC", "RSA"),
        signatures=_RSA_SIGNED + _ECDSA_SIGNED, days=366, server_order=False,
    ),
    Profile(
        name="old", versions=("TLSv1.0", "TLSv1.1", "TLSv1.2", "TLSv1.3"), suites=_TLS13 + _AEAD + _CBC + _RSA, keys=("RSA",),
        signatures=_RSA_SIGNED, days=366, server_order=True,
    ),
)  # fmt: skip
