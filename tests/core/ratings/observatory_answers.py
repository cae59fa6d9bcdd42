"""What a scan would have kept of a case of the parity run, built by hand."""

from __future__ import annotations

from urllib.parse import urldefrag, urljoin, urlsplit

from checks import Level, Target, Trust, build
from checks.core.check.need import Http, Https
from checks.core.evidence.http import Exchange, Hop, Response
from checks.core.evidence.observation import Observation
from checks.core.evidence.tls import TlsRequest
from checks.core.model.failure import FailureKind
from checks.core.ratings.observatory import Preflight
from checks.core.redact.mask import mask_header
from tests.real.observatory.case import DOMAIN, Case, Reply

_TRUST = {"self-signed": Trust.SELF_SIGNED, "unknown-root": Trust.UNKNOWN_ROOT}
_REDIRECTS = (301, 302, 303, 307, 308)
_MOST = 5


def target(host: str) -> Target:
    return Target(host=host, domain=DOMAIN, level=Level.VISIT)


def evidence(case: Case, host: str) -> dict[str, Observation]:
    """Both front pages, a handshake with the site and its ``www.`` twin, and the preflight."""
    site = target(host)
    secure, plain = (_followed(case, host, f"{scheme}://{host}/") for scheme in ("https", "http"))
    evidence: dict[str, Observation] = {Https("/").at(site).key: secure, Http("/").at(site).key: plain}
    for name in (host, f"www.{host}"):
        evidence[TlsRequest(name, 443).key] = build.handshake(
            names=("lain.kotacontoh.go.id",) if case.certificate == "other-name" else (host, f"www.{host}"),
            days_left=-1 if case.certificate == "expired" else 60,
            trust=_TRUST.get(case.certificate, Trust.TRUSTED),
        )
    front = next((one for one in (secure, plain) if isinstance(one, Exchange)), None)
    evidence[Preflight().at(site).key] = _followed(case, host, front.url, "OPTIONS") if front else secure
    return evidence


def _followed(case: Case, host: str, url: str, method: str = "GET") -> Observation:
    hops: list[Hop] = []
    while True:
        at = urlsplit(url)
        if case.ports not in ("both", at.scheme):
            silent = build.failure(FailureKind.REFUSED)
            return Exchange(tuple(hops), build.AT, silent) if hops else silent
        path = at.path + (f"?{at.query}" if at.query else "")
        reply = case.reply(method, at.scheme, at.hostname or "", host, path)
        hops.append(Hop(url, "192.0.2.7", _response(reply)))
        location = dict(reply.headers).get("Location")
        if reply.status not in _REDIRECTS or location is None:
            return Exchange(tuple(hops), build.AT)
        url = urldefrag(urljoin(url, location)).url
        if len(hops) > _MOST:
            return Exchange(tuple(hops), build.AT, build.failure(FailureKind.TOO_LARGE))


def _response(reply: Reply) -> Response:
    """As the door keeps it: a value without white space around it, masked."""
    headers = tuple((name, mask_header(name, value.strip(" \t"))) for name, value in reply.pairs)
    return Response(reply.status, headers, build.body(reply.body))
