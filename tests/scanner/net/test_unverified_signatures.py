"""A signature that nobody can verify is no signature: OpenSSL and Chromium refuse what names an issuer and shows no more of it."""

from __future__ import annotations

import datetime as dt
import subprocess
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from checks.core.evidence.tls import Trust
from scanner.net.trust_store import Roots
from tests.real.programs import program

NOW = dt.datetime.now(dt.UTC)
HOST = "situs.kotacontoh.go.id"
ROOT_NAME, SITE_NAME = (x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, one)]) for one in ("Akar Contoh", HOST))
OWNER, FORGER, SITE_KEY = (
    rsa.generate_private_key(65537, 2048),
    rsa.generate_private_key(65537, 2048),
    ec.generate_private_key(ec.SECP256R1()),
)
PSS = padding.PSS(padding.MGF1(hashes.SHA256()), 32)
# Object identifiers in DER: RFC 4055 section 2.1, and one that NIST has given to no hash; RFC 8017 appendix C, and one that is no algorithm.
SHA256, NO_HASH = bytes.fromhex("0609608648016503040201"), bytes.fromhex("0609608648016503040277")
SHA256_RSA, SHA384_RSA, NO_ALGORITHM = (bytes.fromhex(f"06092a864886f70d0101{last}") for last in ("0b", "0c", "77"))


def certificate_builder(subject: x509.Name, key: rsa.RSAPublicKey | ec.EllipticCurvePublicKey) -> x509.CertificateBuilder:
    days = x509.CertificateBuilder().not_valid_before(NOW - dt.timedelta(9)).not_valid_after(NOW + dt.timedelta(60))
    return days.subject_name(subject).issuer_name(ROOT_NAME).public_key(key).serial_number(x509.random_serial_number())


ROOT = (
    certificate_builder(ROOT_NAME, OWNER.public_key())
    .add_extension(x509.BasicConstraints(True, None), critical=True)
    .sign(OWNER, hashes.SHA256())
)


def site(signer: rsa.RSAPrivateKey, scheme: padding.PSS | None = None) -> bytes:
    builder = certificate_builder(SITE_NAME, SITE_KEY.public_key()).add_extension(
        x509.SubjectAlternativeName([x509.DNSName(HOST)]), critical=False
    )
    purpose = builder.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
    return purpose.sign(signer, hashes.SHA256(), rsa_padding=scheme).public_bytes(Encoding.DER)


def other_place(der: bytes) -> bytes:
    """With another algorithm in the outer place alone, which RFC 5280 section 4.1.1.2 forbids."""
    head, _, tail = der.rpartition(SHA256_RSA)
    return head + SHA384_RSA + tail


@pytest.mark.parametrize(
    ("der", "trust"),
    [
        pytest.param(site(OWNER), Trust.TRUSTED, id="sound"),
        pytest.param(site(OWNER, PSS), Trust.TRUSTED, id="sound with PSS"),
        pytest.param(site(FORGER, PSS), Trust.INVALID, id="forged with PSS"),
        pytest.param(site(FORGER, PSS).replace(SHA256, NO_HASH), Trust.INVALID, id="forged with PSS and no known hash"),
        pytest.param(site(FORGER).replace(SHA256_RSA, NO_ALGORITHM), Trust.INVALID, id="forged with no known algorithm"),
        pytest.param(other_place(site(OWNER)), Trust.INVALID, id="two algorithms"),
    ],
)
def test_it_is_trusted_where_openssl_trusts_it(der: bytes, trust: Trust, tmp_path: Path) -> None:
    root, leaf = tmp_path / "root.pem", tmp_path / "leaf.der"
    root.write_bytes(ROOT.public_bytes(Encoding.PEM))
    leaf.write_bytes(der)
    command = (
        program("openssl", "openssl"),
        "verify",
        "-no-CAfile",
        "-no-CApath",
        "-trusted",
        str(root),
        "-purpose",
        "sslserver",
        str(leaf),
    )
    openssl = subprocess.run(command, capture_output=True, check=False, timeout=30)
    assert (openssl.returncode == 0) is (trust is Trust.TRUSTED)
    assert Roots((str(root),)).verify((der,), NOW).trust is trust
