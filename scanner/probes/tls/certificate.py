"""A certificate as an object of cryptography's, where its key is needed; what it says is read by `checks.core.parse.certificate`."""

from __future__ import annotations

import warnings

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm

# What reading hostile DER raises, at once or when a part of it is first looked at, signatures included.
UNREADABLE_CERTIFICATE = (
    ValueError,
    TypeError,
    InvalidSignature,
    UnsupportedAlgorithm,
    x509.InvalidVersion,
    x509.DuplicateExtension,
    x509.UnsupportedGeneralNameType,
)


def load_certificate(der: bytes) -> x509.Certificate | None:
    """The certificate, or None when it is malformed. Parts of it are read late: looking at them may still raise one of `UNREADABLE`."""
    try:
        # cryptography warns of serial numbers and names that RFC 5280 forbids; browsers accept most of them.
        with warnings.catch_warnings(action="ignore"):
            return x509.load_der_x509_certificate(der)
    except UNREADABLE_CERTIFICATE:
        return None
