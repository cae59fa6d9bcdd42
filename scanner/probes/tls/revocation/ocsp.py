"""OCSP (RFC 6960): the question about a certificate, and what a response proves."""

from __future__ import annotations

import base64
import datetime as dt
import urllib.parse
from collections.abc import Iterator

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric.types import CertificatePublicKeyTypes
from cryptography.x509 import ocsp
from cryptography.x509.oid import ExtendedKeyUsageOID

from checks.core.evidence.tls import Revocation, RevocationStatus
from scanner.probes.tls.certificate import UNREADABLE_CERTIFICATE
from scanner.probes.tls.revocation.statements import Unbelievable, hash_of, require_current, require_signature

_STATES = {
    ocsp.OCSPCertStatus.GOOD: Revocation.GOOD,
    ocsp.OCSPCertStatus.REVOKED: Revocation.REVOKED,
    ocsp.OCSPCertStatus.UNKNOWN: Revocation.UNKNOWN,
}


def question(responder: str, leaf: x509.Certificate, issuer: x509.Certificate) -> str:
    """The URL to GET (RFC 6960 appendix A.1). With SHA-1, which every responder knows (RFC 5019 section 2.1.1), and no nonce."""
    request = ocsp.OCSPRequestBuilder().add_certificate(leaf, issuer, hashes.SHA1()).build()  # noqa: S303  # names, does not protect
    path = base64.b64encode(request.public_bytes(serialization.Encoding.DER))
    return f"{responder.removesuffix('/')}/{urllib.parse.quote(path, safe='')}"


def read_response(der: bytes, source: str, leaf: x509.Certificate, issuer: x509.Certificate, now: dt.datetime) -> RevocationStatus:
    """What a response in DER says of the leaf; `Unbelievable` when it is not the issuer's, not of today or about others."""
    try:
        response = ocsp.load_der_ocsp_response(der)
        if response.response_status is not ocsp.OCSPResponseStatus.SUCCESSFUL:
            raise Unbelievable(f"the responder answers {response.response_status.name.lower().replace('_', ' ')}")
        require_signature(
            _signer(response, issuer, now),
            response.signature,
            response.tbs_response_bytes,
            response.signature_algorithm_oid,
            hash_of(response),
        )
        single = next((s for s in response.responses if _is_about(s, leaf, issuer)), None)
        if single is None:
            raise Unbelievable("it is about another certificate")
        require_current(single.this_update_utc, single.next_update_utc, now)
        return RevocationStatus(
            _STATES[single.certificate_status],
            now,
            source,
            reason=single.revocation_reason.value if single.revocation_reason else "",
            revoked_at=single.revocation_time_utc,
        )
    except UNREADABLE_CERTIFICATE as wrong:
        raise Unbelievable("it is no readable OCSP response") from wrong


def _signer(response: ocsp.OCSPResponse, issuer: x509.Certificate, now: dt.datetime) -> CertificatePublicKeyTypes:
    """The issuer's key, or that of a responder to whom the issuer gave this right (RFC 6960 section 4.2.2.2)."""
    for candidate in (issuer, *_delegates(response, issuer, now)):
        if response.responder_name == candidate.subject or response.responder_key_hash == _key_hash(candidate):
            return candidate.public_key()
    raise Unbelievable("it is signed by somebody else than the issuer")


def _delegates(response: ocsp.OCSPResponse, issuer: x509.Certificate, now: dt.datetime) -> Iterator[x509.Certificate]:
    for candidate in response.certificates[:4]:
        try:
            candidate.verify_directly_issued_by(issuer)
            usages = candidate.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
        except (*UNREADABLE_CERTIFICATE, x509.ExtensionNotFound):
            continue
        current = candidate.not_valid_before_utc <= now <= candidate.not_valid_after_utc
        if current and ExtendedKeyUsageOID.OCSP_SIGNING in usages:
            yield candidate


def _is_about(single: ocsp.OCSPSingleResponse, leaf: x509.Certificate, issuer: x509.Certificate) -> bool:
    """Whether it names the certificate as we would with its hash algorithm (RFC 6960 section 4.1.1)."""
    ours = ocsp.OCSPRequestBuilder().add_certificate(leaf, issuer, single.hash_algorithm).build()
    names = (ours.serial_number, ours.issuer_name_hash, ours.issuer_key_hash)
    return names == (single.serial_number, single.issuer_name_hash, single.issuer_key_hash)


def _key_hash(certificate: x509.Certificate) -> bytes:
    """SHA-1 of the public key's bits, as a ResponderID names it (RFC 6960 section 4.2.1)."""
    return x509.SubjectKeyIdentifier.from_public_key(certificate.public_key()).digest
