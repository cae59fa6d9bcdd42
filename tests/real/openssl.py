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


class Shown(msgspec.Struct, frozen=True, kw_only=True):
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
    asked = (
        "-connect",
        f"{server.address(host)}:{server.https}",
        "-servername",
        host,
        "-verify_hostname",
        host,
        "-CAfile",
        str(server.root),
    )
    said = _openssl("s_client", *asked, "-alpn", "h2,http/1.1", *options)
    established = re.search(r"^New, (\S+), Cipher is (\S+)$", said, re.MULTILINE)
    if established is None or established[2] == "(NONE)":
        return None
    # Before TLS 1.3 the first line tells the version in which the cipher suite appeared, not the one agreed on.
    agreed = re.search(r"^ *Protocol *: (\S+)$", said, re.MULTILINE)
    alpn, verify, pem = (
        re.search(r"^ALPN protocol: (\S+)$", said, re.MULTILINE),
        re.search(r"Verify return code: (\d+)", said),
        _PEM.search(said),
    )
    assert verify is not None, said
    assert pem is not None, said
    return Session(
        version=_NAMES.get(named := (agreed or established)[1], named),
        cipher=established[2],
        alpn=alpn[1] if alpn else "",
        verify=int(verify[1]),
        pem=pem[0],
    )


def x509(pem: str) -> Shown:
    """What ``openssl x509`` says of a certificate."""
    wanted = ("-subject", "-issuer", "-startdate", "-enddate", "-serial", "-fingerprint", "-sha256", "-ext", "subjectAltName")
    said = _openssl("x509", "-noout", *wanted, "-nameopt", "RFC2253", "-dateopt", "iso_8601", given=pem)
    told = dict(line.split("=", 1) for line in said.splitlines() if "=" in line)
    return Shown(
        subject=told["subject"],
        issuer=told["issuer"],
        names=tuple(re.findall(r"DNS:([^,\s]+)", said)),
        not_before=dt.datetime.fromisoformat(told["notBefore"]),
        not_after=dt.datetime.fromisoformat(told["notAfter"]),
        serial=int(told["serial"], 16),
        sha256=told["sha256 Fingerprint"].replace(":", "").lower(),
    )


def _openssl(*arguments: str, given: str = "") -> str:
    done = subprocess.run((program("openssl", "openssl"), *arguments), input=given, capture_output=True, text=True, timeout=30, check=False)
    return done.stdout + done.stderr
