"""What the DNS says, by hand."""

from __future__ import annotations

from collections.abc import Mapping

import dns.message
import dns.rcode
import dns.rrset

from checks.core.domain.subjects import open_questions
from checks.core.evidence.dns import DnsAnswer
from checks.core.evidence.domain import DnsLookup, DomainLookups, DomainSubject
from checks.core.evidence.observation import Failure
from checks.core.testing.certificates import AT, HOST

DOMAIN = "kotacontoh.go.id"

# The records at a name and type, the code of an answer without any, or why there was no answer; or the answer itself. Addresses behind an alias begin with ``CNAME name``.
ZoneEntry = tuple[str, ...] | str | Failure | DnsAnswer


def domain_lookups(
    subject: DomainSubject, zone: Mapping[str, ZoneEntry], domain: str = DOMAIN, hosts: tuple[str, ...] = ()
) -> DomainLookups:
    """All that the subject asks of a domain whose DNS is this ``zone``, by ``name type``, and ``do`` or ``do cd`` behind it for a question for signatures; what is not in it exists and is empty, and the resolver is honest."""
    honest: dict[str, ZoneEntry] = {f"{domain.rpartition('.')[2]} NS": ("a.example.",), "tilik-control.invalid TXT": "NXDOMAIN"}
    lookups: list[DnsLookup] = []
    while questions := open_questions(domain, subject, lookups, hosts):
        for question in questions:
            entry = {**honest, **zone}.get(f"{question.name} {question.rdtype} {question.flags}".rstrip(), ())
            if isinstance(entry, str):
                lookups.append(DnsLookup(question, dns_answer(question.rdtype, name=question.name, rcode=entry)))
            elif isinstance(entry, Failure | DnsAnswer):
                lookups.append(DnsLookup(question, entry))
            else:
                if question.rdtype == "A" and entry and entry[0].startswith("CNAME "):
                    lookups.append(DnsLookup(question, _alias(question.name, entry[0].removeprefix("CNAME "), entry[1:])))
                    continue
                records = [_strings(text) if question.rdtype == "TXT" else text for text in entry]
                lookups.append(DnsLookup(question, dns_answer(question.rdtype, *records, name=question.name)))
    return DomainLookups(domain, tuple(lookups), AT, hosts)


def _alias(name: str, target: str, addresses: tuple[str, ...]) -> DnsAnswer:
    """What a resolver says of an alias; NXDOMAIN where its end has no addresses."""
    message = dns.message.from_wire(dns_answer("A", name=name, rcode="NOERROR" if addresses else "NXDOMAIN").wire)
    message.answer.append(dns.rrset.from_text(f"{name}.", 300, "IN", "CNAME", f"{target}."))
    if addresses:
        message.answer.append(dns.rrset.from_text(f"{target}.", 300, "IN", "A", *addresses))
    return DnsAnswer(name, "A", message.to_wire(), AT)


def _strings(text: str) -> str:
    """A text as the strings of a TXT record, at most 255 octets each (RFC 1035 section 3.3)."""
    octets = text.encode()
    parts = [octets[start : start + 255] for start in range(0, len(octets), 255)] or [b""]
    return " ".join('"' + "".join(f"\\{octet:03}" for octet in part) + '"' for part in parts)


def dns_answer(rdtype: str, *records: str, name: str = HOST, rcode: str = "NOERROR") -> DnsAnswer:
    """A DNS response with these records in presentation form."""
    message = dns.message.make_response(dns.message.make_query(name, rdtype, id=0))
    message.set_rcode(dns.rcode.from_text(rcode))
    if records:
        message.answer.append(dns.rrset.from_text(f"{name.rstrip('.')}.", 300, "IN", rdtype, *records))
    return DnsAnswer(name, rdtype, message.to_wire(), AT)
