"""The mail servers and policies of labelled domains, all running, with what the DNS says of them."""

from __future__ import annotations

import contextlib
import socket
import ssl
import tempfile
import warnings
from collections.abc import AsyncIterator, Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from scanner.example_city.ports import bind
from scanner.example_city.thread import in_thread
from tests.accuracy.domains.mail_labels import MailDomain
from tests.real import certificates
from tests.real.certificates import CertificateRequest, Issued
from tests.real.mail.policy_server import PolicyServer, ok, serving_policies
from tests.real.mail.smtp_server import SmtpServer, serving_mail


class MailWorld(msgspec.Struct, frozen=True):
    """``records`` are of the zone ``example``; ``mail`` are the addresses of the mail servers by domain; ``root`` is the file of the authority that is to be trusted."""

    records: str
    ports: dict[str, int]
    mail: dict[str, str]
    root: Path

    @property
    def network(self) -> dict[str, Any]:
        """Settings that reach it."""
        return {"ports": self.ports, "allow_private": ("127.0.0.0/8",), "trusted_roots": (str(self.root),)}


class _Certificates:
    """An authority that the scanner trusts, and what it issues."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._root = certificates.issue(CertificateRequest(name="Otoritas", key=certificates.ec_key(), life=3650, authority=True))
        self.file = folder / "root.pem"
        self.file.write_bytes(self._root.pem)

    def context(self, name: str, life: int = 90, trusted: bool = True, oldest: bool = False) -> ssl.SSLContext:
        one = certificates.issue(CertificateRequest(name=name, key=certificates.ec_key(), life=life), self._root if trusted else None)
        return _context(one, self._folder, oldest)


def _context(one: Issued, folder: Path, oldest: bool) -> ssl.SSLContext:
    file = folder / f"{one.certificate.serial_number}.pem"
    file.write_bytes(one.key_pem + one.pem)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    if oldest:
        with warnings.catch_warnings():
            # That it is old is what it is for.
            warnings.simplefilter("ignore", DeprecationWarning)
            context.minimum_version = context.maximum_version = ssl.TLSVersion.TLSv1_1
        context.set_ciphers("ALL:@SECLEVEL=0")
    return context


@contextlib.contextmanager
def mail_world(domains: Mapping[str, MailDomain]) -> Iterator[MailWorld]:
    """A mail server for each of these domains, and a policy where it has one, until the context ends."""
    with tempfile.TemporaryDirectory(prefix="tilik-mail-") as here:
        issuer = _Certificates(Path(here))
        mail, policies, records = {}, [], []
        for number, (name, domain) in enumerate(domains.items(), start=1):
            host, at, policy_at = f"mx.{name}", f"127.0.90.{number}", f"127.0.91.{number}"
            mail[name] = SmtpServer(at, domain.manner, issuer.context(domain.name or host, domain.life, domain.trusted, domain.oldest))
            records.append(f"{name}. MX 10 {host}.\n{host}. A {at}\n")
            if domain.policy or domain.answer:
                tls = None if domain.silent else issuer.context(domain.policy_name or f"mta-sts.{name}", domain.policy_life)
                answer = domain.answer or ok(domain.policy.replace("{mx}", host).replace("{d}", name))
                policies.append(PolicyServer(policy_at, tls, answer, domain.endless))
                records.append(f'_mta-sts.{name}. TXT "{domain.record}"\nmta-sts.{name}. A {policy_at}\n')
        smtp_port, plugs = bind([(server.address, socket.SOCK_STREAM) for server in mail.values()])
        https_port, more = bind([(server.address, socket.SOCK_STREAM) for server in policies])
        for each in (*plugs, *more):
            each.close()

        @contextlib.asynccontextmanager
        async def servers() -> AsyncIterator[None]:
            async with serving_mail(mail.values(), smtp_port), serving_policies(policies, https_port):
                yield

        with in_thread(servers):
            yield MailWorld(
                "".join(records), {"25": smtp_port, "443": https_port}, {name: one.address for name, one in mail.items()}, issuer.file
            )
