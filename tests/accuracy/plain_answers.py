"""What a site says of itself: security.txt, robots.txt, the methods it announces, who may frame it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from scanner.example_city.page import CAREFUL
from scanner.example_city.site import HeaderLines, ServedAnswer
from tests.accuracy.backgrounds import BACKGROUNDS, LOST
from tests.accuracy.behaviour import FRONT, Behaviour, bare, plain
from tests.accuracy.header_checks import CSP, front_with

PLACE = "/.well-known/security.txt"
_SOON = f"{dt.datetime.now(dt.UTC) + dt.timedelta(days=200):%Y-%m-%dT00:00:00Z}"
_CONTACT = f"Contact: mailto:csirt@kotacontoh.go.id\nExpires: {_SOON}\nPreferred-Languages: id, en\n"

SECURITY_TXT: Mapping[str, tuple[str, Mapping[str, ServedAnswer]]] = {
    "missing": ("fail (missing)", {}),
    "old-place": ("fail (place)", {"/security.txt": plain(_CONTACT)}),
    "no-contact": ("fail (no-contact)", {PLACE: plain(f"Expires: {_SOON}\n")}),
    "bare-address": ("fail (contact)", {PLACE: plain(_CONTACT.replace("mailto:", ""))}),
    "no-end": ("fail (expires)", {PLACE: plain("Contact: https://kotacontoh.go.id/lapor\n")}),
    "ended": ("fail (expired)", {PLACE: plain("Contact: mailto:csirt@kotacontoh.go.id\nExpires: 2021-12-31T18:37:07.000Z\n")}),
    "for-ever": ("fail (far)", {PLACE: plain("Contact: mailto:csirt@kotacontoh.go.id\nExpires: 2099-12-31T00:00:00Z\n")}),
    "copied": ("fail (canonical)", {PLACE: plain(f"{_CONTACT}Canonical: https://contoh.example{PLACE}\n")}),
    "cut-signature": ("fail (signature)", {PLACE: plain(f"-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\n{_CONTACT}")}),
    "as-html": ("fail (form)", {PLACE: bare(_CONTACT)}),
    "page-in-its-place": ("fail (missing)", {PLACE: bare(LOST)}),
    "sound": ("pass", {PLACE: plain(_CONTACT)}),
    "sound-in-windows-lines-with-a-mark": ("pass", {PLACE: plain("\ufeff# CSIRT\r\n" + _CONTACT.replace("\n", "\r\n"))}),
    "sound-with-small-letters": ("pass", {PLACE: plain(f"contact: tel:+62-21-5550100\nexpires: {_SOON}\n")}),
    "sound-with-a-policy": ("pass", {PLACE: plain(f"{_CONTACT}Policy: https://kotacontoh.go.id/kebijakan\nHiring: https://kotacontoh.go.id/lowongan\n")}),
    "refused": ("unknown (error-page)", {PLACE: bare("<h1>403 Forbidden</h1>", 403)}),
}  # fmt: skip
ROBOTS: Mapping[str, tuple[str, str]] = {
    "backups": ("fail (tells)", "User-agent: *\nDisallow: /backup/\n"),
    "hidden-admin": ("fail (tells)", "User-agent: *\nDisallow: /kota-admin/\nDisallow: /cgi-bin/\n"),
    "settings": ("fail (tells)", "User-agent: Googlebot\nDisallow: /.env\nDisallow: /phpmyadmin\n"),
    "wordpress": ("pass", "User-agent: *\nDisallow: /wp-admin/\nAllow: /wp-admin/admin-ajax.php\n\nSitemap: https://kotacontoh.go.id/wp-sitemap.xml\n"),
    "joomla": ("pass", "User-agent: *\nDisallow: /administrator/\nDisallow: /cache/\nDisallow: /installation/\nDisallow: /logs/\nDisallow: /tmp/\n"),
    "drupal": ("pass", "User-agent: *\nDisallow: /core/\nDisallow: /admin/\nDisallow: /user/password/\nDisallow: /index.php/admin/\nDisallow: /index.php/user/login/\n"),
    "kinds-of-files": ("pass", "User-agent: *\nDisallow: /*.sql$\nDisallow: /*.bak$\n"),
    "comment": ("pass", "# /backup/ sudah dipindahkan\nUser-agent: *\nDisallow:\n"),
    "allowed": ("pass", "User-agent: *\nAllow: /database-pegawai-terbuka/\n"),
}  # fmt: skip
METHODS: Mapping[str, tuple[str, str]] = {
    "dav": ("fail (writing)", "GET, HEAD, POST, OPTIONS, PUT, DELETE, PROPFIND, MKCOL"),
    "echo": ("fail (echoing)", "OPTIONS, TRACE, GET, HEAD, POST"),
    "echo-and-dav": ("fail (writing, echoing)", "OPTIONS,TRACE,GET,HEAD,DELETE,PUT,COPY,MOVE"),
    "forms": ("pass", "GET, HEAD, POST, OPTIONS"),
    "application": ("pass", "GET, POST, PATCH, HEAD, OPTIONS"),
    "none": ("pass", ""),
    "of-similar-names": ("pass", "GET, HEAD, INPUT, TRACED"),
}  # fmt: skip
_OPEN_CSP = (CSP, "default-src 'self'; object-src 'none'; base-uri 'self'; frame-ancestors *")
_NO_ANCESTORS = (CSP, "default-src 'self'; object-src 'none'; base-uri 'self'")
FRAMING: Mapping[str, tuple[str, HeaderLines]] = {
    "missing": ("fail (missing)", (_NO_ANCESTORS, ("X-Frame-Options", ""))),
    "of-old": ("fail (ignored)", (_NO_ANCESTORS, ("X-Frame-Options", "ALLOW-FROM https://kotacontoh.go.id"))),
    "contradictory": ("fail (contradictory)", (_NO_ANCESTORS, ("X-Frame-Options", "DENY"), ("X-Frame-Options", "SAMEORIGIN"))),
    "for-everybody": ("fail (open)", (_OPEN_CSP,)),
    "in-small-letters": ("pass", (_NO_ANCESTORS, ("X-Frame-Options", "sameorigin"))),
    "twice-the-same": ("pass", (_NO_ANCESTORS, ("X-Frame-Options", "SAMEORIGIN"), ("X-Frame-Options", "SAMEORIGIN"))),
}  # fmt: skip


def behaviours() -> Iterator[Behaviour]:
    """Each on an honest site."""
    honest = BACKGROUNDS["honest"]
    for name, (label, file) in SECURITY_TXT.items():
        yield Behaviour(name=f"security-txt-{name}", https=honest.site(file), must={"http-security-txt": label})
    for name, (label, robots) in ROBOTS.items():
        yield Behaviour(name=f"robots-{name}", https=honest.site({"/robots.txt": plain(robots)}), must={"http-robots": label})
    for name, (label, allow) in METHODS.items():
        yield Behaviour(name=f"methods-{name}", https=honest.site({}), must={"http-methods": label}, allow=allow)
    for name, (label, headers) in FRAMING.items():
        yield Behaviour(name=f"framing-{name}", https=honest.site({"/": front_with(headers)}), must={"http-framing": label})
    yield Behaviour(
        name="hsts-on-https-alone", https=honest.site({}), http=honest.site({"/": ServedAnswer(200, CAREFUL[:1] + FRONT.headers[-1:], FRONT.body)}),
        must={"http-hsts-plain": "pass", "http-redirect": "fail (missing)"},
    )  # fmt: skip
    for check, header, value in (
        ("http-coop", "Cross-Origin-Opener-Policy", "same-origin-allow-popups"),
        ("http-permissions-policy", "Permissions-Policy", "camera=()"),
    ):
        yield Behaviour(name=f"sound-{header.lower()}", https=honest.site({"/": front_with(((header, value),))}), must={check: "pass"})
