"""security.txt (RFC 9116): whom to tell of a vulnerability."""

from __future__ import annotations

import datetime as dt
import enum
import re

import msgspec

_FIELD = re.compile(r"(?P<name>[!-9;-~]{1,100}):(?P<value>.*)")
_FIELDS = frozenset({"acknowledgments", "canonical", "contact", "csaf", "encryption", "expires", "hiring", "policy", "preferred-languages"})
_SIGNED, _SIGNATURE, _END = "-----BEGIN PGP SIGNED MESSAGE-----", "-----BEGIN PGP SIGNATURE-----", "-----END PGP SIGNATURE-----"
# A URI (RFC 3986): of a web page with https (section 2.5.3), or of another way to reach somebody. An address may be masked.
_CONTACT = re.compile(
    r"mailto:(?:[!#-;=?A-Z_a-z~]{0,300}@[!#-;=?A-Z_a-z~]{1,300}|\*\*\*[!#-;=?@A-Z_a-z~*]{0,300})|https://[!#-.0-;=?@A-Z\[\]_a-z~][!#-;=?@A-Z\[\]_a-z~]{0,2000}|tel:\+?[0-9*(][!#-;=?@A-Z_a-z~]{0,100}|"
    r"(?:xmpp|sips?|sms|im|matrix|ircs|openpgp4fpr):[!#-;=?@A-Z_a-z~]{1,500}",
    re.IGNORECASE,
)
# RFC 3339 section 5.6, `date-time`: to the second, with a zone; "T" and "Z" may be small letters.
_DATE_TIME = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)[Tt](?P<time>(?:[01]\d|2[0-3]):[0-5]\d):(?P<second>[0-5]\d|60)(?:\.\d{1,40})?(?P<zone>[Zz]|[+\-](?:[01]\d|2[0-3]):[0-5]\d)",
    re.ASCII,
)
# Files that come with a product and name its maker: Moodle since 4.2 (security.txt), Nextcloud (SecurityTxtHandler.php).
_MAKERS = re.compile(
    r"https://(?:moodle\.org/|hackerone\.com/nextcloud\b)|mailto:security@(?:moodle\.(?:org|com)|nextcloud\.com)$", re.IGNORECASE
)
# RFC 5646 section 2.1, as far as it tells a tag from a name: subtags of letters and digits, the first of letters, or a private use.
_LANGUAGE = re.compile(r"(?:[A-Za-z]{2,8}|[ix](?=-))(?:-[A-Za-z0-9]{1,8}){0,10}")
_LINKS = ("acknowledgments", "canonical", "encryption", "hiring", "policy")
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
        match = _DATE_TIME.fullmatch(dates[0]) if len(dates) == 1 else None
        if match is None:
            return None
        # Python knows no leap second; there is one at the end of a month only (RFC 3339 section 5.7).
        is_leap = match["second"] == "60"
        try:
            moment = dt.datetime.fromisoformat(
                f"{match['day']}T{match['time']}:{'59' if is_leap else match['second']}{match['zone'].upper()}"
            )
            next_second = moment.astimezone(dt.UTC) + dt.timedelta(seconds=1)
        except (ValueError, OverflowError):
            return None
        ends_month = (next_second.day, next_second.hour, next_second.minute, next_second.second) == (1, 0, 0, 0)
        return moment if ends_month or not is_leap else None

    @property
    def unusable_languages(self) -> bool:
        """Whether Preferred-Languages is said twice, is empty, or has what is no language tag (section 2.5.8, RFC 5646)."""
        values = self.values("preferred-languages")
        return len(values) > 1 or any(not _LANGUAGE.fullmatch(tag.strip(" \t")) for value in values for tag in value.split(","))

    @property
    def plain_links(self) -> tuple[str, ...]:
        """Web addresses of other fields than Contact that do not begin with ``https://`` (sections 2.5.1, 2.5.2, 2.5.4, 2.5.6, 2.5.7)."""
        return tuple(value for field, value in self.fields if field in _LINKS and value.lower().startswith("http:"))

    @property
    def is_of_a_maker(self) -> bool:
        """True when all contacts are those of a product's maker, whose file this is: reports on the site would reach a stranger."""
        contacts = self.values("contact")
        return bool(contacts) and all(_MAKERS.match(value) for value in contacts)


def security_txt(text: str) -> SecurityTxt | None:
    """What the file says, or None when it has none of the fields and so is no security.txt."""
    # A line ends with LF, with or without CR (section 4, `eol`).
    lines = re.split(r"\r?\n", text.removeprefix("\ufeff"), maxsplit=_MOST_LINES)[:_MOST_LINES]
    content, signature = _unwrap(lines)
    fields = (match for line in content if not line.startswith("#") and (match := _FIELD.fullmatch(line)))
    registered = tuple((name, match["value"].strip(" \t\r")) for match in fields if (name := match["name"].lower()) in _FIELDS)
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
