"""DNS evidence: the message as it came over the wire; records are read on demand."""

from __future__ import annotations

import datetime as dt
import enum
from functools import lru_cache

import dns.message
import dns.rcode
import dns.rdatatype

from checks.core.evidence.observation import Observation, Request
from checks.core.model.finding import Level


class DnssecFlags(enum.StrEnum):
    """Whether a question asks for the signatures of DNSSEC beside the records, and who is to verify them (RFC 4035 section 3.2).

    With DO the resolver verifies them and answers SERVFAIL where they are wrong; with CD, too, it hands over what there is.
    """

    NONE = ""
    DO = "do"
    DO_CD = "do cd"


class DnsRequest(Request, frozen=True, tag="dns"):
    """Ask the resolver for one name and record type."""

    name: str
    rdtype: str

    @property
    def key(self) -> str:
        return f"dns {self.rdtype} {self.name}"

    @property
    def host(self) -> str:
        return self.name

    @property
    def level(self) -> Level:
        return Level.PASSIVE


class ClimbRequest(Request, frozen=True, tag="climb"):
    """Ask a name and then each of its parents until one has records of the type (the CAA search, RFC 8659 section 3)."""

    name: str
    rdtype: str

    @property
    def key(self) -> str:
        return f"climb {self.rdtype} {self.name}"

    @property
    def host(self) -> str:
        return self.name

    @property
    def level(self) -> Level:
        return Level.PASSIVE


class DnsAnswer(Observation, frozen=True, tag="dns-answer"):
    """A response message (RFC 1035 section 4). An empty answer and NXDOMAIN are answers, not failures."""

    name: str
    rdtype: str
    wire: bytes
    at: dt.datetime

    @property
    def rcode(self) -> str:
        return dns.rcode.to_text(self.message.rcode())

    @property
    def records(self) -> tuple[str, ...]:
        """The records of the asked type in presentation form, sorted; records of an alias's end included."""
        rdtype = dns.rdatatype.from_text(self.rdtype)
        sets = (rrset for rrset in self.message.answer if rrset.rdtype == rdtype)
        return tuple(sorted(record.to_text() for rrset in sets for record in rrset))

    @property
    def message(self) -> dns.message.Message:
        """As dnspython reads it; raises its ``DNSException`` for what is none."""
        return _message(self.wire)


# The address of a host, for one, is looked up in the same answer for several reasons.
@lru_cache(maxsize=256)
def _message(wire: bytes) -> dns.message.Message:
    return dns.message.from_wire(wire)


class Climb(Observation, frozen=True, tag="climb-seen"):
    """The answers from the name upwards; the last one is the first that has records, or that of the topmost name."""

    answers: tuple[DnsAnswer, ...]
    at: dt.datetime

    @property
    def records(self) -> tuple[str, ...]:
        return self.answers[-1].records

    @property
    def found_at(self) -> str:
        """The name that holds the records; empty when none does."""
        return self.answers[-1].name if self.records else ""
