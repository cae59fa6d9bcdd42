"""DMARC records (RFC 9989 sections 4.7 and 4.8) and the addresses for reports in them."""

from __future__ import annotations

import enum
import re
from urllib.parse import unquote

import msgspec

_MOST_TEXT, _MOST_TAGS, _MOST_URIS = 8192, 60, 20
# RFC 9989 section 9.3.
_HISTORIC = ("pct", "rf", "ri")
_WSP = " \t"
# What is meant for a record, whether it is one or not.
_INTENT = re.compile(r"[\s\"']{0,8}v\s{0,8}[=:]?\s{0,8}dmarc", re.IGNORECASE)
# RFC 7489 allowed a limit of size after an address; RFC 9990 tells readers to take it off.
_SIZE = re.compile(r"![0-9]{1,20}[kmgt]?$", re.IGNORECASE)
_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{0,30}:[^\s,!]{1,500}")
_MAIL = re.compile(r"[^@\s]{1,128}@(?P<host>[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,62}\.){1,60}[A-Za-z0-9-]{1,63})\.?")


class Policy(enum.StrEnum):
    """What receivers are asked to do with letters that fail; `strict` from weakest to strongest."""

    NONE = "none"
    QUARANTINE = "quarantine"
    REJECT = "reject"

    @property
    def enforces(self) -> bool:
        """Quarantine is enforcement, too (RFC 9989 section 3.2.9)."""
        return self is not Policy.NONE


class ReportAddress(msgspec.Struct, frozen=True):
    """One address of ``rua`` or ``ruf`` as it stands; ``host`` is the mail domain, empty where it is no ``mailto:`` address of one."""

    text: str
    host: str = ""
    uri: bool = False


class DmarcRecord(msgspec.Struct, frozen=True):
    """``tags`` in lower case, of a name that stands twice the first."""

    text: str
    tags: dict[str, str]

    def policy(self, tag: str) -> Policy | None:
        """The value of ``p``, ``sp`` or ``np``; None where it is absent or no policy."""
        try:
            return Policy(self.tags.get(tag, "").lower())
        except ValueError:
            return None

    def broken(self, tag: str) -> bool:
        """Whether a policy tag is there without being a policy."""
        return tag in self.tags and self.policy(tag) is None

    @property
    def psd(self) -> str:
        """``y``, ``n`` or ``u``, the default."""
        value = self.tags.get("psd", "u").lower()
        return value if value in ("y", "n") else "u"

    @property
    def testing(self) -> bool:
        """Whether receivers are asked to go one step below the policy (RFC 9989 section 4.7, ``t``)."""
        return self.tags.get("t", "n").lower() == "y"

    def addresses(self, tag: str) -> tuple[ReportAddress, ...]:
        """The addresses of ``rua`` or ``ruf``."""
        return tuple(_address(one.strip(_WSP)) for one in self.tags.get(tag, "").split(",")[:_MOST_URIS] if one.strip(_WSP))


def dmarc(text: str) -> DmarcRecord | None:
    """The record, or None for what receivers do not read as one: ``v`` first, its value exactly ``DMARC1``, and a semicolon behind it.

    >>> dmarc("v=DMARC1; p=Reject").policy("p")
    <Policy.REJECT: 'reject'>
    """
    tags: dict[str, str] = {}
    for number, tag in enumerate(text[:_MOST_TEXT].split(";")[:_MOST_TAGS]):
        name, equals, value = (part.strip(_WSP) for part in tag.partition("="))
        name = name.lower()
        if number == 0 and (name, value) != ("v", "DMARC1"):
            return None
        if equals and name:
            tags.setdefault(name, value)
    return DmarcRecord(text[:_MOST_TEXT], tags)


def is_meant_for_dmarc(text: str) -> bool:
    """Whether somebody wanted to write a record, as ``v=dmarc1; p=none``; not so a wildcard's SPF or a note."""
    return _INTENT.match(text[:64]) is not None


def _address(text: str) -> ReportAddress:
    plain = _SIZE.sub("", text)
    if not _URI.fullmatch(plain):
        return ReportAddress(text)
    scheme, _, rest = plain.partition(":")
    mail = _MAIL.fullmatch(unquote(rest.partition("?")[0])) if scheme.lower() == "mailto" else None
    return ReportAddress(text, mail["host"].lower() if mail else "", uri=True)


def dmarc_with(record: DmarcRecord, tag: str, value: str) -> str:
    """The record as text with one tag changed, as an owner would write it; tags that receivers do not read any more are left out."""
    tags = {**record.tags, tag: value}
    return "; ".join(f"{name}={text}" for name, text in tags.items() if name not in _HISTORIC)
