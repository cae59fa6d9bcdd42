"""Evidence about a domain as a whole: every question that was put to the resolver for one subject, with its answer or why none came."""

from __future__ import annotations

import datetime as dt
import enum

import msgspec

from checks.core.evidence.dns import DnsAnswer, DnssecFlags
from checks.core.evidence.observation import Failure, Observation, Request
from checks.core.model.finding import Level


class DomainSubject(enum.StrEnum):
    """What is asked of a domain; `checks.core.domain.subjects` has the questions of each."""

    DMARC = "dmarc"
    SPF = "spf"
    MX = "mx"
    TLS_RPT = "tls-rpt"
    DANGLING = "dangling"
    NAME_SERVERS = "name-servers"
    DNSSEC = "dnssec"
    CAA = "caa"
    WILDCARD = "wildcard"
    DKIM = "dkim"
    MTA_STS = "mta-sts"
    DANE = "dane"


class DomainLookupsRequest(Request, frozen=True, tag="domain-lookups"):
    """Ask the resolver everything that one subject takes, one answer leading to the next question."""

    domain: str
    subject: DomainSubject

    @property
    def key(self) -> str:
        return f"lookups {self.subject} {self.domain}"

    @property
    def host(self) -> str:
        return self.domain

    @property
    def level(self) -> Level:
        return Level.PASSIVE


class DnsQuestion(msgspec.Struct, frozen=True, order=True):
    """One name, without a final dot and in lower case, and one type of record; the name of the root is ``.``."""

    name: str
    rdtype: str
    flags: DnssecFlags = DnssecFlags.NONE


class DnsLookup(msgspec.Struct, frozen=True):
    """A question with what came of it."""

    question: DnsQuestion
    outcome: DnsAnswer | Failure


class DomainLookups(Observation, frozen=True, tag="domain-lookups-seen"):
    """All that was asked, the `controls` of the resolver among it, in the order in which it was asked.

    ``hosts`` are those of the list below the domain, where the subject is about them, too.
    """

    domain: str
    lookups: tuple[DnsLookup, ...]
    at: dt.datetime
    hosts: tuple[str, ...] = ()
