"""What a name server says itself: whether it answers for a domain, how old its copy is, and whether it serves strangers (RFC 1034 section 4.3, RFC 1912)."""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Mapping

import dns.exception
import dns.flags
import dns.message
import dns.name
import dns.rcode
import dns.rdatatype
import dns.rdtypes.ANY.SOA
import dns.rrset

from checks.core.evidence.dns import DnsAnswer

# So long a secondary may lie behind before anybody says that it does, whatever the zone's own times.
_PATIENCE = dt.timedelta(days=2)
_FIRST_YEAR = 1990


class ServerStanding(enum.Enum):
    """AUTHORITATIVE answers for the domain; LAME does not, though it is named as a server of it."""

    AUTHORITATIVE = "authoritative"
    LAME = "lame"


def standing(answer: DnsAnswer) -> ServerStanding:
    """By its answer to a question for the SOA of the domain."""
    authoritative = bool(answer.message.flags & dns.flags.AA) and answer.rcode == "NOERROR" and start_of_authority(answer) is not None
    return ServerStanding.AUTHORITATIVE if authoritative else ServerStanding.LAME


def answer_words(answer: DnsAnswer) -> str:
    """What it said instead, as dig shows it."""
    return (
        answer.rcode if answer.rcode != "NOERROR" else "NOERROR, flags: aa" if answer.message.flags & dns.flags.AA else "NOERROR, flags: -"
    )


def looks_up_for_strangers(answer: DnsAnswer) -> bool:
    """By its answer to a question for a name that is not its own: it found it elsewhere, and says that it does so for whoever asks (RA)."""
    flags = answer.message.flags
    return bool(flags & dns.flags.RA) and not flags & dns.flags.AA and answer.rcode == "NOERROR" and _own_records(answer) is not None


def start_of_authority(answer: DnsAnswer) -> dns.rdtypes.ANY.SOA.SOA | None:
    """The SOA record of the name that was asked."""
    rrset = _own_records(answer) if answer.rdtype == "SOA" else None
    return rrset[0] if rrset else None


def _own_records(answer: DnsAnswer) -> dns.rrset.RRset | None:
    """Those of the type and the name that were asked for."""
    name, rdtype = dns.name.from_text(answer.name), dns.rdatatype.from_text(answer.rdtype)
    return next((one for one in answer.message.answer if one.rdtype == rdtype and one.name == name), None)


def serial_of(answer: DnsAnswer) -> int:
    """The number of the zone's copy; 0 where there is none."""
    start = start_of_authority(answer)
    return int(start.serial) if start is not None else 0


def stale_servers(answers: Mapping[str, DnsAnswer]) -> tuple[str, ...]:
    """Those whose copy of the zone is older than the newest, where that one has been there for long enough to be copied.

    How long, only a serial tells that is a day (RFC 1912 section 2.2) or a moment; of others nothing is said.
    """
    starts = {server: soa for server, answer in answers.items() if (soa := start_of_authority(answer)) is not None}
    if not starts:
        return ()
    newest = max(starts.values(), key=lambda soa: int(soa.serial))
    moment, at = _moment(int(newest.serial)), max(answer.at for answer in answers.values())
    if moment is None or at - moment < _PATIENCE + dt.timedelta(seconds=int(newest.refresh)):
        return ()
    return tuple(server for server, soa in starts.items() if soa.serial < newest.serial and _moment(int(soa.serial)) is not None)


def _moment(serial: int) -> dt.datetime | None:
    """The end of the day, or the moment, for which a serial stands."""
    text = str(serial)
    if len(text) == len("2026112101") and int(text[:4]) >= _FIRST_YEAR:
        try:
            return dt.datetime.strptime(text[:8], "%Y%m%d").replace(tzinfo=dt.UTC) + dt.timedelta(days=1)
        except ValueError:
            return None
    moment = dt.datetime.fromtimestamp(serial, dt.UTC)
    return moment if len(text) == len("1700000000") else None
