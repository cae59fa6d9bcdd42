"""CAA records in presentation form (RFC 8659 section 4)."""

from __future__ import annotations

import re

import msgspec

_RECORD = re.compile(r"(?P<flags>\d{1,3})\s+(?P<tag>[A-Za-z0-9]{1,255})\s+(?P<value>\".*\"|\S*)\s*", re.DOTALL)
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9\-]{0,61}[A-Za-z0-9])?"
_PARAMETER = re.compile(r"\s*+[A-Za-z0-9][A-Za-z0-9\-]*+(?<!-)\s*+=\s*+[\x21-\x3a\x3c-\x7e]*+\s*+")
_DOMAIN = re.compile(rf"\s*+(?:{_LABEL}(?:\.{_LABEL}){{0,127}})?\s*+")
# Tags with a meaning (RFC 8659, RFC 9495, and the mail and phone contacts of the CA/Browser Forum's requirements).
KNOWN_TAGS = ("issue", "issuewild", "iodef", "issuemail", "issuevmc", "contactemail", "contactphone")
_CRITICAL = 128


class Caa(msgspec.Struct, frozen=True):
    """One record. ``issuer`` is the authorised CA's domain; empty when none is authorised; None when the value is malformed or no issuer."""

    critical: bool
    tag: str
    value: str
    issuer: str | None = None

    @property
    def usable(self) -> bool:
        """False when CAs must refuse because of this record: a malformed issuer, or an unknown tag that is critical."""
        return not (self.tag in ("issue", "issuewild") and self.issuer is None) and not (self.critical and self.tag not in KNOWN_TAGS)


def caa(record: str) -> Caa | None:
    """The record, or None when it is not one.

    >>> caa('0 issue "letsencrypt.org; validationmethods=dns-01"').issuer
    'letsencrypt.org'
    """
    match = _RECORD.fullmatch(record[:4096])
    if match is None or int(match["flags"]) > 255:
        return None
    value = match["value"]
    value = re.sub(r"\\(.)", r"\1", value[1:-1]) if len(value) > 1 and value[0] == value[-1] == '"' else value
    tag = match["tag"].lower()
    return Caa(bool(int(match["flags"]) & _CRITICAL), tag, value, _issuer(value) if tag in ("issue", "issuewild") else None)


def _issuer(value: str) -> str | None:
    domain, *parameters = value.split(";")
    if not _DOMAIN.fullmatch(domain) or any(p.strip() and not _PARAMETER.fullmatch(p) for p in parameters):
        return None
    return domain.strip().lower()
