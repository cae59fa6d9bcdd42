"""Who answers for a domain, and from where (RFC 2181 section 10.3, RFC 2182)."""

from __future__ import annotations

import ipaddress

import msgspec

from checks.core.domain.host_addresses import HostAddresses
from checks.core.domain.resolution import DnsRecords, Resolution

_MOST = 13
# What stands in for one network where nobody knows whose it is.
_PREFIX = {4: 24, 6: 48}


class NameServers(msgspec.Struct, frozen=True):
    """``answer`` is that of the domain's NS records: without any it lies in the zone of a name above it."""

    answer: DnsRecords
    servers: tuple[HostAddresses, ...] = ()

    @property
    def addresses(self) -> frozenset[str]:
        return frozenset(address for server in self.servers for address in server.addresses)

    @property
    def networks(self) -> frozenset[str]:
        """The networks of each family, as prefixes."""
        parsed = [ipaddress.ip_address(address) for address in self.addresses]
        return frozenset(str(ipaddress.ip_network((one, _PREFIX[one.version]), strict=False)) for one in parsed)

    @property
    def in_one_network(self) -> bool:
        """Whether all of them can be reached in one family of addresses, in one network of it, and in no family in two."""
        four = [network for network in self.networks if ":" not in network]
        shared = all(server.four.records for server in self.servers) or all(server.six.records for server in self.servers)
        return shared and len(four) <= 1 and len(self.networks) - len(four) <= 1


def name_servers(domain: str, dns: Resolution) -> NameServers:
    """The domain's name servers as the resolver knows them."""
    answer = dns.ask(domain, "NS")
    names = dict.fromkeys(record.removesuffix(".").lower() for record in answer.records)
    return NameServers(answer, tuple(HostAddresses.of(name, dns) for name in list(names)[:_MOST]))
