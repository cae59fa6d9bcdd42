"""security.txt to the letter of RFC 9116 and of RFC 3339 section 5.6, and the files that come with a product."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from scanner.example_city.page import CAREFUL
from scanner.example_city.site import ServedAnswer
from tests.accuracy.backgrounds import BACKGROUNDS
from tests.accuracy.behaviour import Behaviour, plain

CHECK, PLACE, OLD = "http-security-txt", "/.well-known/security.txt", "/security.txt"
_CONTACT = "Contact: https://dinas.example/lapor\n"
_EXPIRES = "Expires: 2027-06-01T00:00:00Z\n"
# Moodle's public/security.txt; Nextcloud's apps/settings/lib/WellKnown/SecurityTxtHandler.php.
_MOODLE = f"Contact: https://moodle.org/security/report/\n{_EXPIRES}Preferred-Languages: en\n"
_NEXTCLOUD = f"Contact: https://hackerone.com/nextcloud\n{_EXPIRES}Acknowledgments: https://hackerone.com/nextcloud/thanks\nPolicy: https://hackerone.com/nextcloud\n"


def _signed(text: str, headers: str = "Hash: SHA512\n") -> str:
    """A cleartext message of OpenPGP (RFC 9580 section 7)."""
    signature = "\n".join(("iHUEARYKAB0WIQSsP2kEdoKDVFpSg6u3rK+YCkjapwUCY9qRaQAKCRC3rK+YCkja", "MTHYHajOzjwpwlQVrjkK419igx4imgk=", "=KONn"))
    return (
        f"-----BEGIN PGP SIGNED MESSAGE-----\n{headers}\n{text}-----BEGIN PGP SIGNATURE-----\n\n{signature}\n-----END PGP SIGNATURE-----\n"
    )


# RFC 9116 section 3: text/plain, whose charset is utf-8.
TYPES: Mapping[str, str] = {
    "text/plain;charset=UTF-8": "pass", 'text/plain; charset="utf-8"': "pass", "TEXT/PLAIN": "pass", "text/plain; charset=us-ascii": "pass",
    "text/plain; charset=iso-8859-1": "fail (form)", "application/octet-stream": "fail (form)", "text/html": "fail (form)", "text/markdown": "fail (form)",
}  # fmt: skip

FILES: Mapping[str, tuple[str, str]] = {
    "small-letters": (f"{_CONTACT}Expires: 2027-06-01t00:00:00z\n", "pass"),
    "fraction": (f"{_CONTACT}Expires: 2027-06-01T00:00:00.123456789Z\n", "pass"),
    "leap-second": (f"{_CONTACT}Expires: 2027-06-30T23:59:60Z\n", "pass"),
    "zone": (f"{_CONTACT}Expires: 2027-06-01T07:00:00+07:00\n", "pass"),
    "windows-lines": ((_CONTACT + _EXPIRES).replace("\n", "\r\n"), "pass"),
    "phone": (f"Contact: tel:+62-21-5550123\n{_EXPIRES}", "pass"),
    "own-file-of-an-office-with-moodle": (f"Contact: https://dinas.example/lapor\nContact: https://moodle.org/security/report/\n{_EXPIRES}", "pass"),
    "without-seconds": (f"{_CONTACT}Expires: 2027-06-01T00:00Z\n", "fail (expires)"),
    "basic-form": (f"{_CONTACT}Expires: 20270601T000000Z\n", "fail (expires)"),
    "week": (f"{_CONTACT}Expires: 2027-W22-2T00:00:00Z\n", "fail (expires)"),
    "space": (f"{_CONTACT}Expires: 2027-06-01 00:00:00Z\n", "fail (expires)"),
    "zone-without-colon": (f"{_CONTACT}Expires: 2027-06-01T00:00:00+0700\n", "fail (expires)"),
    "day-alone": (f"{_CONTACT}Expires: 2027-06-01\n", "fail (expires)"),
    "twice": (_CONTACT + _EXPIRES + _EXPIRES, "fail (expires)"),
    "old-lines": ((_CONTACT + _EXPIRES).replace("\n", "\r"), "fail (contact, expires)"),
    "bare-address": (f"Contact: csirt@dinas.example\n{_EXPIRES}", "fail (contact)"),
    "angle-brackets": (f"Contact: <https://dinas.example/lapor>\n{_EXPIRES}", "fail (contact)"),
    "another-canonical": (f"{_CONTACT}{_EXPIRES}Canonical: https://lain.example/.well-known/security.txt\n", "fail (canonical)"),
    "languages": (f"{_CONTACT}{_EXPIRES}Preferred-Languages: id, en-GB, zh-Hant-TW\n", "pass"),
    "languages-of-private-use": (f"{_CONTACT}{_EXPIRES}preferred-languages: x-klingon,id\n", "pass"),
    "languages-twice": (f"{_CONTACT}{_EXPIRES}Preferred-Languages: id\nPreferred-Languages: en\n", "fail (languages)"),
    "languages-twice-the-same": (f"{_CONTACT}{_EXPIRES}Preferred-Languages: id\nPREFERRED-LANGUAGES: id\n", "fail (languages)"),
    "languages-by-name": (f"{_CONTACT}{_EXPIRES}Preferred-Languages: Bahasa Indonesia\n", "fail (languages)"),
    "languages-as-a-locale": (f"{_CONTACT}{_EXPIRES}Preferred-Languages: id_ID\n", "fail (languages)"),
    "languages-none": (f"{_CONTACT}{_EXPIRES}Preferred-Languages:\n", "fail (languages)"),
    "languages-with-an-empty-one": (f"{_CONTACT}{_EXPIRES}Preferred-Languages: id,,en\n", "fail (languages)"),
    "policy-over-plain-http": (f"{_CONTACT}{_EXPIRES}Policy: http://dinas.example/kebijakan\n", "fail (links)"),
    "key-over-plain-http": (f"{_CONTACT}{_EXPIRES}Encryption: http://dinas.example/kunci.asc\n", "fail (links)"),
    "thanks-over-plain-http": (f"{_CONTACT}{_EXPIRES}Acknowledgments: HTTP://dinas.example/terima-kasih\n", "fail (links)"),
    "jobs-over-plain-http": (f"{_CONTACT}{_EXPIRES}Hiring: http://dinas.example/lowongan\n", "fail (links)"),
    "key-in-the-dns": (f"{_CONTACT}{_EXPIRES}Encryption: dns:5d2d37ab76d47d36._openpgpkey.example.com?type=OPENPGPKEY\n", "pass"),
    "key-by-its-fingerprint": (f"{_CONTACT}{_EXPIRES}Encryption: openpgp4fpr:5f2de5521c63a801ab59ccb603d49de44b29100f\n", "pass"),
    "several-of-what-may-come-often": (f"{_CONTACT}{_CONTACT}{_EXPIRES}Policy: https://dinas.example/a\nPolicy: https://dinas.example/b\nHiring: https://dinas.example/l\n", "pass"),
    # RFC 3339 sections 4.3 and 5.7: an unknown zone, and a leap second where one may be.
    "unknown-zone": (f"{_CONTACT}Expires: 2027-06-01T00:00:00-00:00\n", "pass"),
    "leap-second-in-a-zone": (f"{_CONTACT}Expires: 2027-07-01T06:59:60+07:00\n", "pass"),
    "leap-second-at-noon": (f"{_CONTACT}Expires: 2027-06-01T12:00:60Z\n", "fail (expires)"),
    "leap-second-in-the-middle-of-a-month": (f"{_CONTACT}Expires: 2027-06-15T23:59:60Z\n", "fail (expires)"),
    "hour-of-24": (f"{_CONTACT}Expires: 2027-06-01T24:00:00Z\n", "fail (expires)"),
    "no-such-day": (f"{_CONTACT}Expires: 2027-02-29T00:00:00Z\n", "fail (expires)"),
    "fraction-with-a-comma": (f"{_CONTACT}Expires: 2027-06-01T00:00:00,5Z\n", "fail (expires)"),
    "fraction-without-digits": (f"{_CONTACT}Expires: 2027-06-01T00:00:00.Z\n", "fail (expires)"),
    "no-zone": (f"{_CONTACT}Expires: 2027-06-01T00:00:00\n", "fail (expires)"),
    "zone-of-24-hours": (f"{_CONTACT}Expires: 2027-06-01T00:00:00+24:00\n", "fail (expires)"),
    "date-of-mail": (f"{_CONTACT}Expires: Tue, 01 Jun 2027 00:00:00 GMT\n", "fail (expires)"),
    "comment-behind": (f"{_CONTACT}Expires: 2027-06-01T00:00:00Z # perpanjang\n", "fail (expires)"),
    "blanks-behind": (f"{_CONTACT}Expires: 2027-06-01T00:00:00Z \t\n", "pass"),
    "date-in-a-comment-besides": (f"{_CONTACT}{_EXPIRES}# Expires: 2026-01-01T00:00:00Z\n", "pass"),
    "contact-in-a-comment": (f"# {_CONTACT}{_EXPIRES}", "fail (no-contact)"),
    "contact-over-plain-http": (f"Contact: http://dinas.example/lapor\n{_EXPIRES}", "fail (contact)"),
    "contact-of-a-messenger": (f"Contact: xmpp:csirt@dinas.example\n{_EXPIRES}", "pass"),
    "two-contacts-on-a-line": (f"Contact: mailto:csirt@dinas.example, https://dinas.example/lapor\n{_EXPIRES}", "fail (contact)"),
    "names-in-any-case": ("CONTACT: https://dinas.example/lapor\nexpires: 2027-06-01T00:00:00Z\n", "pass"),
    "signed": (_signed(_CONTACT + _EXPIRES), "pass"),
    "signed-with-windows-lines": (_signed(_CONTACT + _EXPIRES).replace("\n", "\r\n"), "pass"),
    "signed-without-a-hash-header": (_signed(_CONTACT + _EXPIRES, ""), "pass"),
    "signed-with-escaped-lines": (_signed(f"- {_CONTACT}- {_EXPIRES}"), "pass"),
    "signed-and-cut-off": (_signed(_CONTACT + _EXPIRES).partition("=KONn")[0], "fail (signature)"),
    "signed-for-a-part": (f"{_signed(_EXPIRES)}{_CONTACT}", "fail (no-contact)"),
    "moodle": (_MOODLE, "fail (missing)"),
    "nextcloud": (_NEXTCLOUD, "fail (missing)"),
}  # fmt: skip


def behaviours() -> Iterator[Behaviour]:
    """Each at its standard place; what comes with a product at the old one, too."""
    for name, (text, label) in FILES.items():
        yield Behaviour(name=f"security-txt-file-{name}", https=BACKGROUNDS["honest"].site({PLACE: plain(text)}), must={CHECK: label})
    for number, (media_type, label) in enumerate(TYPES.items()):
        file = ServedAnswer(200, (*CAREFUL, ("Content-Type", media_type)), (_CONTACT + _EXPIRES).encode())
        yield Behaviour(name=f"security-txt-type-{number}", https=BACKGROUNDS["honest"].site({PLACE: file}), must={CHECK: label})
    yield Behaviour(
        name="security-txt-of-moodle-at-the-old-place",
        https=BACKGROUNDS["honest"].site({OLD: plain(_MOODLE)}),
        must={CHECK: "fail (missing)"},
    )
    yield Behaviour(
        name="security-txt-at-the-old-place",
        https=BACKGROUNDS["honest"].site({OLD: plain(_CONTACT + _EXPIRES)}),
        must={CHECK: "fail (place)"},
    )
