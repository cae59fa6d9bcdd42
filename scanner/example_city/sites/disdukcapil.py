"""Dinas Kependudukan dan Pencatatan Sipil: an expired certificate, a firewall that blocks, and a server too slow to answer."""

from __future__ import annotations

from scanner.example_city.behaviour import always, files, never, to_https
from scanner.example_city.page import example_page, html, missing
from scanner.example_city.site import CertificateKind, Site

_AGENCY = "Dinas Kependudukan dan Pencatatan Sipil Kota Contoh"
EXPIRED = "disdukcapil.kotacontoh.go.id"
BLOCKED_HOST = "kia.kotacontoh.go.id"
SLOW = "adminduk.kotacontoh.go.id"

_HOME = "<p>Urus kartu keluarga, akta kelahiran, dan kartu identitas anak tanpa biaya.</p><p>Loket buka pukul 08.00 sampai 15.00.</p>"
_BLOCK_PAGE = """<!DOCTYPE html>
<html lang="en-US"><head><title>Attention Required! | Cloudflare</title><meta name="robots" content="noindex, nofollow"></head>
<body><div id="cf-wrapper"><h1>Sorry, you have been blocked</h1><h2>You are unable to access kotacontoh.go.id</h2>
<p>This website is using a security service to protect itself from online attacks.</p>
<p>Cloudflare Ray ID: <strong>8c0ffee0c0ffee00</strong></p></div></body></html>
"""


def sites() -> tuple[Site, ...]:
    office = files({"/": example_page("Beranda", _HOME, _AGENCY)}, missing(_AGENCY))
    block = always(html(_BLOCK_PAGE, status=403, headers=(("Server", "cloudflare"), ("CF-RAY", "8c0ffee0c0ffee00-CGK"))))
    return (
        Site(host=EXPIRED, address="127.0.53.41", https=office, http=to_https, certificate=CertificateKind.EXPIRED),
        Site(host=BLOCKED_HOST, address="127.0.53.42", https=block, http=block),
        Site(host=SLOW, address="127.0.53.43", https=never, http=never),
    )
