"""The city's mail server, up to the beginning of encryption (RFC 5321, RFC 3207), and the site with its policy for senders (RFC 8461)."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import ssl
from collections.abc import AsyncIterator
from pathlib import Path

from scanner.example_city.behaviour import files
from scanner.example_city.certificates import CityAuthority
from scanner.example_city.page import city_text, missing
from scanner.example_city.site import CertificateKind, Site

MAIL_HOST, MAIL_ADDRESS = "surat.kotacontoh.go.id", "127.0.53.25"
_POLICY = f"version: STSv1\nmode: enforce\nmx: {MAIL_HOST}\nmax_age: 604800\n"
_GREETING, _EXTENSIONS = b"220 surat.kotacontoh.go.id ESMTP\r\n", b"250-surat.kotacontoh.go.id\r\n250-PIPELINING\r\n250 STARTTLS\r\n"


def policy_site() -> Site:
    """Of no department: what the domain has for those who send to it."""
    answers = {"/.well-known/mta-sts.txt": city_text(_POLICY)}
    return Site(host="mta-sts.kotacontoh.go.id", address="127.0.53.26", https=files(answers, missing("Kota Contoh")), caa=False)


@contextlib.asynccontextmanager
async def taking_mail(plug: socket.socket, authority: CityAuthority, folder: Path) -> AsyncIterator[None]:
    """Greet whoever comes to this bound socket, and encrypt; no mail is ever taken."""
    pem = folder / f"{MAIL_HOST}.pem"
    pem.write_bytes(authority.issue(MAIL_HOST, CertificateKind.TRUSTED))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem)

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError, EOFError, ValueError, asyncio.CancelledError):
            writer.write(_GREETING)
            while line := await reader.readline():
                match line.strip().upper().partition(b" ")[0]:
                    case b"EHLO":
                        writer.write(_EXTENSIONS)
                    case b"STARTTLS":
                        writer.write(b"220 2.0.0 Ready to start TLS\r\n")
                        await writer.start_tls(context)
                    case _:
                        break
        writer.close()

    server = await asyncio.start_server(serve, sock=plug)
    try:
        yield
    finally:
        server.close()
