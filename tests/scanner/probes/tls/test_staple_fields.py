"""What a staple says of a certificate is kept with it, whichever certificate of an address that is."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from checks.core.evidence.certificates import Staple
from scanner.net.trust_store import Roots
from scanner.probes.tls.survey.certificates import Certificates
from tests.real.certificates import CertificateRequest, ec_key, issue, ocsp_response, rsa_key

HOST = "dinkes.kotacontoh.go.id"
ROOT = issue(CertificateRequest(name="Akar Contoh", key=ec_key(), authority=True, life=3650))
FIRST, SECOND = (issue(CertificateRequest(name=HOST, key=key), ROOT) for key in (ec_key(), rsa_key()))


@pytest.mark.parametrize(
    ("status", "staple", "reason"),
    [
        (ocsp_response(ROOT, SECOND, revoked=True), Staple.REVOKED, "keyCompromise"),
        (ocsp_response(ROOT, SECOND), Staple.GOOD, ""),
        (ocsp_response(ROOT, FIRST, revoked=True), Staple.INVALID, ""),
        (b"", Staple.NONE, ""),
        (None, Staple.UNCHECKED, ""),
    ],
)
def test_the_staple_of_the_second(tmp_path: Path, status: bytes | None, staple: Staple, reason: str) -> None:
    (tmp_path / "root.pem").write_bytes(ROOT.pem)
    certificates, now = Certificates(), dt.datetime.now(dt.UTC)
    certificates.note((FIRST.der,), "TLSv1.3", sni=True, status=ocsp_response(ROOT, FIRST), scts=None)
    certificates.note((SECOND.der,), "TLSv1.3", sni=True, status=status, scts=None)
    first, second = certificates.judged(Roots((str(tmp_path / "root.pem"),)), now)
    assert (first.staple, first.revoked_at) == (Staple.GOOD, None)
    assert (second.staple, second.revocation_reason) == (staple, reason)
    assert (second.revoked_at is not None) is (staple is Staple.REVOKED)
