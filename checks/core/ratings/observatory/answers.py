"""The answers that the tests look at, gathered from the evidence; or why they were not all seen."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

import msgspec

from checks.core.check.lookup import Evidence, observed
from checks.core.check.need import Http, Https
from checks.core.check.preflight import Preflight
from checks.core.evidence.http import Exchange, Response
from checks.core.evidence.observation import Failure, Observation
from checks.core.evidence.tls import Handshake, TlsRequest, Trust
from checks.core.model import reason
from checks.core.model.failure import FailureKind
from checks.core.model.finding import Reason, Target
from checks.core.page.block_pages import not_followed, refusal
from checks.core.parse import certificate
from checks.core.parse.certificate_names import covers
from checks.core.parse.origin import DEFAULT_PORTS
from checks.core.ratings.observatory.fields import is_html_document

# What the original takes for "nobody answers there".
_SILENCE = (FailureKind.REFUSED, FailureKind.RESET, FailureKind.TIMEOUT, FailureKind.TLS, FailureKind.MALFORMED)
_REDIRECTS = (301, 302, 303, 307, 308)
_VERSIONS = ("TLSv1.2", "TLSv1.3")


class Answers(msgspec.Struct, frozen=True, kw_only=True):
    """The front page over ``https`` and ``http`` with its redirects, None where nobody answers; ``preflight`` if it was successful.

    ``site`` is where the site lives: HTTPS, or plain HTTP where there is no HTTPS. ``domain`` is the registrable one. ``trusted`` has the
    schemes whose answer came without an invalid certificate on the way.
    """

    domain: str
    site: Exchange
    https: Exchange | None = None
    http: Exchange | None = None
    preflight: Response | None = None
    trusted: frozenset[str] = frozenset(("https", "http"))


class NoGrade(Exception):
    """Something was not seen that the score depends on."""

    def __init__(self, why: Reason) -> None:
        super().__init__(why.key)
        self.why = why


def answers(target: Target, evidence: Evidence) -> Answers:
    """Raises `NoGrade` where the original gives no grade either, or where an answer is not the site's or was not seen."""
    secure, plain = observed(Https("/"), target, evidence), observed(Http("/"), target, evidence)
    https, http = _answer(secure, evidence), _answer(plain, evidence)
    site = https or http
    if site is None:
        raise NoGrade(reason.of_failure(_silence(secure) or _silence(plain) or FailureKind.TLS))
    if (why := refusal(site)) is not None:
        raise NoGrade(why)
    if not (site.final.status < 400 or site.final.status in (401, 403)):
        raise NoGrade(reason.ERROR_PAGE)
    # A protection that answers plain HTTP instead of the site says nothing of the site's redirect.
    if http is not None and refusal(http) in (reason.BLOCKED, reason.RATE_LIMITED):
        raise NoGrade(reason.BLOCKED)
    # Scripts stand at the end of a page.
    if is_html_document(site.final) and site.final.body.partial:
        raise NoGrade(reason.BROKEN_OFF if site.final.body.broken else reason.of_failure(FailureKind.TOO_LARGE))
    trusted = {scheme for scheme, exchange in (("https", https), ("http", http)) if exchange and _is_trusted(exchange, evidence)}
    preflight = _exchange(observed(Preflight(), target, evidence))
    shared = preflight.final if isinstance(preflight, Exchange) and preflight.stop is None and 200 <= preflight.final.status < 300 else None
    return Answers(domain=target.domain or target.host, site=site, https=https, http=http, preflight=shared, trusted=frozenset(trusted))


def _silence(observation: Observation | None) -> FailureKind | None:
    stop = observation.stop if isinstance(observation, Exchange) else observation
    return stop.kind if isinstance(stop, Failure) else None


def _exchange(observation: Observation | None) -> Exchange | None:
    """An answer, or None where nobody answers; every other failure is ours, and leaves it open."""
    if isinstance(observation, Exchange):
        return observation
    if isinstance(observation, Failure) and observation.kind in _SILENCE:
        return None
    raise NoGrade(reason.of_failure(observation.kind) if isinstance(observation, Failure) else reason.NOT_COLLECTED)


def _answer(observation: Observation | None, evidence: Evidence) -> Exchange | None:
    """An answer that was followed to its end. Where a redirect leads to silence, the original hears nothing at all."""
    exchange = _exchange(observation)
    if exchange is None:
        return None
    if exchange.stop is not None:
        if exchange.stop.kind in _SILENCE:
            return None
        raise NoGrade(not_followed(exchange.stop))
    if exchange.final.status in _REDIRECTS:
        raise NoGrade(reason.ERROR_PAGE)
    return exchange if all(shaken.version in _VERSIONS for _, shaken in _handshakes(exchange, evidence)) else None


def _handshakes(exchange: Exchange, evidence: Evidence) -> Iterator[tuple[str, Handshake]]:
    """Each host that was asked over HTTPS, with a handshake."""
    hosts = {
        (url.hostname or "", url.port or DEFAULT_PORTS["https"]) for hop in exchange.hops if (url := urlsplit(hop.url)).scheme == "https"
    }
    for host, port in sorted(hosts):
        shaken = evidence.get(TlsRequest(host, port).key)
        if not isinstance(shaken, Handshake):
            raise NoGrade(reason.of_failure(shaken.kind) if isinstance(shaken, Failure) else reason.NOT_COLLECTED)
        yield host, shaken


def _is_trusted(exchange: Exchange, evidence: Evidence) -> bool:
    return all(_sound(shaken, host) for host, shaken in _handshakes(exchange, evidence))


def _sound(shaken: Handshake, host: str) -> bool:
    """Whether a browser would go on without a warning."""
    leaf = certificate(shaken.leaf)
    return leaf is not None and shaken.trust is Trust.TRUSTED and leaf.not_before <= shaken.at <= leaf.not_after and covers(leaf, host)
