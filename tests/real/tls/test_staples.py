"""A response of OCSP is believed where ``openssl ocsp`` verifies it, and says what openssl reads in it."""

from __future__ import annotations

import datetime as dt
import subprocess
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.x509 import ocsp

from scanner.probes.tls.revocation.ocsp import read_response
from scanner.probes.tls.revocation.statements import Unbelievable
from tests.real.certificates import CertificateRequest, Issued, ec_key, issue, rsa_key
from tests.real.programs import program
from tests.scanner.probes.tls.issuer import HOST, LEAF, OTHER, ROOT, Statement, delegate

pytestmark = pytest.mark.real

OF_RSA = issue(CertificateRequest(name="Akar RSA", key=rsa_key(), authority=True))
LEAF_OF_RSA = issue(CertificateRequest(name=HOST, key=ec_key()), OF_RSA)
RESPONDER, NO_RESPONDER, LATE_RESPONDER, FOREIGN_RESPONDER = (
    delegate(ROOT),
    delegate(ROOT, signing=False),
    delegate(ROOT, age=8),
    delegate(OTHER),
)
NAMESAKE = issue(CertificateRequest(name="Akar Contoh", key=ec_key(), authority=True))
SISTER = issue(CertificateRequest(name=f"www.{HOST}", key=ec_key()), ROOT)


def openssl(folder: Path, *arguments: str) -> str:
    done = subprocess.run((program("openssl", "openssl"), "ocsp", *arguments), cwd=folder, capture_output=True, check=False, timeout=60)
    return (done.stdout + done.stderr).decode()


def files(folder: Path, leaf: Issued, issuer: Issued) -> tuple[str, ...]:
    (folder / "leaf.pem").write_bytes(leaf.pem)
    (folder / "issuer.pem").write_bytes(issuer.pem)
    (folder / "key.pem").write_bytes(issuer.key_pem)
    return "-issuer", "issuer.pem", "-cert", "leaf.pem", "-CAfile", "issuer.pem"


def witness(folder: Path, der: bytes, leaf: Issued, issuer: Issued, algorithm: str = "sha1") -> str | None:
    """The status that openssl believes, as ``good``; None where it believes nothing. It looks for the certificate by one algorithm only."""
    (folder / "response.der").write_bytes(der)
    words = openssl(folder, "-respin", "response.der", "-no_nonce", f"-{algorithm}", *files(folder, leaf, issuer))
    status = [line.split(": ")[1] for line in words.splitlines() if line.startswith("leaf.pem: ")]
    is_believed = (
        "Response verify OK" in words and "WARNING: Status times invalid" not in words and status and not status[0].startswith("ERROR")
    )
    return status[0] if is_believed else None


def ours(der: bytes, leaf: Issued, issuer: Issued) -> str | None:
    """What tilik believes at this moment, which is the one that openssl signs with and judges at."""
    try:
        return read_response(der, "stapled", leaf.certificate, issuer.certificate, dt.datetime.now(dt.UTC)).state.value
    except Unbelievable:
        return None


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        (Statement(), "good"),
        (Statement(by_key=True), "good"),
        (Statement(algorithm=hashes.SHA256()), "good"),
        (Statement(state=ocsp.OCSPCertStatus.REVOKED), "revoked"),
        (Statement(state=ocsp.OCSPCertStatus.UNKNOWN), "unknown"),
        (Statement(begins=-9, ends=-1), None),
        (Statement(begins=1, ends=2), None),
        (Statement(signer=OTHER), None),
        (Statement(signer=OTHER, enclosed=(OTHER,)), None),
        (Statement(signer=NAMESAKE), None),
        (Statement(signer=NAMESAKE, enclosed=(NAMESAKE,)), None),
        (Statement(about=SISTER), None),
        (Statement(issuer=OTHER), None),
        (Statement(signer=RESPONDER, enclosed=(RESPONDER,)), "good"),
        (Statement(signer=RESPONDER, enclosed=(RESPONDER,), by_key=True, state=ocsp.OCSPCertStatus.REVOKED), "revoked"),
        (Statement(signer=RESPONDER), None),
        (Statement(signer=NO_RESPONDER, enclosed=(NO_RESPONDER,)), None),
        (Statement(signer=LATE_RESPONDER, enclosed=(LATE_RESPONDER,)), None),
        (Statement(signer=FOREIGN_RESPONDER, enclosed=(FOREIGN_RESPONDER,)), None),
        (Statement(signer=SISTER, enclosed=(SISTER,)), None),
        (Statement(issuer=OF_RSA, about=LEAF_OF_RSA, signer=OF_RSA), "good"),
    ],
)  # fmt: skip
def test_what_is_signed(tmp_path: Path, statement: Statement, expected: str | None) -> None:
    leaf, issuer = (statement.about, statement.issuer) if statement.issuer is OF_RSA else (LEAF, ROOT)
    der = statement.der()
    assert (witness(tmp_path, der, leaf, issuer, statement.algorithm.name), ours(der, leaf, issuer)) == (expected, expected)


