"""What name servers say themselves, by hand."""

from __future__ import annotations

import dns.flags
import dns.message

from checks.core.evidence.dns import DnsAnswer
from checks.core.evidence.name_servers import NameServerAnswer, NameServerAnswers, ZoneTransfer
from checks.core.evidence.observation import Failure
from checks.core.testing.certificates import AT
from checks.core.testing.names import DOMAIN, dns_answer


def name_server_answers(*outcomes: DnsAnswer | ZoneTransfer | Failure, server: str | tuple[str, ...]) -> NameServerAnswers:
    """What each address of a name server of the example domain said, or each of several."""
    servers = (server,) * len(outcomes) if isinstance(server, str) else server
    return NameServerAnswers(
        DOMAIN,
        tuple(NameServerAnswer(name, f"192.0.2.{53 + n}", one) for n, (name, one) in enumerate(zip(servers, outcomes, strict=True))),
        AT,
    )


def server_answer(name: str, *records: str, rdtype: str = "SOA", flags: str = "", rcode: str = "NOERROR") -> DnsAnswer:
    """An answer to a question for a name's records, with these flags (``aa ra``) and no others."""
    message = dns.message.from_wire(dns_answer(rdtype, *records, name=name, rcode=rcode).wire)
    message.flags = (message.flags & ~(dns.flags.RA | dns.flags.RD)) | dns.flags.from_text(flags.upper())
    return DnsAnswer(name, rdtype, message.to_wire(), AT)
