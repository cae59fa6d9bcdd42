"""Every way a certificate can be broken, each with the one verdict it must bring about."""

from __future__ import annotations

import datetime as dt
import subprocess
from collections.abc import Callable, Sequence
from tempfile import NamedTemporaryFile
from typing import Any

import msgspec
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.x509.oid import NameOID

from tests.real.certificates import CertificateRequest, Issued, ec_key, issue, ocsp_response, revocation_list, rsa_key
from tests.real.programs import program
from tests.real.tls.keys import HOST

OTHER = "lain.kotacontoh.go.id"


class City:
    """A root that the settings trust, an intermediate of it, and where revocation is published."""

    def __init__(self, ocsp: str, crl: str) -> None:
        self.ocsp, self.crl = ocsp, crl
        self.root = issue(CertificateRequest(name="Akar Contoh", key=ec_key(), authority=True, age=400, life=3650))
        self.middle = issue(CertificateRequest(name="Antara Contoh", key=ec_key(), authority=True, age=400, life=1825), self.root)
        self.stranger = issue(CertificateRequest(name="Akar Asing", key=ec_key(), authority=True, age=400, life=3650))

    def leaf(self, by: Issued | None = None, **changed: Any) -> Issued:
        """A sound certificate, but for what is changed."""
        sound = CertificateRequest(
            name=HOST, key=ec_key(), issuer_url="http://otoritas.kotacontoh.go.id/antara.crt", policy="2.23.140.1.2.1"
        )
        return issue(msgspec.structs.replace(sound, **changed), by or self.middle)


class Delivery(msgspec.Struct, frozen=True):
    """What the server sends. ``revoked``: the issuer has taken it back, and tells so by all means."""

    leaf: Issued
    above: Sequence[Issued] = ()
    staple: bytes = b""
    revoked: bool = False


class CertificateCase(msgspec.Struct, frozen=True):
    """``verdict`` is the check and the outcome that only this certificate brings about; ``also`` is what follows from being issued that way."""

    name: str
    deliver: Callable[[City], Delivery]
    verdict: tuple[str, str] | None
    also: dict[str, str] = {}


# Whoever names a responder expects the server to staple.
_NO_STAPLE = {"tls-stapling": "fail (absent)"}


def _usual(**changed: Any) -> Callable[[City], Delivery]:
    return lambda city: Delivery(city.leaf(**changed), (city.middle,))


def _self_signed(city: City) -> Delivery:
    return Delivery(issue(CertificateRequest(name=HOST, key=ec_key())))


def _sha1(city: City) -> Delivery:
    """cryptography signs with SHA-1 no more; ``openssl x509`` does."""
    key = ec_key()
    names = x509.SubjectAlternativeName([x509.DNSName(HOST)])
    wish = x509.CertificateSigningRequestBuilder().subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, HOST)]))
    request = wish.add_extension(names, critical=False).sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)
    with NamedTemporaryFile() as signer:
        signer.write(city.middle.key_pem + city.middle.pem)
        signer.flush()
        by = ("-CA", signer.name, "-CAkey", signer.name, "-set_serial", "1", "-sha1", "-days", "90", "-copy_extensions", "copy")
        done = subprocess.run(
            (program("openssl", "openssl"), "x509", "-req", *by), input=request, check=True, capture_output=True, timeout=30
        )
    return Delivery(Issued(x509.load_pem_x509_certificate(done.stdout), key), (city.middle,))


def _disordered(city: City) -> Delivery:
    lower = issue(CertificateRequest(name="Antara Kedua", key=ec_key(), authority=True, age=200, life=900), city.middle)
    return Delivery(city.leaf(lower), (city.middle, lower))


def _revoked(*, ocsp: bool = False, crl: bool = False) -> Callable[[City], Delivery]:
    return lambda city: Delivery(city.leaf(ocsp=city.ocsp if ocsp else "", crl=city.crl if crl else ""), (city.middle,), revoked=True)


def _stapled(city: City) -> Delivery:
    leaf = city.leaf(ocsp=city.ocsp)
    return Delivery(leaf, (city.middle,), staple=ocsp_response(city.middle, leaf, revoked=True))


def _not_revoked(city: City) -> Delivery:
    return Delivery(city.leaf(ocsp=city.ocsp, crl=city.crl), (city.middle,))


CERTIFICATE_CASES = (
    CertificateCase("sound", _usual(), None),
    CertificateCase("sound, and not revoked", _not_revoked, ("tls-revocation", "pass"), _NO_STAPLE),
    CertificateCase("expired", _usual(age=95, life=90), ("tls-expiry", "fail (expired)")),
    CertificateCase("not yet valid", _usual(age=-5, life=90), ("tls-expiry", "fail (not-yet)")),
    CertificateCase("ends soon", _usual(age=85, life=90), ("tls-expiry", "fail (soon)")),
    CertificateCase("wrong name", _usual(name=OTHER), ("tls-hostname", "fail (mismatch)")),
    CertificateCase("self-signed", _self_signed, ("tls-trust", "fail (self-signed)")),
    CertificateCase("unknown root", lambda city: Delivery(city.leaf(city.stranger), (city.stranger,)), ("tls-trust", "fail (unknown-root)")),
    CertificateCase("unknown root, not sent", lambda city: Delivery(city.leaf(city.stranger, issuer_url="")), ("tls-trust", "fail (unknown-root)")),
    CertificateCase("missing intermediate", lambda city: Delivery(city.leaf()), ("tls-chain", "fail (incomplete)")),
    CertificateCase("wrong order", _disordered, ("tls-chain", "fail (order)")),
    CertificateCase("superfluous member", lambda city: Delivery(city.leaf(), (city.middle, city.stranger)), ("tls-chain", "fail (superfluous)")),
    CertificateCase("root sent along", lambda city: Delivery(city.leaf(), (city.middle, city.root)), ("tls-chain", "fail (root)")),
    CertificateCase("SHA-1", _sha1, ("tls-signature", f"fail (sha1 CN={HOST})")),
    CertificateCase("RSA with 1024 bits", lambda city: Delivery(city.leaf(key=rsa_key(1024)), (city.middle,)), ("tls-key", "fail (weak)")),
    CertificateCase("over-long life", _usual(age=10, life=1000), ("tls-lifetime", "fail (too-long)")),
    CertificateCase("revoked, says OCSP", _revoked(ocsp=True), ("tls-revocation", "fail (revoked)"), _NO_STAPLE),
    CertificateCase("revoked, says the CRL", _revoked(crl=True), ("tls-revocation", "fail (revoked)")),
    CertificateCase("revoked, says the stapled response", _stapled, ("tls-revocation", "fail (revoked)")),
)  # fmt: skip


def publication(city: City, delivery: Delivery) -> tuple[str, bytes]:
    """``openssl ocsp``'s index of what the intermediate issued, and its CRL."""
    leaf, day = delivery.leaf.certificate, "%y%m%d%H%M%SZ"
    ends, now = leaf.not_valid_after_utc.strftime(day), (dt.datetime.now(dt.UTC) - dt.timedelta(days=1)).strftime(day)
    state, when = ("R", f"{now},keyCompromise") if delivery.revoked else ("V", "")
    index = f"{state}\t{ends}\t{when}\t{leaf.serial_number:X}\tunknown\t/CN={HOST}\n"
    return index, revocation_list(city.middle, *((delivery.leaf,) if delivery.revoked else ()))
