"""Keys of mail servers that a signed DNS vouches for, in zones that BIND's tools signed and a second BIND verifies: what RFC 7672 makes of each."""

from __future__ import annotations

import contextlib
import hashlib
import shlex
import socket
import ssl
import subprocess
from collections.abc import AsyncIterator
from pathlib import Path

import msgspec
import pytest
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from scanner.example_city.ports import bind
from scanner.example_city.thread import in_thread
from tests.real import certificates
from tests.real.certificates import CertificateRequest, Issued
from tests.real.domains.dnssec import SignedZone, serving
from tests.real.domains.verdict_words import CHECKS, verdict_words
from tests.real.mail.smtp_server import SmtpManner, SmtpServer, serving_mail
from tests.real.programs import program

pytestmark = [pytest.mark.real, pytest.mark.slow]
DANE = tuple(check for check in CHECKS if check.id == "mail-dane")


class DaneZone(msgspec.Struct, frozen=True):
    """``tlsa`` has ``{key}`` for the SHA-256 of the server's key, ``{all}`` for that of its certificate, ``{root}`` for that of the authority's key; ``verdict`` is what must be said, nothing for a pass."""

    verdict: str
    tlsa: tuple[str, ...] = ()
    name: str = ""
    trusted: bool = False
    algorithm: str | None = "ECDSAP256SHA256"
    manner: SmtpManner = SmtpManner.SOUND


_OTHER = "ab" * 32
ZONES = {
    # An expired certificate of the wrong name that nobody issued: DANE-EE looks at the key alone (section 3.1.1).
    "kunci": DaneZone("", ("3 1 1 {key}",), name="www.lain.example"),
    "sertifikat": DaneZone("", ("3 0 1 {all}",)),
    # One that fits is enough: the others are of the next key (RFC 7671 section 8.1).
    "ganti": DaneZone("", (f"3 1 1 {_OTHER}", "3 1 1 {key}")),
    "otoritas": DaneZone("", ("2 1 1 {root}",), trusted=True),
    "otoritas-lain": DaneZone("mismatch", ("2 1 1 {root}",), name="www.lain.example", trusted=True),
    "keliru": DaneZone("mismatch", (f"3 1 1 {_OTHER}",)),
    "polos": DaneZone("unencrypted", ("3 1 1 {key}",), manner=SmtpManner.PLAIN),
    "web": DaneZone("unusable", ("1 1 1 {key}",)),
    "tanpa": DaneZone("missing"),
    "terbuka": DaneZone("insecure", ("3 1 1 {key}",), algorithm=None),
    "biasa": DaneZone("(mail-servers-unsigned)", algorithm=None),
    "diam": DaneZone("(timeout)", ("3 1 1 {key}",), manner=SmtpManner.SILENT),
}  # fmt: skip


def _key(one: Issued) -> str:
    return hashlib.sha256(one.key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)).hexdigest()


def _context(folder: Path, one: Issued, above: Issued) -> ssl.SSLContext:
    file = folder / f"{one.certificate.serial_number}.pem"
    file.write_bytes(one.key_pem + one.pem + above.pem)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    return context


@pytest.mark.parametrize("verifying", [True, False])
def test_what_is_said_of_each_mail_server(verifying: bool, tmp_path: Path) -> None:
    root = certificates.issue(CertificateRequest(name="Otoritas", key=certificates.ec_key(), life=3650, authority=True))
    servers, zones = [], {}
    for number, (label, zone) in enumerate(ZONES.items(), start=1):
        host, address = f"surat.{label}.example", f"127.0.92.{number}"
        request = CertificateRequest(name=zone.name or host, key=certificates.ec_key(), life=90 if zone.trusted else 20)
        own = certificates.issue(request, root if zone.trusted else None)
        marks = {"{key}": _key(own), "{all}": hashlib.sha256(own.der).hexdigest(), "{root}": _key(root)}
        records = "".join(f"_25._tcp.{host}. TLSA {text}\n" for text in zone.tlsa)
        for mark, value in marks.items():
            records = records.replace(mark, value)
        zones[label] = SignedZone(zone.algorithm, ds="own" if zone.algorithm else "none", records=records, mail_address=address)
        servers.append(SmtpServer(address, zone.manner, _context(tmp_path, own, root)))
    port, plugs = bind([(server.address, socket.SOCK_STREAM) for server in servers])
    for each in plugs:
        each.close()

    @contextlib.asynccontextmanager
    async def running() -> AsyncIterator[None]:
        async with serving_mail(servers, port):
            yield

    network = {"ports": {"25": port}, "allow_private": ("127.0.0.0/8",), "timeout": 2.0, "host_seconds": 2.0}
    with serving(zones, verifying=verifying) as resolver, in_thread(running):
        for label, verification in (("kunci", "Verification: OK"), ("otoritas", "Verification: OK"), ("keliru", "Verification error")):
            assert verification in _openssl(label, zones[label], port)
        answers = verdict_words(resolver, [f"{label}.example" for label in ZONES], DANE, **network)
    # Whoever does not verify signatures knows nothing of what they vouch for.
    expected = {label: zone.verdict if verifying else "(resolver-unvalidated)" for label, zone in ZONES.items()}
    assert {label: answers[f"{label}.example"].get("mail-dane", "") for label in ZONES} == expected


def _openssl(label: str, zone: SignedZone, port: int) -> str:
    """What OpenSSL, as a witness from outside, makes of the first record, by the words that the report prints."""
    verify, host = DANE[0].fix.verify, f"surat.{label}.example"
    command = verify.replace("{server}:25", f"{zone.mail_address}:{port}").replace("{server}", host)
    record = zone.records.splitlines()[0].split(" TLSA ")[1]
    words = shlex.split(command.replace(f"$(dig +short TLSA _25._tcp.{host} | head -1)", record).replace("</dev/null", ""))
    openssl = program(words[0], "openssl")
    return subprocess.run([openssl, *words[1:]], input="QUIT\n", capture_output=True, text=True, check=False, timeout=30).stdout
