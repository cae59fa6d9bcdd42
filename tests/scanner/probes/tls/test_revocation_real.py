"""OpenSSL's own responder and server: what they say of a certificate is understood."""

from __future__ import annotations

from pathlib import Path

import pytest
from cryptography.x509 import ocsp

from checks.core.evidence.tls import Revocation, RevocationRequest, RevocationStatus
from scanner.settings import TlsSettings
from tests.real.certificates import DAY, CertificateRequest, Issued, ec_key, issue
from tests.real.programs import program
from tests.real.tls.responder import answering
from tests.real.tls.servers import ADDRESS, free_port, running
from tests.scanner.probes.tls.asking import observe
from tests.scanner.probes.tls.issuer import HOST, NOW, ROOT, Statement

pytestmark = pytest.mark.real


def entry(state: str, of: Issued) -> str:
    """A line of the index: valid, or revoked yesterday with a reason."""
    ends, revoked = f"{NOW + 60 * DAY:%y%m%d%H%M%SZ}", f"{NOW - DAY:%y%m%d%H%M%SZ},keyCompromise"
    return f"{state}\t{ends}\t{revoked if state == 'R' else ''}\t{of.certificate.serial_number:X}\tunknown\t/CN={HOST}\n"


def status_of(folder: Path, leaf: Issued, *options: str) -> RevocationStatus:
    """What is said of a certificate that ``openssl s_server`` shows."""
    (folder / "root.pem").write_bytes(ROOT.pem)
    file, port = folder / "leaf.pem", free_port()
    file.write_bytes(leaf.key_pem + leaf.pem)
    with running(
        program("openssl", "openssl"), "s_server", "-accept", f"{ADDRESS}:{port}", "-www", "-quiet", "-cert", str(file), *options, port=port
    ):
        status, _ = observe(port, RevocationRequest(HOST, 443), roots=(str(folder / "root.pem"),), tls=TlsSettings(revocation="ask"))
    assert isinstance(status, RevocationStatus), status
    return status


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        ("V", (Revocation.GOOD, "", None)),
        ("R", (Revocation.REVOKED, "keyCompromise", NOW - DAY)),
        ("", (Revocation.UNKNOWN, "", None)),
    ],
    ids=["valid", "revoked", "unknown"],
)
def test_openssl_as_responder(tmp_path: Path, state: str, expected: tuple[object, ...]) -> None:
    port = free_port()
    leaf = issue(CertificateRequest(name=HOST, key=ec_key(), ocsp=f"http://{ADDRESS}:{port}"), ROOT)
    with answering(tmp_path, port, entry(state, leaf) if state else "", ROOT):
        status = status_of(tmp_path, leaf)
    assert (status.source, status.detail) == ("ocsp", "")
    assert (status.state, status.reason, status.revoked_at) == expected


@pytest.mark.parametrize("state", ["GOOD", "REVOKED"])
def test_openssl_staples(tmp_path: Path, state: str) -> None:
    leaf = issue(CertificateRequest(name=HOST, key=ec_key()), ROOT)
    (tmp_path / "staple.der").write_bytes(Statement(about=leaf, state=ocsp.OCSPCertStatus[state]).der())
    status = status_of(tmp_path, leaf, "-status_file", str(tmp_path / "staple.der"))
    assert (status.source, status.state) == ("stapled", Revocation[state])
