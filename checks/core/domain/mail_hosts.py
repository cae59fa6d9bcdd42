"""Where mail for a domain is delivered (RFC 5321 section 5.1, RFC 7505)."""

from __future__ import annotations

import msgspec

from checks.core.domain.resolution import DnsRecords, Presence, Resolution
from checks.core.parse.address import is_address

# As many as anybody's mail is tried at; what stands behind them is not asked.
_MOST = 20


class MailHost(msgspec.Struct, frozen=True):
    """One name of an MX record, and what the DNS says of its addresses."""

    name: str
    four: DnsRecords
    six: DnsRecords

    @property
    def literal(self) -> bool:
        """Whether an address stands where a name must (RFC 5321 section 5.1)."""
        return is_address(self.name)

    @property
    def absent(self) -> bool:
        """Whether it certainly has no address."""
        return self.four.presence is Presence.ABSENT and self.six.presence is Presence.ABSENT

    @property
    def alias(self) -> str:
        """The name that it is an alias of, which it must not be (RFC 2181 section 10.3)."""
        return self.four.alias or self.six.alias


class MailHosts(msgspec.Struct, frozen=True):
    """``null``: a record says that the domain takes no mail (RFC 7505). ``implicit``: there is none, and mail is tried at the domain's own addresses."""

    answer: DnsRecords
    hosts: tuple[MailHost, ...] = ()
    null: bool = False
    implicit: DnsRecords | None = None

    @property
    def takes_mail(self) -> bool:
        """Whether anybody is told where to deliver."""
        return bool(self.hosts)


def mail_hosts(domain: str, dns: Resolution) -> MailHosts:
    """What the MX records of a domain say, and the addresses of what they name."""
    answer = dns.ask(domain, "MX")
    names = list(dict.fromkeys(record.partition(" ")[2].removesuffix(".").lower() for record in answer.records))
    hosts = tuple(MailHost(name, dns.ask(name, "A"), dns.ask(name, "AAAA")) for name in names[:_MOST] if name)
    implicit = None
    if answer.presence is Presence.ABSENT and not answer.nxdomain:
        four, six = dns.ask(domain, "A"), dns.ask(domain, "AAAA")
        implicit = four if four.presence is not Presence.ABSENT else six
    return MailHosts(answer, hosts, "" in names, implicit)
