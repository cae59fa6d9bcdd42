"""A question and the redirects of its answer, followed as long as they stay within the site."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import unquote

import msgspec

from checks.core.check.family import See
from checks.core.evidence.http import Exchange, Hop, HttpRequest
from checks.core.evidence.observation import Failure
from checks.core.model.failure import FailureKind
from checks.core.parse.origin import Scheme, origin
from checks.core.parse.reference import reference
from checks.core.parse.url import path_of
from scanner.net.door import Step, Visit
from scanner.net.http.redirect_cookies import RedirectCookies
from scanner.probes.gate import gate

_REDIRECTS = (301, 302, 303, 307, 308)


async def follow(first: HttpRequest, visit: Visit, see: See) -> Exchange | Failure:
    """Ask, then follow redirects, each hop asked as the first was; after a 303 with GET (Fetch, "HTTP-redirect fetch").

    What one hop sets as a cookie, the next ones bring back, and nobody else.
    """
    hops: list[Hop] = []
    cookies = RedirectCookies()
    previous: set[tuple[str, str, str]] = set()
    here: HttpRequest | Failure = first
    while isinstance(here, HttpRequest):
        question = here.method, here.url, cookies.header(here)
        if question in previous or len(hops) > visit.network.redirects:
            here = visit.fail(FailureKind.TOO_LARGE, "redirects without end")
            break
        previous.add(question)
        step = await _ask(here, hops, cookies, visit)
        if isinstance(step, Failure):
            here = step
            break
        hops.append(step.hop)
        status = step.hop.response.status
        if status not in _REDIRECTS or step.location is None:
            return Exchange(tuple(hops), visit.clock.now())
        here = await next_hop(here, step.location, visit, see)
        if status == 303 and isinstance(here, HttpRequest):
            here = msgspec.structs.replace(here, method="GET")
    # The first answer stands, whatever became of the redirect it pointed to.
    return Exchange(tuple(hops), visit.clock.now(), here) if hops else here


async def _ask(here: HttpRequest, hops: Sequence[Hop], cookies: RedirectCookies, visit: Visit) -> Step | Failure:
    """The answer of a redirect's destination, from whoever was led there before; what one chain comes to again, it asks again."""
    if not hops or here.method != "GET" or here.foreign or here.visitor or here.url in [hop.url for hop in hops]:
        return await visit.http(here, cookies)
    return await visit.destinations.take(_destination(here, hops[0].url, cookies), lambda: visit.http(here, cookies))


def _destination(here: HttpRequest, led_from: str, cookies: RedirectCookies) -> str:
    """Under which name a redirect's destination is asked once: its address, without what its query repeats of what was asked for.

    Where every unknown address leads to the same log-in page, that page is told each time to where it is to lead back; and each time there
    is a new session, so of cookies the names count.
    """
    path, mark, query = here.path.partition("?")
    rest, repeated = unquote(unquote(query)), unquote(path_of(led_from))
    for text in (led_from, repeated, repeated.strip("/")) if query else ():
        rest = rest.replace(text, "") if text else rest
    names = " ".join(sorted(pair.partition("=")[0].strip() for pair in cookies.header(here).split(";")))
    return f"{origin(here.scheme, here.host, here.port)}{path}{mark}{rest} {names}"


async def next_hop(here: HttpRequest, location: str, visit: Visit, see: See) -> HttpRequest | Failure:
    """Where a Location leads (RFC 9110 section 10.2.2), or why it is not followed."""
    try:
        to = reference(location, here.url)
    except ValueError as wrong:
        return visit.fail(FailureKind.MALFORMED, f"Location: {wrong}")
    if to is None:
        return visit.fail(FailureKind.OUT_OF_SCOPE, f"redirect to {location[:200]}")
    if to.user:
        return visit.fail(FailureKind.OUT_OF_SCOPE, f"redirect with user information to {to.host}")
    if not visit.scope.same_site(to.host, here.host):
        asset = to.host if visit.scope.is_registered(to.host) else ""
        return visit.fail(FailureKind.OUT_OF_SCOPE, f"redirect to {to.host}", asset)
    scheme: Scheme = "https" if to.scheme == "https" else "http"
    there = msgspec.structs.replace(here, scheme=scheme, host=to.host, port=to.port, path=to.target, most=0)
    return await gate(there, visit, see, here) or there
