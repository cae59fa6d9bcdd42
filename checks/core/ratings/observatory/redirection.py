"""The test of the way from plain HTTP to HTTPS."""

from __future__ import annotations

from urllib.parse import urlsplit

from checks.core.evidence.http import Exchange


def redirection(plain: Exchange | None, trusted: bool) -> str:
    """What plain HTTP leads to, hop by hop; None where nothing answers there."""
    if plain is None:
        return "redirection-not-needed-no-http"
    if not trusted:
        return "redirection-invalid-cert"
    route = [urlsplit(hop.url) for hop in plain.hops]
    if len(route) == 1:
        return "redirection-missing"
    if route[-1].scheme != "https":
        return "redirection-not-to-https"
    if route[1].scheme == "http":
        return "redirection-not-to-https-on-initial-redirection"
    return "redirection-to-https" if route[0].hostname == route[1].hostname else "redirection-off-host-from-http"
