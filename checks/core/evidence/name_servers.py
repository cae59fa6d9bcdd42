"""Evidence about the name servers of a domain: what each of them says itself, without a resolver between."""

from __future__ import annotations

import datetime as dt
import enum

import msgspec

from checks.core.evidence.dns import DnsAnswer
from checks.core.evidence.observation import Failure, Observation, Request
from checks.core.model.finding import Level


class ServerSubject(enum.StrEnum):
    """What each name server is asked: who the domain belongs to (SOA), a name of strangers, or the whole zone."""

    AUTHORITY = "authority"
    RECURSION = "recursion"
    TRANSFER = "transfer"

    @property
    def level(self) -> Level:
        """The first is what every resolver asks; nobody asks a name server for the rest but who looks for a hole."""
        return Level.VISIT if self is ServerSubject.AUTHORITY else Level.PROBE


class NameServersRequest(Request, frozen=True, tag="name-servers"):
    """One question to each address of each name server of a domain."""

    domain: str
    subject: ServerSubject

    @property
    def key(self) -> str:
        return f"name-servers {self.subject} {self.domain}"

    @property
    def host(self) -> str:
        return self.domain

    @property
    def level(self) -> Level:
        return self.subject.level


class ZoneTransfer(msgspec.Struct, frozen=True, tag="zone-transfer"):
    """What came of asking for a whole zone: its code, and how many records came before nobody read on; no record is kept.

    ``begins``: the first is the zone's SOA. ``ends``: the closing SOA came, too (RFC 5936 section 2.2), or more than anybody reads.
    """

    rcode: str
    records: int = 0
    begins: bool = False
    ends: bool = False

    @property
    def open(self) -> bool:
        """Whether more was handed out than the SOA that everybody may have."""
        return self.begins and self.ends and self.records > 2


class NameServerAnswer(msgspec.Struct, frozen=True):
    """A name server and one of its addresses, empty where there was none to ask, and what came of it."""

    server: str
    address: str
    outcome: DnsAnswer | ZoneTransfer | Failure


class NameServerAnswers(Observation, frozen=True, tag="name-servers-seen"):
    """In the order of the NS records; none for a name without a zone of its own."""

    domain: str
    answers: tuple[NameServerAnswer, ...]
    at: dt.datetime
