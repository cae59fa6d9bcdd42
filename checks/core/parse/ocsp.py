"""OCSP responses in DER (RFC 6960), as far as they carry certificate timestamps."""

from __future__ import annotations

from cryptography import x509
from cryptography.x509 import ocsp


def ocsp_timestamps(der: bytes) -> int:
    """How many signed certificate timestamps a response carries (RFC 6962 section 3.3); 0 for anything that is no successful response."""
    try:
        response = ocsp.load_der_ocsp_response(der)
        return sum(1 for _ in response.single_extensions.get_extension_for_class(x509.SignedCertificateTimestamps).value)
    except Exception:
        # Which exceptions a malformed response raises is not documented; servers may send anything.
        return 0
