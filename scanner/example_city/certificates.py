"""The city's own certificate authority, and the certificates of its sites (X.509 v3, RFC 5280; ECDSA for speed)."""

from __future__ import annotations

import datetime as dt

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from scanner.example_city.site import CertificateKind

DAY = dt.timedelta(days=1)
# Days before and after now: a certificate of 90 days a third through its life, and one that ran out a fortnight ago.
_VALID = {CertificateKind.TRUSTED: (30, 60), CertificateKind.SELF_SIGNED: (30, 60), CertificateKind.EXPIRED: (104, -14)}


class CityAuthority:
    """A root made now, for this run only."""

    def __init__(self, now: dt.datetime) -> None:
        self.now = now
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._name = _name("Otoritas Sertifikat Kota Contoh")
        subject_key = x509.SubjectKeyIdentifier.from_public_key(self._key.public_key())
        self._root = (
            _builder(self._name, self._name, self._key, now - 365 * DAY, now + 3650 * DAY)
            .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
            .add_extension(_usage(signs_certificates=True), critical=True)
            .add_extension(subject_key, critical=False)
            .sign(self._key, hashes.SHA256())
        )

    @property
    def root(self) -> bytes:
        """The root in PEM."""
        return self._root.public_bytes(Encoding.PEM)

    def issue(self, host: str, kind: CertificateKind) -> bytes:
        """Private key and certificate for a host in PEM, as one file."""
        key = ec.generate_private_key(ec.SECP256R1())
        signer, issuer = (key, _name(host)) if kind is CertificateKind.SELF_SIGNED else (self._key, self._name)
        before, after = _VALID[kind]
        certificate = (
            _builder(_name(host), issuer, key, self.now - before * DAY, self.now + after * DAY)
            .add_extension(x509.SubjectAlternativeName([x509.DNSName(host)]), critical=False)
            .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
            .add_extension(_usage(signs_certificates=False), critical=True)
            .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
            .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(signer.public_key()), critical=False)
            .sign(signer, hashes.SHA256())
        )
        private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        return private + certificate.public_bytes(Encoding.PEM)


def _name(common: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Kota Contoh"), x509.NameAttribute(NameOID.COMMON_NAME, common)])


def _builder(
    subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePrivateKey, start: dt.datetime, end: dt.datetime
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(end)
    )


def _usage(*, signs_certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs_certificates, key_cert_sign=signs_certificates, crl_sign=signs_certificates,
        content_commitment=False, key_encipherment=False, data_encipherment=False, key_agreement=False,
        encipher_only=False, decipher_only=False,
    )  # fmt: skip
