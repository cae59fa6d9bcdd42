"""Dinas Komunikasi dan Informatika: the city's portal, where everything is right, and an address that has moved away."""

from __future__ import annotations

import datetime as dt

from scanner.example_city.behaviour import files, redirect_to, to_https
from scanner.example_city.page import CAREFUL, city_text, example_page, missing
from scanner.example_city.site import IncomingRequest, ServedAnswer, Site

_AGENCY = "Pemerintah Kota Contoh"
PORTAL = "www.kotacontoh.go.id"
MOVED = "data.kotacontoh.go.id"
# In the DNS and alive, but in no list of targets: whoever asks it has left the scope.
UNREGISTERED = "satudata.kotacontoh.go.id"

_HOME = """<p>Selamat datang di situs resmi Pemerintah Kota Contoh.</p>
<nav><a href="/layanan/">Layanan publik</a> <a href="https://dinkes.kotacontoh.go.id/">Dinas Kesehatan</a>
<a href="https://disdik.kotacontoh.go.id/">Dinas Pendidikan</a></nav>
<h2>Berita</h2>
<article><h3>Posyandu serentak digelar di 12 kelurahan</h3>
<p>Dinas Kesehatan mengajak warga memeriksakan balita pada hari Sabtu mulai pukul 08.00.</p></article>
<article><h3>Jadwal baru pelayanan administrasi kependudukan</h3>
<p>Mulai bulan depan loket kependudukan di kecamatan melayani warga sampai pukul 16.00.</p></article>
<form action="/cari" method="get"><label>Cari <input type="search" name="q"></label> <button>Cari</button></form>"""
SERVICES = "<ul><li>Kartu identitas anak</li><li>Izin usaha mikro</li><li>Pengaduan warga</li></ul>"
SESSION = ("Set-Cookie", "__Host-sesi=4f1c2a9be07d4d5b; Path=/; Secure; HttpOnly; SameSite=Lax")


def sites() -> tuple[Site, ...]:
    portal = files(
        {
            "/": example_page("Beranda", _HOME, _AGENCY, headers=(*CAREFUL, SESSION)),
            "/layanan/": example_page("Layanan publik", SERVICES, _AGENCY),
            "/gaya.css": city_text("body{font-family:sans-serif;max-width:60rem;margin:auto}\n", "text/css; charset=utf-8"),
            "/robots.txt": city_text("User-agent: *\nDisallow:\n"),
        },
        missing(_AGENCY),
    )

    async def with_contact(request: IncomingRequest) -> ServedAnswer:
        if request.path == "/.well-known/security.txt":
            expires = dt.datetime.now(dt.UTC).replace(microsecond=0) + dt.timedelta(days=180)
            return city_text(
                f"Contact: mailto:csirt@kotacontoh.go.id\nExpires: {expires:%Y-%m-%dT%H:%M:%SZ}\nPreferred-Languages: id, en\n"
            )
        return await portal(request)

    unregistered = files({"/": example_page("Satu Data", "<p>Katalog data Kota Contoh.</p>", _AGENCY)}, missing(_AGENCY))
    return (
        Site(host=PORTAL, address="127.0.53.11", https=with_contact, http=to_https),
        Site(host=MOVED, address="127.0.53.12", https=redirect_to(f"https://{UNREGISTERED}", 302, CAREFUL), http=to_https),
        Site(host=UNREGISTERED, address="127.0.53.13", https=unregistered, http=to_https),
    )
