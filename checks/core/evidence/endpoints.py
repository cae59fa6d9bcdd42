"""Evidence of a site's endpoints: http and https, under its own name and that of its twin, the same name with or without ``www.``."""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Iterable, Mapping
from typing import Self

import msgspec

from checks.core.evidence.dns import DnsAnswer, DnsRequest
from checks.core.evidence.http import Exchange, HttpRequest
from checks.core.evidence.observation import Failure, Gathering, Request, WholeSiteRequest
from checks.core.evidence.tls import Handshake, TlsRequest
from checks.core.parse.www import bare, twin


class Role(enum.StrEnum):
    """What was asked. WILDCARD: whether the DNS has an answer for every name beside the twin (RFC 4592)."""

    HTTPS = "https"
    HTTP = "http"
    TLS = "tls"
    TWIN_A = "twin-a"
    TWIN_AAAA = "twin-aaaa"
    WILDCARD = "wildcard"
    TWIN_HTTPS = "twin-https"
    TWIN_HTTP = "twin-http"
    TWIN_TLS = "twin-tls"


def twin_of(host: str, domain: str) -> str:
    """The name with ``www.`` for one without, and the reverse; empty where that would be no host of the registrable domain."""
    other = twin(host)
    if host == bare(host):
        return other
    within = other == domain or other.endswith(f".{domain}") if domain else "." in other
    return other if within else ""


class EndpointsRequest(WholeSiteRequest, frozen=True, tag="endpoints"):
    """Both endpoints of a host and, where the DNS has its ``twin``, both of that; empty when there can be none."""

    twin: str = ""

    def asking(self, role: Role) -> Request:
        """The request that a role stands for."""
        host = self.twin if role.startswith("twin-") else self.host
        match role:
            case Role.HTTPS | Role.TWIN_HTTPS:
                return HttpRequest("https", host, self.https_port)
            case Role.HTTP | Role.TWIN_HTTP:
                return HttpRequest("http", host, self.http_port)
            case Role.TLS | Role.TWIN_TLS:
                return TlsRequest(host, self.https_port)
            case Role.WILDCARD:
                return DnsRequest(f"*.{bare(self.host)}", "A")
            case _:
                return DnsRequest(host, role.removeprefix("twin-").upper())


# What may stand under a role.
Endpoint = Exchange | Handshake | DnsAnswer | Failure


class EndpointAnswers(Gathering, frozen=True, tag="endpoints-seen"):
    """What each endpoint answered. ``registered``: the twin is on the city's list by itself, and is judged there.

    ``role_keys`` has the evidence key of each role, ``observations`` what stands under it; that is empty in the store.
    """

    host: str
    at: dt.datetime
    twin: str = ""
    registered: bool = False
    role_keys: dict[Role, str] = msgspec.field(default_factory=dict, name="asked")
    observations: dict[Role, Endpoint] = msgspec.field(default_factory=dict, name="seen")

    @property
    def keys(self) -> Iterable[str]:
        return self.role_keys.values()

    def assemble(self, observations: Mapping[str, object]) -> Self:
        """See `Gathering`."""
        fitting = {role: observation for role, key in self.role_keys.items() if isinstance(observation := observations.get(key), Endpoint)}
        return msgspec.structs.replace(self, observations={**self.observations, **fitting})

    def answer(self, role: Role) -> Exchange | None:
        """Whatever an endpoint answered."""
        observation = self.observations.get(role)
        return observation if isinstance(observation, Exchange) else None

    def handshake(self, role: Role) -> Handshake | None:
        """The completed handshake at an endpoint."""
        observation = self.observations.get(role)
        return observation if isinstance(observation, Handshake) else None
