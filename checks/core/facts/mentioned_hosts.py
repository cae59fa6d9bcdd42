"""Hosts of the same domain that a target's answers name: in its certificate, in redirects, in links. For people to adopt, never to be scanned."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from checks.core.check.lookup import Evidence, observed
from checks.core.check.need import Http, Https, Pages, Tls
from checks.core.evidence.crawl import Crawl
from checks.core.evidence.http import Exchange
from checks.core.evidence.tls import Handshake
from checks.core.model.finding import Target
from checks.core.parse import certificate

_MOST = 100
_LINK = re.compile(r"//([a-z0-9](?:[a-z0-9.\-]{0,250}[a-z0-9])?)(?=[/:\"'?#\s<>&]|$)", re.IGNORECASE)
_NAME = re.compile(r"(?:[a-z0-9_](?:[a-z0-9_\-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9\-]{0,61}[a-z0-9]")


def mentioned_hosts(target: Target, evidence: Evidence) -> tuple[str, ...]:
    """Names within the target's registrable domain other than its own, sorted, at most 100. Wildcards name no host."""
    names = {name.rstrip(".").lower() for name in _mentions(target, evidence)}
    ours = (name for name in names if name == target.domain or name.endswith(f".{target.domain}"))
    return tuple(sorted(name for name in ours if target.domain and name != target.host and _NAME.fullmatch(name)))[:_MOST]


def _mentions(target: Target, evidence: Evidence) -> Iterator[str]:
    shaken = observed(Tls(), target, evidence)
    if isinstance(shaken, Handshake) and (read := certificate(shaken.leaf)) is not None:
        yield from read.names
    for need in (Https("/"), Http("/")):
        observation = observed(need, target, evidence)
        if isinstance(observation, Exchange):
            for hop in observation.hops:
                yield from _host(hop.response.location)
            yield from _LINK.findall(observation.final.body.text)
    crawl = observed(Pages(), target, evidence)
    if isinstance(crawl, Crawl):
        yield from crawl.hosts


def _host(url: str) -> Iterator[str]:
    try:
        yield urlsplit(url).hostname or ""
    except ValueError:
        return
