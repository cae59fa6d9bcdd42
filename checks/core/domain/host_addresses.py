"""A name that a record of a domain leads to, and what the DNS says of its addresses."""

from __future__ import annotations

from typing import Self

import msgspec

from checks.core.domain.resolution import DnsRecords, Presence, Resolution


class HostAddresses(msgspec.Struct, frozen=True):
    """``four`` are the A records of ``name``, ``six`` the AAAA records."""

    name: str
    four: DnsRecords
    six: DnsRecords

    @classmethod
    def of(cls, name: str, dns: Resolution) -> Self:
        """As the resolver knows them."""
        return cls(name, dns.ask(name, "A"), dns.ask(name, "AAAA"))

    @property
    def addresses(self) -> tuple[str, ...]:
        """Of both families."""
        return (*self.four.records, *self.six.records)

    @property
    def absent(self) -> bool:
        """Whether it certainly has no address."""
        return self.four.presence is Presence.ABSENT and self.six.presence is Presence.ABSENT

    @property
    def alias(self) -> str:
        """The name that it is an alias of, which the name of an MX or NS record must not be (RFC 2181 section 10.3)."""
        return self.four.alias or self.six.alias

    def require(self) -> None:
        """`Unknown` where nobody could tell the addresses of a family."""
        self.four.require()
        self.six.require()
