"""Dinas Pendidikan: an old Joomla and an open folder on one shared server, and an admission site that limits requests."""

from __future__ import annotations

from scanner.example_city.behaviour import files, limit_rate, to_https, upgrade
from scanner.example_city.page import CAREFUL, CARELESS, city_text, example_page, html, missing
from scanner.example_city.site import Respond, ServedAnswer, Site

_AGENCY = "Dinas Pendidikan Kota Contoh"
OLD_JOOMLA = "disdik.kotacontoh.go.id"
OPEN_FOLDER = "perpustakaan.kotacontoh.go.id"
RATE_LIMITED_HOST = "ppdb.kotacontoh.go.id"
_SHARED = "127.0.53.31"

JOOMLA_HEAD = """<base href="https://disdik.kotacontoh.go.id/">
<meta name="generator" content="Joomla! - Open Source Content Management">
<script src="/media/jui/js/jquery.min.js?3f1b6a"></script>
<script src="/media/system/js/core.js?3f1b6a"></script>"""
JOOMLA_HOME = """<div class="item-page"><h2>Kalender pendidikan tahun ajaran baru</h2>
<p>Hari pertama masuk sekolah jatuh pada hari Senin pekan ketiga bulan Juli.</p></div>
<div class="item-page"><h2>Pelatihan guru penggerak</h2><p>Pendaftaran dibuka sampai akhir bulan.</p></div>"""
_MANIFEST_TEXT = """<?xml version="1.0" encoding="UTF-8"?>
<extension version="3.6" type="file" method="upgrade">
	<name>files_joomla</name>
	<author>Joomla! Project</author>
	<authorUrl>www.joomla.org</authorUrl>
	<copyright>(C) 2006 Open Source Matters, Inc.</copyright>
	<license>GNU General Public License version 2 or later; see LICENSE.txt</license>
	<version>3.9.28</version>
	<creationDate>July 2021</creationDate>
	<description>FILES_JOOMLA_XML_DESCRIPTION</description>
</extension>
"""
JOOMLA_LOGIN = f"""<!DOCTYPE html><html lang="id-id"><head><meta charset="utf-8">
<meta name="generator" content="Joomla! - Open Source Content Management"><title>{_AGENCY} - Administrasi</title></head>
<body class="site com_login view-login"><form action="/administrator/index.php" method="post" id="form-login">
<input name="username" type="text" placeholder="Nama Pengguna"><input name="passwd" type="password" placeholder="Kata Sandi">
<button>Masuk</button><input type="hidden" name="option" value="com_login"><input type="hidden" name="task" value="login"></form></body></html>"""
# Joomla names its session by a hash; this one has none of the attributes that keep it from being read or sent in the clear.
JOOMLA_SESSION = ("Set-Cookie", "9f86d081884c7d659a2feaa0c55ad015=n4bq8rt1c7fj; path=/")

PHPINFO = """<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><head><title>PHP 7.4.33 - phpinfo()</title><meta name="ROBOTS" content="NOINDEX,NOFOLLOW,NOARCHIVE" /></head>
<body><div class="center"><table><tr class="h"><td><h1 class="p">PHP Version 7.4.33</h1></td></tr></table>
<table><tr><td class="e">System </td><td class="v">Linux web1 5.4.0-216-generic x86_64 </td></tr>
<tr><td class="e">Server API </td><td class="v">Apache 2.0 Handler </td></tr>
<tr><td class="e">Loaded Configuration File </td><td class="v">/etc/php/7.4/apache2/php.ini </td></tr></table>
<h2>Environment</h2><table><tr><td class="e">DB_PASSWORD </td><td class="v">contoh-bukan-kata-sandi </td></tr></table></div></body></html>"""

