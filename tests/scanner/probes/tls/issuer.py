"""A certificate authority that says what it is told to say about its certificates, and a web server that publishes it."""

from __future__ import annotations

import base64
import datetime as dt
import threading
import urllib.parse
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import msgspec
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.x509 import ocsp
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from tests.real.certificates import DAY, CertificateRequest, Issued, ec_key, issue

HOST = "dinkes.kotacontoh.go.id"
NOW = dt.datetime.now(dt.UTC).replace(microsecond=0)
ROOT = issue(CertificateRequest(name="Akar Contoh", key=ec_key(), authority=True, life=3650))
OTHER = issue(CertificateRequest(name="Otoritas Lain", key=ec_key(), authority=True, life=3650))
LEAF = issue(CertificateRequest(name=HOST, key=ec_key()), ROOT)


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """An OCSP response: its state, when it holds in days from now, who signs it, and about which certificate it is."""

    state: ocsp.OCSPCertStatus = ocsp.OCSPCertStatus.GOOD
    begins: float = -1
    ends: float | None = 1
    about: Issued = LEAF
    issuer: Issued = ROOT
    signer: Issued = ROOT
    enclosed: tuple[Issued, ...] = ()
    algorithm: hashes.HashAlgorithm = hashes.SHA1()
    by_key: bool = False

    def der(self) -> bytes:
        revoked = self.state is ocsp.OCSPCertStatus.REVOKED
        builder = ocsp.OCSPResponseBuilder().add_response(
            cert=self.about.certificate,
            issuer=self.issuer.certificate,
            algorithm=self.algorithm,
            cert_status=self.state,
            this_update=NOW + self.begins * DAY,
            next_update=None if self.ends is None else NOW + self.ends * DAY,
            revocation_time=NOW - 2 * DAY if revoked else None,
            revocation_reason=x509.ReasonFlags.key_compromise if revoked else None,
        )
        encoding = ocsp.OCSPResponderEncoding.HASH if self.by_key else ocsp.OCSPResponderEncoding.NAME
        builder = builder.responder_id(encoding, self.signer.certificate)
        if self.enclosed:
            builder = builder.certificates([each.certificate for each in self.enclosed])
        return builder.sign(self.signer.key, hashes.SHA256()).public_bytes(serialization.Encoding.DER)


def delegate(by: Issued, *, signing: bool = True, age: int = 1, name: str = "Penjawab OCSP Contoh") -> Issued:
    """A responder's certificate; with the right to sign responses unless told otherwise."""
    key = ec_key()
    usage = ExtendedKeyUsageOID.OCSP_SIGNING if signing else ExtendedKeyUsageOID.SERVER_AUTH
    builder = (
        x509.CertificateBuilder()
        .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)]))
        .issuer_name(by.certificate.subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(NOW - age * DAY)
        .not_valid_after(NOW - age * DAY + 7 * DAY)
        .add_extension(x509.ExtendedKeyUsage([usage]), critical=False)
    )
    return Issued(builder.sign(by.key, hashes.SHA256()), key)


def revocation_list(
    *revoked: Issued,
    by: Issued = ROOT,
    begins: float = -1,
    ends: float = 7,
    extensions: tuple[x509.ExtensionType, ...] = (),
    reason: x509.ReasonFlags | None = x509.ReasonFlags.superseded,
) -> bytes:
    """A CRL with these certificates on it; its extensions are critical."""
    builder = x509.CertificateRevocationListBuilder().issuer_name(by.certificate.subject)
    builder = builder.last_update(NOW + begins * DAY).next_update(NOW + ends * DAY)
    for each in revoked:
        entry = x509.RevokedCertificateBuilder().serial_number(each.certificate.serial_number).revocation_date(NOW - 2 * DAY)
        if reason is not None:
            entry = entry.add_extension(x509.CRLReason(reason), critical=False)
        builder = builder.add_revoked_certificate(entry.build())
    for extension in extensions:
        builder = builder.add_extension(extension, critical=True)
    return builder.sign(by.key, hashes.SHA256()).public_bytes(serialization.Encoding.DER)


class Publisher:
    """Answers with status and body by path; below ``/ocsp/`` whatever is asked. ``requests`` has every request: method, path and headers."""

    def __init__(self, answers: dict[str, tuple[int, bytes]]) -> None:
        self.answers = answers
        self.requests: list[tuple[str, str, dict[str, str]]] = []
        self.port = 0

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def questions(self) -> list[ocsp.OCSPRequest]:
        """The OCSP requests among what was got."""
        serials = [path.removeprefix("/ocsp/") for _, path, _ in self.requests if path.startswith("/ocsp/")]
        return [ocsp.load_der_ocsp_request(base64.b64decode(urllib.parse.unquote(path))) for path in serials]


@contextmanager
def publishing(answers: dict[str, tuple[int, bytes]]) -> Iterator[Publisher]:
    """A web server on loopback."""
    publisher = Publisher(answers)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            publisher.requests.append((self.command, self.path, {name.lower(): value for name, value in self.headers.items()}))
            path = "/ocsp/" if self.path.startswith("/ocsp/") else self.path
            status, body = publisher.answers.get(path, (404, b"not here"))
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *arguments: object) -> None:
            """Nobody reads it."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    publisher.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield publisher
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
