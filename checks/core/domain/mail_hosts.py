"""Where mail for a domain is delivered (RFC 5321 section 5.1, RFC 7505)."""

from __future__ import annotations

import msgspec

from checks.core.domain.host_addresses import HostAddresses
from checks.core.domain.resolution import DnsRecords, Presence, Resolution
from checks.core.parse.address import is_address

# As many as anybody's mail is tried at; what stands behind them is not asked.
_MOST = 20


class MailHost(HostAddresses, frozen=True):
    """One name of an MX record, and what the DNS says of its addresses."""

    @property
    def literal(self) -> bool:
        """Whether an address stands where a name must (RFC 5321 section 5.1)."""
        return is_address(self.name)


class MailHosts(msgspec.Struct, frozen=True):
    """``null``: a record says that the domain takes no mail (RFC 7505). ``implicit``: there is none, and mail is tried at the domain's own addresses."""

    answer: DnsRecords
    hosts: tuple[MailHost, ...] = ()
    null: bool = False
    implicit: DnsRecords | None = None


def mail_hosts(domain: str, dns: Resolution) -> MailHosts:
    """What the MX records of a domain say, and the addresses of what they name."""
    answer = dns.ask(domain, "MX")
    names = list(dict.fromkeys(map(_exchange, answer.records)))
    hosts = tuple(MailHost.of(name, dns) for name in names[:_MOST] if name)
    implicit = None
    if answer.presence is Presence.ABSENT and not answer.nxdomain:
        four, six = dns.ask(domain, "A"), dns.ask(domain, "AAAA")
        implicit = four if four.presence is not Presence.ABSENT else six
    return MailHosts(answer, hosts, "" in names, implicit)


def takes_mail(records: DnsRecords) -> bool:
    """Whether the MX records tell anybody where to deliver."""
    return any(map(_exchange, records.records))


def _exchange(record: str) -> str:
    """The name in an MX record; empty for the root, which says that there is none (RFC 7505 section 3)."""
    return record.partition(" ")[2].removesuffix(".").lower()
