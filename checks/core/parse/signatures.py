"""Which certificates of a chain certify which, by name and signature, with no more public-key arithmetic than an honest chain needs."""

from __future__ import annotations

import warnings
from collections.abc import Sequence

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import dsa, rsa

# Browsers refuse larger keys as well: BoringSSL (OPENSSL_RSA_MAX_MODULUS_BITS), Go (CVE-2023-29409) and webpki stop at 8,192 bits.
_LARGEST_RSA, _LARGEST_EXPONENT, _LARGEST_DSA = 8192, 33, 3072
_MOST_VERIFIED = 48


class Signatures:
    """Who certifies whom, by place in the chain. ``unverified``: some signature that decides was not looked at, for the key or the number."""

    def __init__(self, certificates: Sequence[x509.Certificate]) -> None:
        self._sent = certificates
        self._results: dict[tuple[int, int], bool] = {}
        self._verified = 0
        self.unverified = False

    def certifies(self, below: int, above: int) -> bool:
        """Whether the certificate ``above`` is the issuer of the one ``below``; False where that was not verified."""
        pair = (below, above)
        if pair not in self._results:
            self._results[pair] = self._sent[below].issuer == self._sent[above].subject and self._spend(*pair)
        return self._results[pair]

    def _spend(self, below: int, above: int) -> bool:
        if self._verified >= _MOST_VERIFIED or _too_large(self._sent[above]):
            self.unverified = True
            return False
        self._verified += 1
        return _is_signature(self._sent[below], self._sent[above])


def _too_large(signer: x509.Certificate) -> bool:
    try:
        key = signer.public_key()
    except Exception:
        # A key of an unknown kind verifies nothing, and costs nothing.
        return False
    if isinstance(key, rsa.RSAPublicKey):
        return key.key_size > _LARGEST_RSA or key.public_numbers().e.bit_length() > _LARGEST_EXPONENT
    return isinstance(key, dsa.DSAPublicKey) and key.key_size > _LARGEST_DSA


def _is_signature(below: x509.Certificate, above: x509.Certificate) -> bool:
    try:
        with warnings.catch_warnings(action="ignore"):
            below.verify_directly_issued_by(above)
    except InvalidSignature:
        return False
    except Exception:
        # A signature that cannot be verified here, such as one with MD5 or SHA-1, or a key of an unknown kind: then the name decides.
        # What cryptography raises for those is not documented.
        return True
    return True
