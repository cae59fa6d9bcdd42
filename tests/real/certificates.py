"""Certificates of every kind, made by hand: an authority, and what it or nobody else signs."""

from __future__ import annotations

import datetime as dt
import ipaddress

import msgspec
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509 import ocsp
from cryptography.x509.oid import AuthorityInformationAccessOID, ExtendedKeyUsageOID, NameOID

DAY = dt.timedelta(days=1)
Key = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey


class Issued(msgspec.Struct, frozen=True):
    """A certificate and its key."""

    certificate: x509.Certificate
    key: Key

    @property
    def der(self) -> bytes:
        return self.certificate.public_bytes(serialization.Encoding.DER)

    @property
    def pem(self) -> bytes:
        return self.certificate.public_bytes(serialization.Encoding.PEM)

    @property
    def key_pem(self) -> bytes:
        return self.key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())


class CertificateRequest(msgspec.Struct, frozen=True, kw_only=True):
    """What a certificate is to say. ``age`` and ``life`` are in days: how long ago it began, how long it lasts.

    ``crl`` and ``ocsp`` are URLs, ``issuer_url`` is where the issuer's certificate can be fetched; an ``authority`` may sign others;
    ``policy`` is an object identifier.
    """

    name: str
    key: Key
    age: int = 30
    life: int = 90
    authority: bool = False
    crl: str = ""
    ocsp: str = ""
    issuer_url: str = ""
    policy: str = ""


def rsa_key(bits: int = 2048) -> rsa.RSAPrivateKey:
    """A fresh RSA key."""
    return rsa.generate_private_key(65537, bits)


def ec_key() -> ec.EllipticCurvePrivateKey:
    """A fresh key on P-256."""
    return ec.generate_private_key(ec.SECP256R1())


def issue(request: CertificateRequest, by: Issued | None = None) -> Issued:
    """Sign it by ``by``, or by itself."""
    begins = dt.datetime.now(dt.UTC) - request.age * DAY
    subject = _name(request.name)
    signer = by.key if by else request.key
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(by.certificate.subject if by else subject)
        .public_key(request.key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(begins)
        .not_valid_after(begins + request.life * DAY)
        .add_extension(x509.BasicConstraints(ca=request.authority, path_length=None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(request.key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(signer.public_key()), critical=False)
        .add_extension(_usage(request.authority), critical=True)
    )
    if not request.authority:
        builder = builder.add_extension(x509.SubjectAlternativeName([_general(request.name)]), critical=False)
        builder = builder.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
    if request.crl:
        point = x509.DistributionPoint([x509.UniformResourceIdentifier(request.crl)], None, None, None)
        builder = builder.add_extension(x509.CRLDistributionPoints([point]), critical=False)
    if request.policy:
        policy = x509.PolicyInformation(x509.ObjectIdentifier(request.policy), None)
        builder = builder.add_extension(x509.CertificatePolicies([policy]), critical=False)
    if access := _access(request):
        builder = builder.add_extension(x509.AuthorityInformationAccess(access), critical=False)
    return Issued(builder.sign(signer, hashes.SHA256()), request.key)


def revocation_list(by: Issued, *revoked: Issued) -> bytes:
    """A CRL in DER that names these certificates."""
    now = dt.datetime.now(dt.UTC)
    builder = x509.CertificateRevocationListBuilder().issuer_name(by.certificate.subject).last_update(now - DAY).next_update(now + 7 * DAY)
    for each in revoked:
        entry = x509.RevokedCertificateBuilder().serial_number(each.certificate.serial_number).revocation_date(now - DAY)
        builder = builder.add_revoked_certificate(entry.add_extension(x509.CRLReason(x509.ReasonFlags.key_compromise), False).build())
    return builder.sign(by.key, hashes.SHA256()).public_bytes(serialization.Encoding.DER)


def ocsp_response(by: Issued, of: Issued, revoked: bool = False) -> bytes:
    """A fresh response in DER by which the issuer vouches for a certificate, or takes it back."""
    now = dt.datetime.now(dt.UTC)
    builder = ocsp.OCSPResponseBuilder().add_response(
        cert=of.certificate,
        issuer=by.certificate,
        algorithm=hashes.SHA1(),
        cert_status=ocsp.OCSPCertStatus.REVOKED if revoked else ocsp.OCSPCertStatus.GOOD,
        this_update=now - DAY,
        next_update=now + DAY,
        revocation_time=now - DAY if revoked else None,
        revocation_reason=x509.ReasonFlags.key_compromise if revoked else None,
    )
    answer = builder.responder_id(ocsp.OCSPResponderEncoding.NAME, by.certificate).sign(by.key, hashes.SHA256())
    return answer.public_bytes(serialization.Encoding.DER)


def _name(common: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Kota Contoh"), x509.NameAttribute(NameOID.COMMON_NAME, common)])


def _general(name: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(name))
    except ValueError:
        return x509.DNSName(name)


def _usage(authority: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=True,
        content_commitment=False,
        key_encipherment=not authority,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=authority,
        crl_sign=authority,
        encipher_only=False,
        decipher_only=False,
    )


def _access(request: CertificateRequest) -> list[x509.AccessDescription]:
    places = ((AuthorityInformationAccessOID.OCSP, request.ocsp), (AuthorityInformationAccessOID.CA_ISSUERS, request.issuer_url))
    return [x509.AccessDescription(how, x509.UniformResourceIdentifier(url)) for how, url in places if url]
