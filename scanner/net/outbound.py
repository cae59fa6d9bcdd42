"""Data that tilik itself is asked to get, from an address that only the settings name. Nothing of a scan goes this way, and no scope is asked."""

from __future__ import annotations

import time

import httpx

from scanner.errors import SettingsError, TilikError

# Of one answer.
_MOST_BYTES, _SECONDS = 2_000_000, 30.0
_LOOPBACK = ("localhost", "127.0.0.1", "[::1]", "::1")


class OutboundError(TilikError):
    """Nothing that could be used came back."""


def outbound_host(url: str) -> str:
    """The host of an address that `require_safe` let pass."""
    return httpx.URL(url).host


def require_safe(url: str, setting: str = "catalogue.source") -> None:
    """Raises `SettingsError`, which names the setting, for an address that somebody on the way could answer for."""
    try:
        place = httpx.URL(url)
    except httpx.InvalidURL as wrong:
        raise SettingsError(f"{setting}: {wrong}", "Name an address such as https://endoflife.date/api/v1.") from wrong
    if place.scheme != "https" and not (place.scheme == "http" and place.host in _LOOPBACK):
        raise SettingsError(f"{setting}: {url} is not HTTPS", "Name an address that begins with https://.")


def fetch(url: str, identity: str, most: int = _MOST_BYTES) -> bytes:
    """The body that a GET of the URL brings with status 200; no redirect is followed.

    `OutboundError` for everything else: no answer, another status, more than ``most`` bytes, longer than 30 seconds, or one that broke off.
    """
    hint, until = "The data that is there stays in use.", time.monotonic() + _SECONDS
    body = bytearray()
    try:
        with (
            httpx.Client(
                timeout=10.0, headers={"User-Agent": identity, "Accept": "application/json", "Accept-Encoding": "identity"}
            ) as client,
            client.stream("GET", url) as answer,
        ):
            if answer.status_code != httpx.codes.OK:
                raise OutboundError(f"{url} answers {answer.status_code}", hint)
            for chunk in answer.iter_raw():
                body += chunk
                if len(body) > most:
                    raise OutboundError(f"{url} is longer than {most} bytes", hint)
                if time.monotonic() > until:
                    raise OutboundError(f"{url} does not end within {_SECONDS:g} seconds", hint)
    except httpx.HTTPError as wrong:
        raise OutboundError(f"{url}: {wrong or type(wrong).__name__}", hint) from wrong
    return bytes(body)
