"""Dinas Pariwisata: careless pages, an exposed `.git` and adverts for gambling that search engines alone are shown on a site that also answers plain HTTP, one without HTTPS, a self-signed certificate, one that is no more."""

from __future__ import annotations

from scanner.example_city.behaviour import files, to_https
from scanner.example_city.page import CAREFUL, CARELESS, city_text, example_page, html, missing
from scanner.example_city.site import CertificateKind, IncomingRequest, Respond, ServedAnswer, Site

_AGENCY = "Dinas Pariwisata Kota Contoh"
EXPOSED_GIT = "dispar.kotacontoh.go.id"
PLAIN_HOST = "agenda.kotacontoh.go.id"
SELF_SIGNED = "petawisata.kotacontoh.go.id"
DEAD = "festival2019.kotacontoh.go.id"

GIT_HEAD = "ref: refs/heads/main\n"
GIT_CONFIG = """[core]
	repositoryformatversion = 0
	filemode = true
	bare = false
	logallrefupdates = true
[remote "origin"]
	url = https://pengembang:contoh-bukan-token@git.kotacontoh.go.id/dispar/situs.git
	fetch = +refs/heads/*:refs/remotes/origin/*
[branch "main"]
	remote = origin
	merge = refs/heads/main
"""
# Pages that were made over the years by whoever had time, and links to them.
TOURISM = """<p>Pantai, kuliner, dan desa wisata dalam satu hari perjalanan.</p>
<img src="http://dispar.kotacontoh.go.id/gambar/pantai.jpg" alt="Pantai">
<script src="http://dispar.kotacontoh.go.id/skrip/salindia.js"></script>
<script src="https://widget.kotacontoh.web.id/cuaca/2.1.0/cuaca.js"></script>
<p><a href="/brosur/">Brosur</a> <a href="/pemenang">Pemenang undian</a> <a href="/keluar?sesi=1">Keluar</a></p>
<form action="http://dispar.kotacontoh.go.id/saran" method="post"><label>Saran <input name="saran"></label> <button>Kirim</button></form>"""
BROCHURES = """<html><head><title>Index of /brosur/</title></head><body><h1>Index of /brosur/</h1><hr><pre><a href="../">../</a>
<a href="desa-wisata.pdf">desa-wisata.pdf</a>
<a href="peta-kota.pdf">peta-kota.pdf</a>
</pre><hr></body></html>"""
# Numbers of the form, of nobody: the region 999999 does not exist.
WINNERS = "<ol>" + "".join(f"<li>9999990{day}0190000{day}</li>" for day in range(1, 8)) + "</ol>"
AGENDA = """<p>Pasar malam kota tua, setiap Sabtu.</p>
<form action="/masuk" method="post"><label>Nama pengguna <input type="text" name="pengguna"></label>
<label>Kata sandi <input type="password" name="sandi"></label> <button>Masuk</button></form>"""

# What somebody inserted for search engines and for whoever comes from one. Invented hosts, as all names here.
ADVERTS = """<div style="position:absolute;left:-9999px"><a href="https://slotmaju88.example/">Slot Gacor Maxwin</a>
<a href="https://gacorpasti.example/">RTP Live Slot Online</a> <a href="https://slotmaju88.example/togel">Bandar Togel Online</a></div>"""
_SEARCHERS = ("googlebot", "bingbot", "www.google.")


def sites() -> tuple[Site, ...]:
    tourism = files(
        {
            "/": example_page("Jelajah Kota Contoh", TOURISM, _AGENCY, headers=CARELESS),
            "/brosur/": html(BROCHURES, headers=CARELESS),
            "/pemenang": example_page("Pemenang undian", WINNERS, _AGENCY, headers=CARELESS),
            "/.git/HEAD": city_text(GIT_HEAD, headers=CARELESS),
            "/.git/config": city_text(GIT_CONFIG, headers=CARELESS),
        },
        missing(_AGENCY, headers=CARELESS),
    )
    tourism = _injected(tourism)
    nginx = (("Server", "nginx"),)
    agenda = files({"/": example_page("Agenda", AGENDA, _AGENCY, headers=nginx)}, missing(_AGENCY, headers=nginx))
    chart = files(
        {"/": example_page("Peta Wisata", "<p>Peta objek wisata dan penginapan.</p>", _AGENCY, headers=CAREFUL)}, missing(_AGENCY)
    )
    return (
        Site(host=EXPOSED_GIT, address="127.0.53.61", https=tourism, http=tourism, caa=False),
        Site(host=PLAIN_HOST, address="127.0.53.62", http=agenda, caa=False),
        Site(host=SELF_SIGNED, address="127.0.53.63", https=chart, http=to_https, certificate=CertificateKind.SELF_SIGNED),
        Site(host=DEAD, address="127.0.53.64"),
    )


def _injected(respond: Respond) -> Respond:
    """The site with the adverts on its front page for those visitors."""

    async def either(request: IncomingRequest) -> ServedAnswer:
        manner = f"{request.headers.get('user-agent', '')} {request.headers.get('referer', '')}".lower()
        if request.path == "/" and any(searcher in manner for searcher in _SEARCHERS):
            return example_page("Jelajah Kota Contoh", TOURISM + ADVERTS, _AGENCY, headers=CARELESS)
        return await respond(request)

    return either
