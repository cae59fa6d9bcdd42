"""Certificate revocation lists (RFC 5280 section 5): whether a certificate stands on its issuer's."""

from __future__ import annotations

import datetime as dt

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from checks.core.evidence.tls import Revocation, RevocationStatus
from scanner.net.revocation.urls import places
from scanner.probes.tls.certificate import UNREADABLE_CERTIFICATE
from scanner.probes.tls.revocation.statements import Unbelievable, hash_of, require_current, require_signature


def read_crl(der: bytes, source: str, leaf: x509.Certificate, issuer: x509.Certificate, now: dt.datetime) -> RevocationStatus:
    """What a list in DER says of the leaf; `Unbelievable` when it is not the issuer's, not of today or covers others."""
    try:
        crl = x509.load_der_x509_crl(der)
        if crl.issuer != issuer.subject:
            raise Unbelievable("it is the list of another issuer")
        require_signature(issuer.public_key(), crl.signature, crl.tbs_certlist_bytes, crl.signature_algorithm_oid, hash_of(crl))
        require_current(crl.last_update_utc, crl.next_update_utc, now)
        _require_cover(crl, leaf)
        entry = crl.get_revoked_certificate_by_serial_number(leaf.serial_number)
        if entry is None:
            return RevocationStatus(Revocation.GOOD, now, source)
        return RevocationStatus(Revocation.REVOKED, now, source, _reason(entry), entry.revocation_date_utc)
    except UNREADABLE_CERTIFICATE as wrong:
        raise Unbelievable("it is no readable revocation list") from wrong


def _require_cover(crl: x509.CertificateRevocationList, leaf: x509.Certificate) -> None:
    """`Unbelievable` for a list of changes, or of certificates that this one is not among (sections 5.2.4 and 5.2.5)."""
    for extension in crl.extensions:
        if isinstance(extension.value, x509.IssuingDistributionPoint):
            part = extension.value
            if part.only_contains_ca_certs or part.only_contains_attribute_certs or part.indirect_crl or part.only_some_reasons:
                raise Unbelievable("it lists other certificates")
            own = {name.value for name in part.full_name or () if isinstance(name, x509.UniformResourceIdentifier)}
            if own and own.isdisjoint(places(leaf.public_bytes(Encoding.DER)).crl):
                raise Unbelievable("it is the list of another distribution point")
        elif extension.critical:
            raise Unbelievable(
                "it lists changes only" if isinstance(extension.value, x509.DeltaCRLIndicator) else "it has unknown conditions"
            )


def _reason(entry: x509.RevokedCertificate) -> str:
    try:
        return entry.extensions.get_extension_for_class(x509.CRLReason).value.reason.value
    except x509.ExtensionNotFound:
        return ""
