"""security.txt to the letter of RFC 9116 and of RFC 3339 section 5.6, and the files that come with a product."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tests.accuracy.backgrounds import BACKGROUNDS
from tests.accuracy.behaviour import Behaviour, plain

CHECK, PLACE, OLD = "http-security-txt", "/.well-known/security.txt", "/security.txt"
_CONTACT = "Contact: https://dinas.example/lapor\n"
_EXPIRES = "Expires: 2027-06-01T00:00:00Z\n"
# Moodle's public/security.txt; Nextcloud's apps/settings/lib/WellKnown/SecurityTxtHandler.php.
_MOODLE = f"Contact: https://moodle.org/security/report/\n{_EXPIRES}Preferred-Languages: en\n"
_NEXTCLOUD = f"Contact: https://hackerone.com/nextcloud\n{_EXPIRES}Acknowledgments: https://hackerone.com/nextcloud/thanks\nPolicy: https://hackerone.com/nextcloud\n"

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
    "moodle": (_MOODLE, "fail (missing)"),
    "nextcloud": (_NEXTCLOUD, "fail (missing)"),
}  # fmt: skip


def behaviours() -> Iterator[Behaviour]:
    """Each at its standard place; what comes with a product at the old one, too."""
    for name, (text, label) in FILES.items():
        yield Behaviour(name=f"security-txt-file-{name}", https=BACKGROUNDS["honest"].site({PLACE: plain(text)}), must={CHECK: label})
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
