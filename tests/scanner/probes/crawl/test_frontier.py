"""Which page comes next, and which is never asked for."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from checks.core.evidence.crawl import Why
from checks.core.parse import Robots, robots
from scanner.probes.crawl.frontier import Frontier
from tests.each import each

SITE = "https://dinkes.kotacontoh.go.id"


def frontier(rules: str = "") -> Frontier:
    return Frontier(robots(rules), depth=3)


def drain(frontier: Frontier) -> list[str]:
    urls = []
    while following := frontier.take():
        urls.append(following[0].removeprefix(SITE))
    return urls


def why_not(path: str, depth: int = 1, rules: str = "") -> Why | None:
    queue = frontier(rules)
    queue.offer(SITE + path, depth)
    assert (queue.take() is None) == bool(queue.skips)
    return queue.skips[0].why if queue.skips else None


def test_breadth_first_and_pages_that_ask_something_of_visitors_before_their_likes() -> None:
    queue = frontier()
    for path, depth in (("/jauh", 2), ("/profil", 1), ("/berita", 1), ("/login", 1), ("/kontak-kami", 2)):
        queue.offer(SITE + path, depth)
    assert drain(queue) == ["/login", "/profil", "/berita", "/kontak-kami", "/jauh"]


def test_a_page_comes_once_whatever_its_scheme_and_www() -> None:
    queue = frontier()
    queue.know(f"{SITE}/sudah")
    for url in (f"{SITE}/a", f"{SITE}/a", "http://dinkes.kotacontoh.go.id/a", "https://www.dinkes.kotacontoh.go.id/a", f"{SITE}/sudah"):
        queue.offer(url, 1)
    assert drain(queue) == ["/a"]


@pytest.mark.parametrize(
    ("paths", "few"),
    [
        ([f"/agenda?bulan={n}&tahun=2026" for n in range(50)], 3),
        ([f"/agenda/2026/{n}/" for n in range(50)], 3),
        ([f"/berita/judul-yang-panjang-{'abcdefgh'[n]}" for n in range(8)], 3),
        ([f"/{name}" for name in ("profil", "layanan", "ppid", "unduhan", "galeri")], 5),
        ([f"/index.php?page={name}" for name in ("profil", "layanan", "ppid", "unduhan", "galeri")], 5),
    ],
)
def test_calendars_and_archives_give_a_few_pages_and_sections_all(paths: list[str], few: int) -> None:
    queue = frontier()
    for path in paths:
        queue.offer(SITE + path, 1)
    assert len(drain(queue)) == few
    assert {skip.why for skip in queue.skips} == ({Why.ALIKE} if few < len(paths) else set())


@pytest.mark.parametrize(
    "path", ["/logout", "/admin/hapus.php?id=3", "/data?aksi=delete&id=3", "/wp-login.php?action=logout", "/item/3/delete", "/Hapus_Data/3"]
)
def test_nothing_is_asked_that_could_change_something(path: str) -> None:
    assert why_not(path) is Why.CHANGES


@pytest.mark.parametrize("path", ["/berita/wali-kota-kirim-bantuan-ke-warga-terdampak", "/editorial", "/layanan/permohonan", "/deli"])
def test_words_within_titles_change_nothing(path: str) -> None:
    assert why_not(path) is None


@each(
    ("path", "why"),
    [
        ("/dokumen/rencana.PDF", Why.FILE),
        ("/gaya.css?ver=2", Why.FILE),
        ("/a/b/a/b/a", Why.LOOP),
        ("/" + "/".join("abcdefghijklm"), Why.LOOP),
        ("/buka?token=***", Why.MASKED),
        ("/arsip/?C=N;O=D", Why.ALIKE),
        ("/arsip/?C=N&O=A&F=2", Why.ALIKE),
        ("/arsip/?sort=namedirfirst&order=desc", Why.ALIKE),
        ("/produk?sort=harga&order=asc&page=2", None),
        ("/rahasia/x", Why.ROBOTS),
    ],
)
def test_what_is_never_asked(path: str, why: Why | None) -> None:
    assert why_not(path, rules="User-agent: *\nDisallow: /rahasia") is why


def test_too_far_from_the_front_page() -> None:
    assert why_not("/a", depth=3) is None
    assert why_not("/a", depth=4) is Why.DEPTH


def test_what_is_left_in_the_end_is_told() -> None:
    queue = frontier()
    queue.offer(f"{SITE}/a", 1)
    queue.close()
    assert queue.take() is None
    assert [(skip.url, skip.why) for skip in queue.skips] == [(f"{SITE}/a", Why.LIMIT)]


@given(st.lists(st.text("ab/?=&1.-", max_size=12), max_size=30))
def test_every_offer_is_taken_or_told_and_none_twice(paths: list[str]) -> None:
    queue = Frontier(Robots(), depth=3)
    offered = {f"{SITE}/{path}" for path in paths}
    for url in offered:
        queue.offer(url, 1)
    urls = [SITE + path for path in drain(queue)]
    assert sorted([*urls, *(skip.url for skip in queue.skips)]) == sorted(offered)
