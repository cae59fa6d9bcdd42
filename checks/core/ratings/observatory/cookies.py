"""The test of cookies: those that a browser's jar would hold after the front page and its redirects."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

import msgspec

from checks.core.evidence.http import Exchange, Response
from checks.core.ratings.observatory.ecmascript import trim

_LENIENT_FIRST = (
    "cookies-without-secure-flag-but-protected-by-hsts",
    "cookies-without-secure-flag",
    "cookies-session-without-secure-flag-but-protected-by-hsts",
    "cookies-samesite-flag-invalid",
    "cookies-anticsrf-without-samesite-flag",
    "cookies-session-without-httponly-flag",
    "cookies-session-without-secure-flag",
)
# Set by a hosting provider's router, beyond the site's power.
_NOT_ITS_OWN = ("heroku-session-affinity",)
_SAME_SITE = ("strict", "lax", "none")


class Cookie(msgspec.Struct, frozen=True):
    """A cookie in the jar; ``same_site`` is empty where none that counts is given."""

    name: str
    domain: str
    path: str
    secure: bool
    http_only: bool
    same_site: str


def cookies(exchange: Exchange, domain: str, hsts: bool) -> str:
    """The worst that is true of any cookie. ``domain`` is the registrable one, ``hsts`` whether the site's HSTS is in order."""
    jar = {(c.domain, c.path, c.name): c for hop in exchange.hops for c in _cookies_of(hop.url, hop.response, domain)}
    judged = [cookie for cookie in jar.values() if cookie.name not in _NOT_ITS_OWN]
    if not judged:
        return "cookies-not-found"
    faults = [fault for cookie in judged for fault in _faults(cookie, hsts)]
    if any(_unknown_same_site(value) for value in exchange.final.values("set-cookie")):
        faults.append("cookies-samesite-flag-invalid")
    if faults:
        return max(faults, key=_LENIENT_FIRST.index)
    everywhere = all(cookie.same_site for cookie in judged)
    return "cookies-secure-with-httponly-sessions-and-samesite" if everywhere else "cookies-secure-with-httponly-sessions"


def _faults(cookie: Cookie, hsts: bool) -> Iterator[str]:
    name, protected = cookie.name.lower(), "-but-protected-by-hsts" if hsts else ""
    session = "login" in name or "sess" in name
    if not cookie.secure:
        yield f"cookies-without-secure-flag{protected}"
        if cookie.same_site == "none":
            yield "cookies-samesite-flag-invalid"
        if session:
            yield f"cookies-session-without-secure-flag{protected}"
    if "csrf" in name and not cookie.same_site:
        yield "cookies-anticsrf-without-samesite-flag"
    if session and not cookie.http_only:
        yield "cookies-session-without-httponly-flag"


def _unknown_same_site(value: str) -> bool:
    for part in trim(value).split(";"):
        name, _, value_text = trim(part).partition("=")
        if trim(name).lower() == "samesite" and trim(value_text.split("=")[0]).lower() not in _SAME_SITE:
            return True
    return False


def _cookies_of(url: str, answer: Response, registrable: str) -> Iterable[Cookie]:
    """What an answer puts into the jar (RFC 6265 section 5.3); the rest is refused there."""
    at = urlsplit(url)
    host, above = at.hostname or "", at.path.rpartition("/")[0] or "/"
    for value in answer.values("set-cookie"):
        pair, *attributes = trim(value).split(";")
        name, equals, _ = pair.partition("=")
        pairs = [_attribute(attribute) for attribute in attributes]
        domain = next((text for key, text in reversed(pairs) if key == "domain" and text.removeprefix(".")), "")
        domain = domain.removeprefix(".").lower()
        path = next((text for key, text in reversed(pairs) if key == "path"), "")
        same_site = next((text.lower() for key, text in reversed(pairs) if key == "samesite"), "")
        cookie = Cookie(
            name=trim(name),
            domain=domain or host,
            path=path if path.startswith("/") else above,
            secure=any(key == "secure" for key, _ in pairs),
            http_only=any(key == "httponly" for key, _ in pairs),
            same_site=same_site if same_site in _SAME_SITE else "",
        )
        if equals and name and _is_acceptable(cookie, host, registrable, host_only=not domain):
            yield cookie


def _attribute(attribute: str) -> tuple[str, str]:
    key, _, text = trim(attribute).partition("=")
    return trim(key).lower(), trim(text)


def _is_acceptable(cookie: Cookie, host: str, registrable: str, *, host_only: bool) -> bool:
    within = _below(host, cookie.domain) and (host_only or _below(cookie.domain, registrable))
    prefixed = cookie.name.startswith("__Secure-") and not cookie.secure
    bound = cookie.name.startswith("__Host-") and not (cookie.secure and host_only and cookie.path == "/")
    return within and not prefixed and not bound


def _below(host: str, domain: str) -> bool:
    return host == domain or host.endswith(f".{domain}")
