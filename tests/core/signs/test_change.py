"""What a change of the front page is, and what is none: by pages that change as honest sites do, and by one that somebody took."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest

from checks.core.evidence.earlier import SitePast
from checks.core.evidence.http import Exchange
from checks.core.signs.change import FrontChange, front_change
from checks.core.signs.front_look import remember
from checks.core.testing import evidence as build

HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)
MENU = "<a href=/profil>Profil Dinas</a><a href=/ppid>Daftar Informasi Publik</a><a href=/layanan>Layanan Rekomendasi Izin</a><a href=/galeri>Galeri Kegiatan</a>"
FOOT = "<footer>Jalan Merdeka Nomor Sembilan, Kecamatan Kebonsari, Kota Contoh. Telepon kantor, surel, media sosial kami. Hak cipta Diskominfo</footer>"
NEWS = (
    "wali kota meresmikan puskesmas pembantu baru di kelurahan selatan",
    "ratusan pelajar ikuti lomba cerdas cermat tingkat provinsi",
    "harga cabai turun menjelang panen raya petani lereng gunung",
    "pemadaman listrik bergilir akibat perbaikan gardu induk utama",
    "festival layang layang menarik wisatawan mancanegara akhir pekan",
    "vaksinasi hewan ternak ditargetkan selesai sebelum musim kurban",
    "pembangunan jembatan gantung penghubung dusun terpencil dimulai",
    "perpustakaan keliling hadir setiap selasa bagi anak pesisir",
    "penertiban pedagang kaki lima berlangsung humanis tanpa bentrok",
    "atlet pencak silat daerah borong medali emas kejuaraan nasional",
)
SPLASH = "<title>Dinas Kesehatan Kota Contoh</title><h1>Dirgahayu Republik Indonesia</h1><a href=/beranda>Masuk</a>"
REDESIGN = "<title>Dinas Kesehatan Kota Contoh | Sehat Bersama</title><nav><a href=/a>Tentang</a><a href=/b>Unduhan</a></nav><h1>Melayani sepenuh hati</h1>"
FOREIGN = "<title>Agen Bola</title><h1>Promo deposit pulsa</h1><p>Klaim bonus anggota baru, pasaran lengkap, withdraw cepat</p>"


def front(text: str, at: dt.datetime = build.AT) -> Exchange:
    return msgspec.structs.replace(build.page((), f"<!doctype html><html>{text}</html>"), at=at)


def news_front(turn: int) -> str:
    items = "".join(f"<h2>{NEWS[(turn + n) % len(NEWS)]}</h2><p>{NEWS[(turn * 3 + n) % len(NEWS)]} {turn}</p>" for n in range(3))
    return f"<title>Dinas Kesehatan Kota Contoh</title>{MENU}{items}{FOOT}"


def after(*pages: tuple[str, dt.timedelta]) -> SitePast:
    """What is known at `build.AT` after these were seen, each so long ago."""
    earlier = SitePast(build.AT)
    for text, ago in pages:
        earlier = SitePast(build.AT, remember(earlier, front(text, build.AT - ago)))
    return earlier


def change(text: str, *before: tuple[str, dt.timedelta]) -> FrontChange:
    comparison = front_change(front(text), after(*before))
    assert comparison is not None
    return comparison


BEFORE = (news_front(0), 30 * DAY)


def test_a_page_of_somebody_else_is_a_sharp_change() -> None:
    assert change(FOREIGN, BEFORE).sharp
    assert change(FOREIGN, BEFORE).rest == 0


@pytest.mark.parametrize("text", [news_front(7), SPLASH, REDESIGN], ids=["news", "splash", "redesign"])
def test_what_honest_sites_do_is_none(text: str) -> None:
    assert not change(text, BEFORE).sharp


def test_a_redesign_that_keeps_words_and_loses_the_title_is_none() -> None:
    assert not change(f"<title>Selamat Datang</title>{MENU}<h1>Baru</h1>{FOOT}", BEFORE).sharp


def test_news_of_a_month_leave_what_stays() -> None:
    hours = [(news_front(turn), 30 * DAY - turn * HOUR) for turn in range(100)]
    earlier = after(*hours)
    assert len(earlier.looks) == 1
    assert {"profil", "galeri", "kebonsari"} <= set(earlier.looks[0].words)
    assert not set(earlier.looks[0].words) & {"puskesmas", "jembatan"}
    assert earlier.looks[0].first == build.AT - 30 * DAY
    assert change(FOREIGN, *hours).sharp
    assert not change(news_front(3), *hours).sharp


def test_a_new_look_is_noted_for_a_week_and_then_known() -> None:
    assert change(FOREIGN, BEFORE, (FOREIGN, 6 * DAY)).sharp
    assert not change(FOREIGN, BEFORE, (FOREIGN, 7 * DAY)).sharp


def test_where_no_look_had_a_week_any_counts() -> None:
    assert not change(FOREIGN, (FOREIGN, DAY)).sharp
    assert change(FOREIGN, (news_front(0), DAY)).sharp


def test_one_of_two_versions_is_known() -> None:
    """Half of the visitors are shown one, half the other."""
    assert not change(FOREIGN, BEFORE, (FOREIGN, 20 * DAY), (news_front(1), 10 * DAY)).sharp


def test_a_page_with_hardly_a_word_tells_nothing() -> None:
    assert front_change(front(FOREIGN), after(("<title>Beranda</title><div id=app></div>", 30 * DAY))) is None


def test_a_hundred_looks_are_four() -> None:
    pages = [
        (
            f"<title>{n}</title>" + "".join(f"<p>kata{'abcdefghij'[n % 10] * (n + 4)}{letter * 5}</p>" for letter in "abcdefghijklmn"),
            n * DAY,
        )
        for n in range(20)
    ]
    earlier = after(*pages)
    assert len(earlier.looks) <= 4
    assert all(len(look.words) <= 200 for look in earlier.looks)
