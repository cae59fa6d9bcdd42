"""TLS-RPT records (RFC 8460 section 3)."""

from __future__ import annotations

import re

import msgspec

_VERSION = re.compile(r"v[ \t]{0,8}=[ \t]{0,8}TLSRPTv1[ \t]{0,8};")
_MOST_TEXT, _MOST_FIELDS = 4096, 40
_URI = re.compile(r"(?:mailto:[^@\s!]{1,128}@[A-Za-z0-9.-]{1,253}|https://[^\s,;!]{1,500})", re.IGNORECASE)


class TlsRptRecord(msgspec.Struct, frozen=True):
    """``addresses`` are those that reports can be sent to, ``wrong`` the others."""

    text: str
    addresses: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()


def tls_rpt(text: str) -> TlsRptRecord | None:
    """The record, or None for what is none: the version first, with its semicolon.

    >>> tls_rpt("v=TLSRPTv1; rua=mailto:tls@kotacontoh.go.id").addresses
    ('mailto:tls@kotacontoh.go.id',)
    """
    text = text[:_MOST_TEXT]
    if not _VERSION.match(text):
        return None
    fields = (field.partition("=") for field in text.split(";")[1:_MOST_FIELDS])
    uris = [one.strip() for name, _, value in fields if name.strip() == "rua" for one in value.split(",")]
    return TlsRptRecord(
        text, tuple(one for one in uris if _URI.fullmatch(one)), tuple(one for one in uris if one and not _URI.fullmatch(one))
    )
