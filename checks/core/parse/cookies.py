"""Set-Cookie as browsers read it (RFC 6265bis section 5.6), and which cookies they refuse (section 5.7)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from urllib.parse import urlsplit

import msgspec

from checks.core.parse.cookie_date import cookie_date

_CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")
_YEAR = re.compile(r"(?<![a-z])(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*+[ \-]([0-9]{2,4})\b", re.IGNORECASE)
_LONGEST_PAIR, _LONGEST_ATTRIBUTE = 4096, 1024
# Names under which frameworks keep a log-in; 32 hexadecimal digits is Joomla's. Tokens against CSRF must be readable by scripts.
_SESSION = re.compile(
    r"sess(?!ment|or)|sid$|auth(?!or(?!i))|token|jwt|identity|remember|logged_in|^senayan|^cfid$|^[0-9a-f]{32}$", re.IGNORECASE
)
_NO_SESSION = re.compile(r"csrf|xsrf|antiforgery|requestverification", re.IGNORECASE)


class SetCookie(msgspec.Struct, frozen=True):
    """One cookie. ``same_site`` is ``strict``, ``lax``, ``none`` or empty; ``domain`` and ``path`` as written, empty when not said.

    ``deleted`` when it is sent only to make the browser forget the cookie. ``max_age`` in seconds and ``expires`` are as said, None when not.
    """

    name: str
    secure: bool = False
    http_only: bool = False
    same_site: str = ""
    domain: str = ""
    path: str = ""
    deleted: bool = False
    max_age: int | None = None
    expires: dt.datetime | None = None

    @property
    def carries_a_session(self) -> bool:
        """Whether its name is one under which frameworks keep a log-in."""
        return bool(_SESSION.search(self.name)) and not _NO_SESSION.search(self.name)

    @property
    def broken_promises(self) -> tuple[str, ...]:
        """What a name beginning ``__Secure-`` or ``__Host-`` promises and the attributes do not keep: ``Secure``, ``Path=/``, ``Domain``."""
        name = self.name.lower()
        host = name.startswith("__host-")
        promises = {
            "Secure": self.secure or not (host or name.startswith("__secure-")),
            "Path=/": self.path == "/" or not host,
            "Domain": not (host and self.domain),
        }
        return tuple(promise for promise, holds in promises.items() if not holds)

    def life(self, now: dt.datetime) -> float | None:
        """How long the browser keeps it, in seconds; None until it is closed. Max-Age goes before Expires."""
        if self.max_age is not None:
            return self.max_age
        return (self.expires - now).total_seconds() if self.expires else None


def set_cookie(value: str) -> SetCookie | None:
    """The cookie, or None where a browser ignores the line: control characters, no name and value, or too long."""
    pair, *attributes = value.split(";")
    left, equals, right = pair.partition("=")
    name, content = (left.strip(" \t"), right.strip(" \t")) if equals else ("", left.strip(" \t"))
    if _CONTROL.search(value) or not (name or content) or len(name) + len(content) > _LONGEST_PAIR:
        return None
    values = {}
    for attribute in attributes:
        key, _, text = attribute.partition("=")
        if len(text.strip(" \t")) <= _LONGEST_ATTRIBUTE:
            values[key.strip(" \t").lower()] = text.strip(" \t")
    same_site = values.get("samesite", "").lower()
    return SetCookie(
        name=name,
        secure="secure" in values,
        http_only="httponly" in values,
        same_site=same_site if same_site in ("strict", "lax", "none") else "",
        domain=values.get("domain", ""),
        path=values.get("path", ""),
        deleted=_deleted(values),
        max_age=int(values["max-age"][:13]) if re.fullmatch(r"-?[0-9]+", values.get("max-age", "")) else None,
        expires=cookie_date(values.get("expires", "")),
    )


def kept_cookies(lines: Iterable[tuple[str, str]], now: dt.datetime) -> list[tuple[str, SetCookie]]:
    """What a browser has of these lines in the end, each line with the URL of its answer (RFC 6265bis section 5.7).

    A cookie for a domain that does not cover the host is refused; of those with one name, domain and path the last is kept, unless it has expired.
    What breaks a promise of its name is there, for it is a fault of its own.
    """
    jar: dict[tuple[str, str, str], tuple[str, SetCookie]] = {}
    for url, line in lines:
        place = urlsplit(url)
        cookie, host = set_cookie(line), place.hostname or ""
        if cookie is None or not _covers(domain := cookie.domain.removeprefix(".").lower(), host):
            continue
        # Without its own path it belongs to the folder of what set it (RFC 6265 section 5.1.4).
        path = cookie.path if cookie.path.startswith("/") else place.path.rpartition("/")[0] or "/"
        key = (cookie.name, f".{domain}" if domain else host, path)
        jar.pop(key, None)
        life = cookie.life(now)
        if life is None or life > 0:
            jar[key] = (url, cookie)
    return list(jar.values())


def _covers(domain: str, host: str) -> bool:
    """RFC 6265 section 5.1.3; a name without a dot is a public suffix, for which nobody may set anything."""
    return not domain or host == domain or (host.endswith(f".{domain}") and "." in domain)


def _deleted(attributes: dict[str, str]) -> bool:
    """Max-Age of zero or less, or else an Expires around the epoch, which is how servers write "now" for this purpose."""
    if re.fullmatch(r"-?[0-9]+", age := attributes.get("max-age", "")):
        return age.startswith("-") or not age.strip("0")
    year = _YEAR.search(attributes.get("expires", ""))
    return year is not None and year[1] in ("1969", "1970", "1971", "69", "70", "71")
