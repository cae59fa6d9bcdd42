"""Evidence about the mail servers of a domain: what each says before any mail, and its policy for those who send to it."""

from __future__ import annotations

import datetime as dt
import re

import msgspec

from checks.core.evidence.http import Exchange
from checks.core.evidence.observation import Failure, Observation, Request
from checks.core.evidence.tls import Handshake
from checks.core.model.finding import Level

SMTP_PORT = 25
_DONE = 250
_OVERWRITTEN = re.compile(r"X{6,}[A-Z]?")
POLICY_PATH = "/.well-known/mta-sts.txt"


def policy_host(domain: str) -> str:
    """Where the MTA-STS policy of a domain is (RFC 8461 section 3.3)."""
    return f"mta-sts.{domain}"


class MailServersRequest(Request, frozen=True, tag="mail-servers"):
    """One gentle talk with each mail server that the domain's MX records name: a greeting, EHLO, STARTTLS, a handshake, QUIT."""

    domain: str

    @property
    def key(self) -> str:
        return f"mail-servers {self.domain}"

    @property
    def host(self) -> str:
        return self.domain

    @property
    def level(self) -> Level:
        return Level.VISIT


class MtaStsRequest(Request, frozen=True, tag="mta-sts"):
    """The policy for encryption of a domain, fetched only where its DNS says that there is one."""

    domain: str

    @property
    def key(self) -> str:
        return f"mta-sts {self.domain}"

    @property
    def host(self) -> str:
        return self.domain

    @property
    def level(self) -> Level:
        return Level.VISIT


class SmtpTalk(msgspec.Struct, frozen=True, tag="smtp-talk"):
    """What a mail server said. ``greeting``, ``hello`` and ``starttls`` are reply codes (RFC 5321 section 4.2), 0 for what was not asked or not answered.

    ``keywords`` are those of EHLO, in upper case. ``tls`` is the handshake, or why there is none. ``trouble`` is what ended the talk before its end.
    """

    greeting: int
    hello: int = 0
    keywords: tuple[str, ...] = ()
    starttls: int = 0
    tls: Handshake | Failure | None = None
    trouble: Failure | None = None

    @property
    def offers_starttls(self) -> bool:
        """Whether the server says that it can go on encrypted."""
        return self.hello == _DONE and any(keyword.split(" ")[0] == "STARTTLS" for keyword in self.keywords)

    @property
    def is_tampered(self) -> bool:
        """Whether a device on the way wrote over what the server said, as firewalls do that know no STARTTLS: ``XXXXXXXA``."""
        return any(_OVERWRITTEN.fullmatch(keyword) for keyword in self.keywords)


class MailServerTalk(msgspec.Struct, frozen=True):
    """A mail host and one of its addresses, empty where there was none to ask, and what came of it."""

    host: str
    address: str
    outcome: SmtpTalk | Failure


class MailServerTalks(Observation, frozen=True, tag="mail-servers-seen"):
    """In the order in which senders try them (RFC 5321 section 5.1); none for a domain without MX records."""

    domain: str
    talks: tuple[MailServerTalk, ...]
    at: dt.datetime


class MtaStsAnswer(Observation, frozen=True, tag="mta-sts-seen"):
    """What the host of the policy answered, redirects not followed, and the handshake with it; both None where the DNS names no policy."""

    domain: str
    at: dt.datetime
    answer: Exchange | Failure | None = None
    tls: Handshake | Failure | None = None
