"""Who serves a domain, as its own records say: what may be asked there for the domain's sake though nobody put it on the list."""

from __future__ import annotations

from checks.core.evidence.dns import DnsAnswer
from checks.core.evidence.mail_servers import SMTP_PORT, policy_host

HTTPS_PORT, DNS_PORT = 443, 53
# The records of a domain that name who serves it, and the port at which he does.
_PORTS = {"MX": SMTP_PORT, "NS": DNS_PORT}


class Services:
    """Hosts and ports, learnt from the answers to questions about the domain itself."""

    def __init__(self, domain: str) -> None:
        self._domain = domain
        self._places = {(policy_host(domain), HTTPS_PORT)}

    def note(self, answer: DnsAnswer) -> None:
        """One more answer of the resolver."""
        if answer.name == self._domain and answer.rdtype in _PORTS:
            self._places.update((host, _PORTS[answer.rdtype]) for host in service_hosts(answer))

    def include(self, host: str, port: int) -> bool:
        """Whether the domain is served there."""
        return (host, port) in self._places


def service_hosts(answer: DnsAnswer) -> tuple[str, ...]:
    """The hosts that MX or NS records name, in their order; a null MX names none."""
    names = (record.split(" ")[-1].rstrip(".").lower() for record in answer.records)
    return tuple(name for name in names if name)
