"""One form for every URL of a site, so that a crawler asks for no page twice (RFC 3986 section 6, WHATWG URL)."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import quote, urlsplit

from checks.core.parse.origin import origin
from checks.core.parse.reference import reference

LONGEST_URL = 2000
_HOST = re.compile(r"[a-z0-9_](?:[a-z0-9._\-]{0,251}[a-z0-9_])?|[0-9a-f.]*+:[0-9a-f:.]*")
_ESCAPE = re.compile(r"%([0-9a-fA-F]{2})?")
_UNRESERVED = frozenset(map(ord, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"))
_PATH, _QUERY = "/:@!$&'()*+,;=~%", "/?:@!$&'()*+,;=~%"
# A session in the URL makes every visit another page: PHP, Java, ASP, ColdFusion, and what programmers call it.
_SESSION = r"(?:phpsessid|jsessionid|aspsessionid[a-z]*|asp\.net_sessionid|cfid|cftoken|sessionid|session_id|sessid|sid)"
_SESSION_IN_PATH = re.compile(rf";{_SESSION}=[^/;?]*", re.IGNORECASE)
_SESSION_NAME = re.compile(_SESSION, re.IGNORECASE)


@lru_cache(maxsize=4096)
def canonical(link: str, base: str) -> str | None:
    """The URL a link leads to, in the one form; None when it names no page of the web, or is longer than 2,000 characters.

    Fragment, default port, user sessions and dot segments go; escapes are as few as possible and in upper case; host in lower case
    A-labels. Parameters keep their order. Idempotent.

    >>> canonical("../b%7e?x=1&PHPSESSID=9#top", "HTTPS://dinkes.kotacontoh.go.id:443/a/c/d")
    'https://dinkes.kotacontoh.go.id/a/b~?x=1'
    """
    try:
        there = reference(link[: LONGEST_URL * 2], base)
    except ValueError:
        return None
    if there is None or there.user or not _HOST.fullmatch(there.host):
        return None
    path = _without_dots(_SESSION_IN_PATH.sub("", escaped(there.path, _PATH)))
    pairs = [pair for pair in escaped(there.query, _QUERY).split("&") if not _SESSION_NAME.fullmatch(pair.partition("=")[0])]
    query = "&".join(pairs)
    url = origin(there.scheme, there.host, there.port) + path + (f"?{query}" if query else "")
    return url if len(url) <= LONGEST_URL else None


def path_of(url: str) -> str:
    """The path of a URL (RFC 3986 section 3.3), escapes and all; empty where it has none, or cannot be read as a URL."""
    try:
        return urlsplit(url).path
    except ValueError:
        return ""


def escaped(text: str, safe: str = _PATH) -> str:
    """A path with its escapes in the one form (RFC 3986 section 6.2.2): none that is needless, hexadecimal digits in upper case."""
    return quote(_ESCAPE.sub(_escape, text), safe, errors="replace")


def _escape(match: re.Match[str]) -> str:
    if not match[1]:
        return "%25"
    octet = int(match[1], 16)
    return chr(octet) if octet in _UNRESERVED else f"%{octet:02X}"


def _without_dots(path: str) -> str:
    """RFC 3986 section 5.2.4."""
    stack: list[str] = []
    segments = path.split("/")[1:]
    for segment in segments:
        if segment == "..":
            del stack[-1:]
        elif segment != ".":
            stack.append(segment)
    if segments and segments[-1] in (".", ".."):
        stack.append("")
    return "/" + "/".join(stack)
