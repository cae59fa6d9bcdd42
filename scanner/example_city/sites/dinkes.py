"""Dinas Kesehatan: an old WordPress, a queue on TLS 1.0, and an application that gives its `.env` away."""

from __future__ import annotations

from scanner.example_city.behaviour import files, to_https
from scanner.example_city.page import CAREFUL, CARELESS, city_text, example_page, html, missing
from scanner.example_city.site import Protocols, Respond, ServedAnswer, Site

_AGENCY = "Dinas Kesehatan Kota Contoh"
OLD_WORDPRESS = "dinkes.kotacontoh.go.id"
LEGACY_TLS = "antrean.kotacontoh.go.id"
EXPOSED_ENV = "simpus.kotacontoh.go.id"

_VERSION = "5.8.3"
WORDPRESS_HEAD = f"""<meta name="generator" content="WordPress {_VERSION}">
<link rel="alternate" type="application/rss+xml" title="{_AGENCY} &raquo; Feed" href="/feed/">
<link rel="https://api.w.org/" href="/wp-json/">
<link rel="stylesheet" href="/wp-content/themes/twentytwenty/style.css?ver=1.8">
<script src="/wp-includes/js/wp-embed.min.js?ver={_VERSION}"></script>"""
WORDPRESS_HOME = """<article><h2>Imunisasi campak untuk anak sekolah</h2><p>Tim puskesmas berkunjung ke sekolah dasar sepanjang bulan ini.</p></article>
<article><h2>Cegah demam berdarah dengan 3M Plus</h2><p>Kuras, tutup, dan manfaatkan kembali tempat penampungan air.</p></article>
<p><a href="/wp-login.php">Masuk</a></p>"""
WORDPRESS_LOGIN = f"""<!DOCTYPE html><html lang="id"><head><meta charset="utf-8"><title>Masuk &lsaquo; {_AGENCY} &#8212; WordPress</title>
<link rel="stylesheet" href="/wp-admin/css/login.min.css?ver={_VERSION}"></head>
<body class="login wp-core-ui"><div id="login"><h1><a href="https://wordpress.org/">Didukung oleh WordPress</a></h1>
<form name="loginform" id="loginform" action="/wp-login.php" method="post">
<p><label for="user_login">Nama Pengguna atau Alamat Email</label><input type="text" name="log" id="user_login"></p>
<p><label for="user_pass">Kata Sandi</label><input type="password" name="pwd" id="user_pass"></p>
<p><input type="submit" name="wp-submit" value="Masuk"></p></form></div></body></html>"""
WORDPRESS_README = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>WordPress &rsaquo; ReadMe</title></head>
<body><h1 id="logo"><a href="https://wordpress.org/">WordPress</a></h1><p>Semantic Personal Publishing Platform</p>
<h2>First Things First</h2><p>Welcome. WordPress is a very special project to me.</p></body></html>"""
WORDPRESS_LOG = """[20-Nov-2026 03:11:12 UTC] PHP Warning:  Undefined array key "nama" in /home/dinkes/public_html/wp-content/plugins/antrean/kirim.php on line 41
[20-Nov-2026 03:11:12 UTC] PHP Deprecated:  Function utf8_encode() is deprecated in /home/dinkes/public_html/wp-content/plugins/antrean/kirim.php on line 52
"""
WORDPRESS_FEED = f"""<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>{_AGENCY}</title>
<link>https://{OLD_WORDPRESS}</link><description>Situs resmi {_AGENCY}</description><language>id</language>
<generator>https://wordpress.org/?v={_VERSION}</generator></channel></rss>"""

QUEUE = """<p>Ambil nomor antrean puskesmas dari rumah.</p><form action="/antrean" method="get"><label>Puskesmas
<select name="puskesmas"><option>Puskesmas Melati</option><option>Puskesmas Kenanga</option></select></label><button>Lihat antrean</button></form>"""

CLINIC = '<p>Sistem informasi puskesmas. Silakan <a href="/masuk">masuk</a> dengan akun petugas.</p>'
_ENV = """APP_NAME=Simpus
APP_ENV=production
APP_KEY=base64:Y29udG9oIHNhamEsIGJ1a2FuIGt1bmNpIHNlanVuZ3VobnlhIQ==
APP_DEBUG=false
APP_URL=https://simpus.kotacontoh.go.id

DB_CONNECTION=mysql
DB_HOST=127.0.0.1
DB_DATABASE=simpus
DB_USERNAME=simpus
DB_PASSWORD=contoh-bukan-kata-sandi

MAIL_HOST=surat.kotacontoh.go.id
MAIL_PASSWORD="contoh juga"
"""


def sites() -> tuple[Site, ...]:
    queue = files({"/": example_page("Antrean Puskesmas", QUEUE, _AGENCY)}, missing(_AGENCY))
    clinic = files({"/": example_page("Simpus", CLINIC, _AGENCY), "/.env": _download(_ENV)}, missing(_AGENCY))
    return (
        Site(host=OLD_WORDPRESS, address="127.0.53.21", https=_wordpress(), http=to_https, caa=False),
        Site(host=LEGACY_TLS, address="127.0.53.22", https=queue, http=to_https, protocols=Protocols.LEGACY),
        Site(host=EXPOSED_ENV, address="127.0.53.23", https=clinic, http=to_https),
    )


def _wordpress() -> Respond:
    return files(
        {
            "/": example_page("Beranda", WORDPRESS_HOME, _AGENCY, head=WORDPRESS_HEAD, headers=CARELESS),
            "/feed/": city_text(WORDPRESS_FEED, "application/rss+xml; charset=UTF-8", headers=CARELESS),
            "/readme.html": html(WORDPRESS_README, headers=CARELESS),
            "/wp-content/debug.log": city_text(WORDPRESS_LOG, headers=CARELESS),
            "/wp-login.php": html(WORDPRESS_LOGIN, headers=CARELESS),
            "/wp-json/": city_text(
                f'{{"name":"{_AGENCY}","namespaces":["oembed/1.0","wp/v2"]}}', "application/json; charset=UTF-8", headers=CARELESS
            ),
        },
        missing(_AGENCY, headers=CARELESS),
    )


def _download(content: str) -> ServedAnswer:
    return city_text(content, "application/octet-stream", headers=CAREFUL)
