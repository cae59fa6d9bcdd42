"""Cookies on the way through redirects: many sites set one and look on the next hop whether it came back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from urllib.parse import urlsplit

import msgspec

from checks.core.evidence.http import HttpRequest
from checks.core.parse import SetCookie, set_cookie
from checks.core.parse.address import is_address

# RFC 6265bis section 6.1 asks browsers for 50 cookies a domain; a header that is longer than this no server takes.
_MOST = 50
_LONGEST_HEADER = 8192


class _Cookie(msgspec.Struct, frozen=True):
    cookie: SetCookie
    pair: str
    host: str
    path: str


class RedirectCookies:
    """What a browser would send back within one chain of redirects (RFC 6265bis sections 5.7 and 5.8). Lives as long as the chain, is stored nowhere."""

    def __init__(self) -> None:
        self._cookies: dict[tuple[str, str, str], _Cookie] = {}

    def store(self, request: HttpRequest, lines: Iterable[str], now: dt.datetime) -> None:
        """Take in the Set-Cookie lines of an answer to a request."""
        for line in lines:
            cookie = set_cookie(line)
            if cookie is None or cookie.broken_promises or (cookie.secure and request.scheme != "https"):
                continue
            domain = cookie.domain.removeprefix(".").lower()
            if domain and not _within(request.host, domain):
                continue
            path = cookie.path if cookie.path.startswith("/") else _folder(request.path)
            key = (cookie.name, domain or request.host, path)
            life = cookie.life(now)
            if life is not None and life <= 0:
                self._cookies.pop(key, None)
            elif key in self._cookies or len(self._cookies) < _MOST:
                self._cookies[key] = _Cookie(cookie, _pair(line), request.host, path)

    def header(self, request: HttpRequest) -> str:
        """The Cookie header of a request, the longest path first; empty where there is none."""
        if not self._cookies:
            return ""
        path = urlsplit(request.path).path or "/"
        fitting = [
            one
            for one in self._cookies.values()
            if (one.host == request.host or (one.cookie.domain and _within(request.host, one.cookie.domain.removeprefix(".").lower())))
            and (not one.cookie.secure or request.scheme == "https")
            and (path == one.path or path.startswith(one.path if one.path.endswith("/") else f"{one.path}/"))
        ]
        header = "; ".join(one.pair for one in sorted(fitting, key=lambda one: -len(one.path)))
        return header if len(header) <= _LONGEST_HEADER else ""


def _within(host: str, domain: str) -> bool:
    """Whether a host belongs to the domain that a cookie names; never a name without a dot (RFC 6265bis section 5.1.3)."""
    return host == domain or ("." in domain and host.endswith(f".{domain}") and not is_address(host))


def _folder(path: str) -> str:
    """Where a cookie without a path belongs (RFC 6265bis section 5.1.4)."""
    return urlsplit(path).path.rpartition("/")[0] or "/"


def _pair(line: str) -> str:
    name, equals, value = line.partition(";")[0].partition("=")
    return f"{name.strip()}={value.strip()}" if equals and name.strip() else (value if equals else name).strip()