@pytest.mark.parametrize("cut", [0, 1, 3, 60])
def test_what_is_cut_off(tmp_path: Path, cut: int) -> None:
    der = Statement().der()[:cut]
    assert (witness(tmp_path, der, LEAF, ROOT), ours(der, LEAF, ROOT)) == (None, None)


@pytest.mark.parametrize("status", [1, 2, 3, 5, 6])
def test_a_responder_that_refuses(tmp_path: Path, status: int) -> None:
    """malformedRequest, internalError, tryLater, sigRequired, unauthorized (RFC 6960 section 4.2.1)."""
    der = bytes((0x30, 3, 0x0A, 1, status))
    assert (witness(tmp_path, der, LEAF, ROOT), ours(der, LEAF, ROOT)) == (None, None)


@pytest.mark.parametrize(
    "options",
    [
        (),
        ("-rmd", "sha512"),
        ("-rsigopt", "rsa_padding_mode:pss"),
        ("-rsigopt", "rsa_padding_mode:pss", "-rsigopt", "rsa_pss_saltlen:32", "-rmd", "sha256"),
        ("-rsigopt", "rsa_padding_mode:pss", "-rmd", "sha384"),
        ("-rsigopt", "rsa_padding_mode:pss", "-rmd", "sha512", "-rsigopt", "rsa_pss_saltlen:0"),
        ("-resp_key_id",),
        ("-resp_no_certs",),
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("state", ["V", "R"], ids=["good", "revoked"])
@pytest.mark.parametrize("nonce", [(), ("-no_nonce",)], ids=["nonce", "none"])
def test_what_openssl_signs(tmp_path: Path, options: tuple[str, ...], state: str, nonce: tuple[str, ...]) -> None:
    arguments = files(tmp_path, LEAF_OF_RSA, OF_RSA)
    serial = f"{LEAF_OF_RSA.certificate.serial_number:X}"
    serial = serial.zfill(len(serial) + len(serial) % 2)
    since = "250101000000Z" if state == "R" else ""
    (tmp_path / "index.txt").write_text(f"{state}\t491231235959Z\t{since}\t{serial}\tunknown\t/CN={HOST}\n")
    openssl(tmp_path, "-reqout", "request.der", *nonce, *arguments[:4])
    output = openssl(
        tmp_path, "-index", "index.txt", "-CA", "issuer.pem", "-rsigner", "issuer.pem", "-rkey", "key.pem", "-reqin", "request.der",
        "-respout", "answer.der", "-ndays", "3", *options,
    )  # fmt: skip
    der = (tmp_path / "answer.der").read_bytes()
    expected = "good" if state == "V" else "revoked"
    assert (witness(tmp_path, der, LEAF_OF_RSA, OF_RSA), ours(der, LEAF_OF_RSA, OF_RSA)) == (expected, expected), output
    changed = der[:-40] + bytes((der[-40] ^ 1,)) + der[-39:] if "-resp_no_certs" in options else b""
    assert ours(changed, LEAF_OF_RSA, OF_RSA) is None