LISTING = """<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 3.2 Final//EN">
<html>
 <head>
  <title>Index of {path}</title>
 </head>
 <body>
<h1>Index of {path}</h1>
  <table>
   <tr><th valign="top"><img src="/icons/blank.gif" alt="[ICO]"></th><th><a href="?C=N;O=D">Name</a></th><th><a href="?C=M;O=A">Last modified</a></th><th><a href="?C=S;O=A">Size</a></th><th><a href="?C=D;O=A">Description</a></th></tr>
   <tr><th colspan="5"><hr></th></tr>
<tr><td valign="top"><img src="/icons/back.gif" alt="[PARENTDIR]"></td><td><a href="/">Parent Directory</a></td><td>&nbsp;</td><td align="right">  - </td><td>&nbsp;</td></tr>
{rows}   <tr><th colspan="5"><hr></th></tr>
</table>
<address>Apache/2.4.58 (Ubuntu) Server at perpustakaan.kotacontoh.go.id Port 443</address>
</body></html>
"""
ROW = '<tr><td valign="top"><img src="/icons/unknown.gif" alt="[   ]"></td><td><a href="{name}">{name}</a></td><td align="right">2026-08-17 03:15  </td><td align="right">{size}</td><td>&nbsp;</td></tr>\n'
_BACKUP = {"db_perpustakaan_2026-08-17.sql.gz": "48M", "situs_lama.zip": "212M", "config.php.bak": "1.2K"}
_UPLOADS = {"katalog-buku-anak.pdf": "2.1M", "jadwal-mobil-pintar.jpg": "640K"}

_LIBRARY = """<p>Cari dan pesan buku di perpustakaan kota dan mobil pintar.</p>
<p><a href="/literasi-digital">Literasi digital: waspada judi online</a></p>"""
# All the words of an advert, and none of it is one.
_WARNING = """<p>Situs slot gacor dan togel online menjanjikan maxwin dan bonus deposit pulsa. Jangan percaya: judi online dilarang Pasal 27 ayat (2) UU ITE,
dan korbannya kehilangan tabungan. Laporkan situs judi kepada polisi atau lewat aduan konten.</p>
<p>Buku baru: “Melawan Candu Judi Online”, “Rehabilitasi Pecandu Judi”, dan “Bahaya Slot bagi Remaja”.</p>"""


def sites() -> tuple[Site, ...]:
    return (
        Site(host=OLD_JOOMLA, address=_SHARED, https=_joomla(), http=to_https, caa=False),
        Site(host=OPEN_FOLDER, address=_SHARED, https=_library(), http=to_https),
        Site(host=RATE_LIMITED_HOST, address="127.0.53.32", https=(admission := _admission()), http=admission),
    )


def _joomla() -> Respond:
    return files(
        {
            "/": example_page("Beranda", JOOMLA_HOME, _AGENCY, head=JOOMLA_HEAD, headers=(*CARELESS, JOOMLA_SESSION)),
            "/administrator/": html(JOOMLA_LOGIN, headers=CARELESS),
            "/info.php": html(PHPINFO, headers=CARELESS),
            "/administrator/manifests/files/joomla.xml": city_text(_MANIFEST_TEXT, "application/xml", headers=CARELESS),
        },
        missing(_AGENCY, headers=CARELESS),
    )


def _library() -> Respond:
    home = example_page("Perpustakaan Daerah", _LIBRARY, _AGENCY)
    return files(
        {
            "/": home,
            "/literasi-digital": example_page("Literasi digital", _WARNING, _AGENCY),
            "/backup/": _listing("/backup", _BACKUP),
            "/uploads/": _listing("/uploads", _UPLOADS),
        },
        missing(_AGENCY),
    )


def _listing(path: str, names: dict[str, str]) -> ServedAnswer:
    """A folder as Apache's mod_autoindex shows it."""
    rows = "".join(ROW.format(name=name, size=size) for name, size in names.items())
    return html(LISTING.format(path=path, rows=rows), headers=CAREFUL)


def _admission() -> Respond:
    refusal = example_page(
        "Terlalu banyak permintaan", "<p>Silakan mencoba kembali beberapa saat lagi.</p>", _AGENCY, status=429,
        headers=(*CAREFUL, ("Retry-After", "1")),
    )  # fmt: skip
    home = example_page("Penerimaan Peserta Didik Baru", "<p>Pendaftaran jalur zonasi dibuka pekan depan.</p>", _AGENCY)
    return limit_rate(upgrade(files({"/": home}, missing(_AGENCY))), refusal, first=3, seconds=600)
