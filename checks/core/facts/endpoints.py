"""A site's endpoints as facts: which lives, where each leads, and which is canonical."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from checks.core.check.lookup import Evidence, observed
from checks.core.check.need import Endpoints
from checks.core.evidence.endpoints import EndpointAnswers, Role
from checks.core.evidence.http import Exchange
from checks.core.evidence.observation import Failure
from checks.core.evidence.tls import Handshake
from checks.core.model.finding import Target
from checks.core.model.text import tame
from checks.core.page.endpoints import twin_by_chance, twin_published
from checks.core.parse import certificate, location
from checks.core.parse.certificate_names import covers
from checks.core.parse.origin import DEFAULT_PORTS, origin

_ENDPOINTS = ((Role.HTTPS, Role.TLS), (Role.HTTP, None), (Role.TWIN_HTTPS, Role.TWIN_TLS), (Role.TWIN_HTTP, None))


class EndpointFacts(msgspec.Struct, frozen=True, kw_only=True):
    """``outcome`` is ``answered`` or why nothing was; ``status`` that of its own answer, ``leads_to`` where redirects from it end, empty without.

    ``certificate`` says whether the one that is shown is for this name; None where none was seen.
    """

    url: str
    outcome: str
    status: int | None = None
    leads_to: str = ""
    certificate: bool | None = None


class EndpointsFacts(msgspec.Struct, frozen=True, kw_only=True):
    """``canonical`` is the origin where the site is in the end, None where none was seen or it leads to another site.

    ``twin`` is the same name with or without ``www.``, empty when there can be none; ``published`` whether the DNS has it (None: it did not
    say), ``wildcard`` whether only as one of any names, ``registered`` whether it is on the city's list by itself.
    """

    canonical: str | None = None
    twin: str = ""
    published: bool | None = None
    wildcard: bool = False
    registered: bool = False
    endpoints: tuple[EndpointFacts, ...] = ()


def endpoints_facts(target: Target, evidence: Evidence) -> EndpointsFacts | None:
    """None when nobody asked."""
    endpoints = observed(Endpoints(), target, evidence)
    if not isinstance(endpoints, EndpointAnswers):
        return None
    return EndpointsFacts(
        canonical=_canonical(endpoints),
        twin=endpoints.twin,
        published=twin_published(endpoints) if endpoints.twin else None,
        wildcard=twin_by_chance(endpoints),
        registered=endpoints.registered,
        endpoints=tuple(_endpoints(endpoints, target)),
    )


def _canonical(endpoints: EndpointAnswers) -> str | None:
    for role, _ in _ENDPOINTS:
        exchange = endpoints.answer(role)
        if exchange is not None and exchange.stop is None and exchange.final.status < 400 and (place := location(exchange.url)):
            return _tame(origin(place.scheme, place.host, place.port))
    return None


def _endpoints(endpoints: EndpointAnswers, target: Target) -> Iterator[EndpointFacts]:
    one_port = target.port == target.http_port
    for role, with_tls in _ENDPOINTS:
        answer = endpoints.observations.get(role)
        # On the one port of an asset that speaks TLS, plain HTTP is no endpoint.
        if not isinstance(answer, Exchange | Failure) or (one_port and role is Role.HTTP and endpoints.answer(Role.HTTPS)):
            continue
        secure = with_tls is not None
        host = endpoints.twin if role.startswith("twin-") else endpoints.host
        url = origin("https", host, target.port) if secure else origin("http", host, target.http_port)
        yield EndpointFacts(
            url=f"{url}/",
            outcome=answer.kind.value if isinstance(answer, Failure) else "answered",
            status=answer.first.status if isinstance(answer, Exchange) else None,
            leads_to=_tame(_end(answer)) if isinstance(answer, Exchange) else "",
            certificate=_for(endpoints.handshake(with_tls), host) if with_tls else None,
        )


def _end(answer: Exchange) -> str:
    """Where the redirects end, the one that was not followed included."""
    if answer.stop is not None and (place := location(answer.final.location, answer.url)):
        return origin(place.scheme, place.host, place.port or DEFAULT_PORTS[place.scheme]) + "/"
    return answer.url if len(answer.hops) > 1 else ""


def _for(shaken: Handshake | None, host: str) -> bool | None:
    read = certificate(shaken.leaf) if shaken else None
    return covers(read, host) if read else None


def _tame(text: str) -> str:
    return str(tame(text))
