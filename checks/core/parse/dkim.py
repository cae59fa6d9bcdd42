"""DKIM key records (RFC 6376 section 3.6.1)."""

from __future__ import annotations

import base64
import binascii
import re

import msgspec

from checks.core.parse.public_key import public_key_info

_MOST_TEXT, _MOST_FIELDS = 8192, 40
_SPACE = re.compile(r"[ \t\r\n]+")
# An Ed25519 key is its 32 octets and nothing around them (RFC 8463 section 4).
_ED25519_OCTETS = 32


class DkimKey(msgspec.Struct, frozen=True):
    """``bits`` is the size of an RSA key, 0 for any other. ``revoked``: withdrawn on purpose. ``wrong`` names the tag by which nobody can use the key, empty where all is well."""

    text: str
    kind: str = "rsa"
    bits: int = 0
    revoked: bool = False
    wrong: str = ""


def dkim_key(text: str) -> DkimKey | None:
    """The key for mail in a record, or None for a text that is none: of another version, without a key, or for other services.

    >>> dkim_key("v=DKIM1; k=rsa; p=").revoked
    True
    >>> dkim_key("v=spf1 -all") is None
    True
    """
    text = text[:_MOST_TEXT]
    pairs = [
        (name.strip(), _SPACE.sub("", value))
        for name, sign, value in (field.partition("=") for field in text.split(";")[:_MOST_FIELDS])
        if sign
    ]
    tags = dict(reversed(pairs))
    if not pairs or ("v" in tags and pairs[0] != ("v", "DKIM1")) or ("v" not in tags and "p" not in tags):
        return None
    if not {"*", "email"} & set(tags.get("s", "*").split(":")):
        return None
    kind = tags.get("k", "rsa")
    if (key := tags.get("p")) == "":
        return DkimKey(text, kind, revoked=True)
    bits, wrong = (0, "p") if key is None else _size(kind, key)
    if "sha256" not in tags.get("h", "sha256").split(":"):
        # SHA-1 must not be used (RFC 8301 section 3.1).
        wrong = wrong or "h"
    return DkimKey(text, kind, bits, wrong=wrong)


def _size(kind: str, key: str) -> tuple[int, str]:
    """The size of an RSA key, and the tag that is wrong."""
    try:
        octets = base64.b64decode(key, validate=True)
    except (binascii.Error, ValueError):
        return 0, "p"
    if kind == "ed25519":
        return 0, "" if len(octets) == _ED25519_OCTETS else "p"
    if kind != "rsa":
        # Receivers pass over a kind that they do not know; what it may be for, they do not say.
        return 0, "k"
    bits = public_key_info(octets).bits if public_key_info(octets).exponent else 0
    return bits, "" if bits else "p"
