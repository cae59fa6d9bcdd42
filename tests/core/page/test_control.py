"""What the front page answers after the questions that no visitor asks tells whether we were turned away; what is only restless does not."""

import pytest

from checks.core.evidence.http import Exchange
from checks.core.page.control import looks_like, turned_away
from checks.core.testing import evidence as build

WORDS = "Selamat datang di situs resmi dinas kesehatan kota contoh layanan berita pengumuman untuk masyarakat kota"
HOME = build.page((), f"<!doctype html><html><body class=utama><div id=menu></div><h1>Dinas</h1><p>{WORDS}</p></body></html>")
DENIED = (
    "<html><head><title>403 Forbidden</title></head><body><center><h1>403 Forbidden</h1></center><hr><center>nginx</center></body></html>"
)


@pytest.mark.parametrize(
    ("after", "reason"),
    [
        (HOME, None),
        (build.page((), HOME.final.body.text.replace("pengumuman", "agenda 12:31:07")), None),
        (build.page((), "<!doctype html><html><body class=utama><div id=menu></div><h1>Lain</h1><p>Kalimat acak hari ini</p></body></html>"), None),
        (build.page((), DENIED, 403), "blocked"),
        (build.page((), DENIED.replace("403 Forbidden", "404 Not Found"), 404), "blocked"),
        (build.page((), "", 401), "blocked"),
        (build.page((), "<title>Peringatan</title><p>Aktivitas tidak wajar</p>"), "blocked"),
        (build.page((), "", 429), "rate-limited"),
        (build.page((), "", 503), "server-error"),
        (build.redirect(build.HTTPS, f"{build.HTTPS}peringatan"), "blocked"),
        (build.redirect(build.HTTPS, "https://tameng.example/", stop=build.failure("out-of-scope")), "blocked"),
    ],
)  # fmt: skip
def test_a_front_page_that_is_no_longer_there(after: Exchange, reason: str | None) -> None:
    why = turned_away(HOME, after)
    assert (why.key if why else None) == reason


@pytest.mark.parametrize("before", [build.page((), DENIED, 403), build.page((), "", 429), build.page((), "", 500)])
def test_where_there_was_no_front_page_nothing_can_be_told(before: Exchange) -> None:
    assert turned_away(before, build.page((), DENIED, 403)) is None


def test_only_answers_like_that_one_are_doubted() -> None:
    last = build.page((), DENIED, 403)
    assert looks_like(build.page((), DENIED, 403, "/.env"), last)
    assert not looks_like(build.gone("/.env"), last)
    assert not looks_like(build.page((), "<h1>Folder ini tertutup bagi umum, hubungi bidang informasi</h1>", 403, "/.env"), last)
