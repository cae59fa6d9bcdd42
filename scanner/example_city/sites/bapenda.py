"""Badan Pendapatan Daerah: phpMyAdmin and an application that answers anything on one server, and a firewall that loses patience."""

from __future__ import annotations

from scanner.example_city.behaviour import always, files, firewall, to_https, upgrade
from scanner.example_city.page import CAREFUL, example_page, html, missing
from scanner.example_city.site import Respond, ServedAnswer, Site

_AGENCY = "Badan Pendapatan Daerah Kota Contoh"
DATABASE_TOOL = "bapenda.kotacontoh.go.id"
CATCH_ALL_HOST = "esptpd.kotacontoh.go.id"
IMPATIENT = "pajak.kotacontoh.go.id"
_SHARED = "127.0.53.51"

_HOME = "<p>Bayar pajak bumi dan bangunan sebelum jatuh tempo.</p><p>Pembayaran dapat dilakukan di bank, kantor pos, dan lokapasar.</p>"
PHPMYADMIN_PAGE = """<!DOCTYPE HTML>
<html lang="en" dir="ltr"><head><meta charset="utf-8"><meta name="robots" content="noindex,nofollow"><title>phpMyAdmin</title>
<link rel="stylesheet" type="text/css" href="themes/pmahomme/css/theme.css?v=5.1.1">
<script src="js/vendor/jquery/jquery.min.js?v=5.1.1"></script></head>
<body id="loginform"><div class="container"><a href="https://www.phpmyadmin.net/" target="_blank"><img src="themes/pmahomme/img/logo_right.png" alt="phpMyAdmin"></a>
<h1>Welcome to <bdo dir="ltr" lang="en">phpMyAdmin</bdo></h1>
<form method="post" id="login_form" action="index.php" name="login_form" class="login">
<label for="input_username">Username:</label><input type="text" name="pma_username" id="input_username">
<label for="input_password">Password:</label><input type="password" name="pma_password" id="input_password">
<input type="hidden" name="server" value="1"><input value="Go" type="submit" id="input_go"></form></div></body></html>
"""
PHPMYADMIN_SESSION = ("Set-Cookie", "phpMyAdmin_https=c0ntoh5e51; path=/phpmyadmin/; secure; HttpOnly; SameSite=Strict")
APPLICATION = """<!DOCTYPE html>
<html lang="id"><head><meta charset="utf-8"><title>e-SPTPD Kota Contoh</title><link rel="stylesheet" href="/aset/app.css"></head>
<body><div id="app"><p>Memuat aplikasi pelaporan pajak daerah. Aktifkan JavaScript untuk melanjutkan.</p></div>
<script src="/aset/app.js"></script></body></html>
"""
# What every search engine asks for is no attack, whether it is there or not.
CUSTOMARY = ("/robots.txt", "/sitemap.xml", "/.well-known/security.txt", "/security.txt", "/favicon.ico")
_BLOCK_PAGE = """<!DOCTYPE html>
<html lang="id"><head><title>403 Forbidden</title></head>
<body><h1>Akses Anda diblokir</h1><p>Permintaan ini ditolak oleh Web Application Firewall karena mirip dengan serangan.</p>
<p>Nomor kejadian: 7741-20261121</p></body></html>
"""


def sites() -> tuple[Site, ...]:
    return (
        Site(host=DATABASE_TOOL, address=_SHARED, https=_office(), http=to_https),
        Site(host=CATCH_ALL_HOST, address=_SHARED, https=always(html(APPLICATION)), http=to_https),
        Site(host=IMPATIENT, address="127.0.53.52", https=(pajak := _impatient()), http=pajak),
    )


def _office() -> Respond:
    login = html(PHPMYADMIN_PAGE, headers=(*CAREFUL, PHPMYADMIN_SESSION))
    to_folder = ServedAnswer(301, (*CAREFUL, ("Location", f"https://{DATABASE_TOOL}/phpmyadmin/")))
    return files(
        {
            "/": example_page("Beranda", _HOME, _AGENCY),
            "/phpmyadmin": to_folder,
            "/phpmyadmin/": login,
            "/phpmyadmin/index.php": login,
        },
        missing(_AGENCY),
    )


def _impatient() -> Respond:
    """A site behind a firewall that tolerates one request for an unknown path."""
    pages = {"/": example_page("Cek Pajak", "<p>Periksa tagihan dengan nomor objek pajak.</p>", _AGENCY)}
    refusal = html(_BLOCK_PAGE, status=403, headers=(("Server", "nginx"),))
    return firewall(upgrade(files(pages, missing(_AGENCY))), {*pages, *CUSTOMARY}, refusal, tolerance=1)
