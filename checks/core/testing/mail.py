"""Mail servers, their policy and their keys, by hand."""

from __future__ import annotations

import base64
from functools import cache
from typing import Any

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicNumbers
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from checks.core.evidence.http import Exchange
from checks.core.evidence.mail_servers import MailServerTalk, MailServerTalks, MtaStsAnswer, SmtpTalk
from checks.core.evidence.observation import Failure
from checks.core.evidence.tls import Handshake
from checks.core.parse.certificate import certificate
from checks.core.testing.certificates import AT
from checks.core.testing.names import DOMAIN


def mta_sts(answer: Exchange | Failure | None = None, tls: Handshake | Failure | None = None) -> MtaStsAnswer:
    """What the host of the example domain's policy answered; nothing where its DNS names no policy."""
    return MtaStsAnswer(DOMAIN, AT, answer, tls)


def mail_servers(*outcomes: SmtpTalk | Failure, host: str = f"surat.{DOMAIN}") -> MailServerTalks:
    """What the one mail host of the example domain said, at an address each."""
    return MailServerTalks(DOMAIN, tuple(MailServerTalk(host, f"192.0.2.{25 + n}", one) for n, one in enumerate(outcomes)), AT)


def smtp_talk(tls: Handshake | Failure | None, **changes: Any) -> SmtpTalk:
    """A talk with a healthy mail server up to its handshake, with these fields changed."""
    sound: dict[str, Any] = {"greeting": 220, "hello": 250, "keywords": ("PIPELINING", "STARTTLS"), "starttls": 220, "tls": tls}
    return SmtpTalk(**sound | changes)


@cache
def dkim_record(bits: int) -> str:
    """A DKIM record with an RSA key of this size, which is nobody's."""
    key = RSAPublicNumbers(65_537, (1 << (bits - 1)) | 1).public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return f"v=DKIM1; k=rsa; p={base64.b64encode(key).decode()}"


def tlsa(tls: Handshake, usage: int = 3) -> str:
    """The TLSA record that vouches for the key of a server, by its SHA-256."""
    leaf = certificate(tls.leaf)
    assert leaf is not None
    return f"{usage} 1 1 {leaf.spki}"


def validity(tls: Handshake) -> tuple[str, str]:
    """The days on which the certificate of a server begins and ends."""
    leaf = certificate(tls.leaf)
    assert leaf is not None
    return leaf.not_before.date().isoformat(), leaf.not_after.date().isoformat()
