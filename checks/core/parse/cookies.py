"""Set-Cookie as browsers read it (RFC 6265bis section 5.6), and which cookies they refuse (section 5.7)."""

from __future__ import annotations

import re

import msgspec

_CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")
_YEAR = re.compile(r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*+[ \-]([0-9]{2,4})\b", re.IGNORECASE)
_LONGEST_PAIR, _LONGEST_ATTRIBUTE = 4096, 1024


class SetCookie(msgspec.Struct, frozen=True):
    """One cookie. ``same_site`` is ``strict``, ``lax``, ``none`` or empty; ``domain`` and ``path`` as written, empty when not said.

    ``deleted`` when it is sent only to make the browser forget the cookie.
    """

    name: str
    secure: bool = False
    http_only: bool = False
    same_site: str = ""
    domain: str = ""
    path: str = ""
    deleted: bool = False

    @property
    def keeps_its_prefix(self) -> bool:
        """Whether a name beginning ``__Secure-`` or ``__Host-`` has the attributes the prefix promises."""
        name = self.name.lower()
        if name.startswith("__host-"):
            return self.secure and not self.domain and self.path == "/"
        return self.secure or not name.startswith("__secure-")


def set_cookie(value: str) -> SetCookie | None:
    """The cookie, or None where a browser ignores the line: control characters, no name and value, or too long."""
    pair, *attributes = value.split(";")
    left, equals, right = pair.partition("=")
    name, content = (left.strip(" \t"), right.strip(" \t")) if equals else ("", left.strip(" \t"))
    if _CONTROL.search(value) or not (name or content) or len(name) + len(content) > _LONGEST_PAIR:
        return None
    given = {}
    for attribute in attributes:
        key, _, said = attribute.partition("=")
        if len(said.strip(" \t")) <= _LONGEST_ATTRIBUTE:
            given[key.strip(" \t").lower()] = said.strip(" \t")
    same_site = given.get("samesite", "").lower()
    return SetCookie(
        name=name,
        secure="secure" in given,
        http_only="httponly" in given,
        same_site=same_site if same_site in ("strict", "lax", "none") else "",
        domain=given.get("domain", ""),
        path=given.get("path", ""),
        deleted=_deleted(given),
    )


def _deleted(given: dict[str, str]) -> bool:
    """Max-Age of zero or less, or else an Expires around the epoch, which is how servers write "now" for this purpose."""
    if re.fullmatch(r"-?[0-9]+", age := given.get("max-age", "")):
        return age.startswith("-") or not age.strip("0")
    year = _YEAR.search(given.get("expires", ""))
    return year is not None and year[1] in ("1969", "1970", "1971", "69", "70", "71")
