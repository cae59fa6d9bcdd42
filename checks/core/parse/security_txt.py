"""security.txt (RFC 9116): whom to tell of a vulnerability."""

from __future__ import annotations

import datetime as dt
import enum
import re

import msgspec

_FIELD = re.compile(r"(?P<name>[!-9;-~]{1,100}):(?P<value>.*)")
_FIELDS = frozenset({"acknowledgments", "canonical", "contact", "csaf", "encryption", "expires", "hiring", "policy", "preferred-languages"})
_SIGNED, _SIGNATURE, _END = "-----BEGIN PGP SIGNED MESSAGE-----", "-----BEGIN PGP SIGNATURE-----", "-----END PGP SIGNATURE-----"
_CONTACT = re.compile(r"(?:mailto:[^\s@]|https://[^\s/]|tel:\+?[0-9*(])\S*", re.IGNORECASE)
_MOST_LINES = 2000


class Signature(enum.Enum):
    """Whether the file is a cleartext OpenPGP message (RFC 9580 section 7); the signature itself is not verified."""

    NONE = "none"
    WHOLE = "whole"
    BROKEN = "broken"


class SecurityTxt(msgspec.Struct, frozen=True):
    """Field names in lower case with their values, in order; only fields that the registry knows."""

    fields: tuple[tuple[str, str], ...]
    signature: Signature = Signature.NONE

    def values(self, name: str) -> tuple[str, ...]:
        """Every value of a field, in order."""
        return tuple(value for field, value in self.fields if field == name)

    @property
    def unusable_contacts(self) -> tuple[str, ...]:
        """Contacts that are neither ``mailto:`` nor ``https:`` nor ``tel:`` (section 2.5.3)."""
        return tuple(value for value in self.values("contact") if not _CONTACT.fullmatch(value))

    @property
    def expires(self) -> dt.datetime | None:
        """When it expires; None where that is not said, said twice, or no date (section 2.5.5, RFC 3339)."""
        dates = self.values("expires")
        try:
            moment = dt.datetime.fromisoformat(dates[0]) if len(dates) == 1 else None
        except ValueError:
            return None
        return moment if moment and moment.tzinfo else None


def security_txt(text: str) -> SecurityTxt | None:
    """What the file says, or None when it has none of the fields and so is no security.txt."""
    lines = re.split(r"\r\n|\r|\n", text.removeprefix("\ufeff"), maxsplit=_MOST_LINES)[:_MOST_LINES]
    content, signature = _unwrap(lines)
    fields = (match for line in content if not line.startswith("#") and (match := _FIELD.fullmatch(line)))
    registered = tuple((name, match["value"].strip(" \t")) for match in fields if (name := match["name"].lower()) in _FIELDS)
    return SecurityTxt(registered, signature) if registered else None


def _unwrap(lines: list[str]) -> tuple[list[str], Signature]:
    """The lines that are signed, dash-escapes undone, or all of them where nothing is signed."""
    bare = [line.strip() for line in lines]
    if _SIGNED not in bare:
        return lines, Signature.BROKEN if _SIGNATURE in bare else Signature.NONE
    begin = bare.index(_SIGNED)
    # Armor headers (Hash: SHA512) end with an empty line.
    start = bare.index("", begin) if "" in bare[begin:] else len(bare)
    ends = _SIGNATURE in bare[start:]
    stop = bare.index(_SIGNATURE, start) if ends else len(bare)
    whole = ends and _END in bare[stop:] and not any(bare[:begin])
    return [line.removeprefix("- ") for line in lines[start:stop]], Signature.WHOLE if whole else Signature.BROKEN
