"""What ``openssl s_client`` shows of a server: the independent witness for everything that is said of TLS."""

from __future__ import annotations

import datetime as dt
import re
import subprocess

import msgspec

from tests.real.programs import program
from tests.real.server import Server

_NAMES = {"TLSv1": "TLSv1.0"}
_PEM = re.compile(r"-----BEGIN CERTIFICATE-----.*?-----END CERTIFICATE-----", re.DOTALL)


class Session(msgspec.Struct, frozen=True, kw_only=True):
    """A completed handshake. ``verify`` is OpenSSL's number: 0 trusted, 10 expired, 18 self-signed, 62 another name, and so on."""

    version: str
    cipher: str
    alpn: str
    verify: int
    pem: str


class TlsSession(msgspec.Struct, frozen=True, kw_only=True):
    """A certificate in words: distinguished names as RFC 2253 writes them, ``names`` of its subjectAltName."""

    subject: str
    issuer: str
    names: tuple[str, ...]
    not_before: dt.datetime
    not_after: dt.datetime
    serial: int
    sha256: str


def s_client(server: Server, host: str, *options: str) -> Session | None:
    """Connect with these options; None when no handshake came about."""
    arguments = (
        "-connect",
        f"{server.address(host)}:{server.https}",
        "-servername",
        host,
        "-verify_hostname",
        host,
        "-CAfile",
        str(server.root),
    )
    output = _openssl("s_client", *arguments, "-alpn", "h2,http/1.1", *options)
    established = re.search(r"^New, (\S+), Cipher is (\S+)$", output, re.MULTILINE)
    if established is None or established[2] == "(NONE)":
        return None
    # Before TLS 1.3 the first line tells the version in which the cipher suite appeared, not the one agreed on.
    agreed = re.search(r"^ *Protocol *: (\S+)$", output, re.MULTILINE)
    alpn, verify, pem = (
        re.search(r"^ALPN protocol: (\S+)$", output, re.MULTILINE),
        re.search(r"Verify return code: (\d+)", output),
        _PEM.search(output),
    )
    assert verify is not None, output
    assert pem is not None, output
    return Session(
        version=_NAMES.get(name := (agreed or established)[1], name),
        cipher=established[2],
        alpn=alpn[1] if alpn else "",
        verify=int(verify[1]),
        pem=pem[0],
    )


def x509(pem: str) -> TlsSession:
    """What ``openssl x509`` says of a certificate."""
    fields = ("-subject", "-issuer", "-startdate", "-enddate", "-serial", "-fingerprint", "-sha256", "-ext", "subjectAltName")
    output = _openssl("x509", "-noout", *fields, "-nameopt", "RFC2253", "-dateopt", "iso_8601", content=pem)
    values = dict(line.split("=", 1) for line in output.splitlines() if "=" in line)
    return TlsSession(
        subject=values["subject"],
        issuer=values["issuer"],
        names=tuple(re.findall(r"DNS:([^,\s]+)", output)),
        not_before=dt.datetime.fromisoformat(values["notBefore"]),
        not_after=dt.datetime.fromisoformat(values["notAfter"]),
        serial=int(values["serial"], 16),
        sha256=values["sha256 Fingerprint"].replace(":", "").lower(),
    )


def _openssl(*arguments: str, content: str = "") -> str:
    done = subprocess.run(
        (program("openssl", "openssl"), *arguments), input=content, capture_output=True, text=True, timeout=30, check=False
    )
    return done.stdout + done.stderr
