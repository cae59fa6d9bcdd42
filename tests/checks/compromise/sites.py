"""Sites as crawls by hand, each a front page in the manner of an office's and what was planted in it, and what the family must say of it."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from checks.core.evidence.http import Exchange
from checks.core.evidence.views import SiteView
from checks.core.testing import evidence as build

MENU = '<nav class="navbar"><ul><li><a href="/">Beranda</a></li><li><a href="/profil">Profil</a></li><li><a href="/berita">Berita</a></li><li><a href="/layanan">Layanan Publik</a></li><li><a href="/ppid">PPID</a></li><li><a href="/kontak">Kontak</a></li></ul></nav>'
FOOT = '<footer><p>Pemerintah Kota Contoh, Jalan Merdeka 1, Telepon (021) 555-0100</p><a href="https://www.facebook.com/kotacontoh">Facebook</a> <a href="https://www.instagram.com/kotacontoh">Instagram</a></footer>'


class Site(msgspec.Struct, frozen=True):
    """``pages`` are what everybody is answered, the front page first, ``views`` what others are."""

    name: str
    pages: Sequence[Exchange]
    views: Sequence[SiteView] = ()


def page(title: str, body: str, path: str = "/", head: str = "", lang: str = "id", foot: str = FOOT, desc: str = "") -> Exchange:
    """A page with the menu and the foot of an office."""
    about = f'<meta name="description" content="{desc}">' if desc else ""
    start = f'<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title>{about}{head}</head>'
    return build.page((), f"{start}<body>{MENU}{body}{foot}</body></html>", path=path)


def news(*titles: str) -> str:
    """A list of news."""
    item = '<article class="post"><h2><a href="/berita/{0}">{1}</a></h2><p>{1}. Kegiatan berlangsung tertib dan diikuti perangkat daerah.</p></article>'
    return "".join(item.format(number, title) for number, title in enumerate(titles))


def anchors(*links: tuple[str, str]) -> str:
    """Links to these hosts with these words."""
    return " ".join(f'<a href="https://{host}/">{text}</a>' for host, text in links)


FRONT = news("Wali Kota Resmikan Puskesmas", "Pelatihan UMKM Kecamatan", "Musrenbang Kelurahan Tahun 2026")
