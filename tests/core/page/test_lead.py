"""Where front pages lead, by HTML sections 4.2.5.3 and 7.2.4; and front pages that show nothing."""

from __future__ import annotations

from checks import build
from checks.core.page.lead import lead, shows_nothing
from tests.each import each

_WORDS = "<h1>Dinas Contoh</h1><p>Layanan perizinan dan pengaduan bagi seluruh warga kota setiap hari kerja.</p><a href=/berita>Berita</a>"
_PORTAL = f"https://{build.HOST}/portal/"


@each(
    ("front", "to"),
    [
        ('<meta http-equiv="refresh" content="0; url=/portal/">', _PORTAL),
        ("<base href=/portal/><meta http-equiv=REFRESH content='3;url=./'>" + _WORDS, _PORTAL),
        (f"{_WORDS}<p>dan di akhir <meta http-equiv=refresh content=5;portal/>", _PORTAL),
        ("<script>window.location.href = 'portal/';</script>", _PORTAL),
        ("<body onload=\"location='portal/'\">Mohon tunggu, <a href=/portal/>buka portal</a></body>", _PORTAL),
        ("<frameset rows='100%'><frame src=/portal/></frameset>", _PORTAL),
        ("<frameset cols='20%,*'><frame src=/menu><frame src=/portal/></frameset>", _PORTAL),
        ("<body><iframe src=/portal/ style='height:100%'></iframe>", _PORTAL),
        (_WORDS, None),
        (f"{_WORDS}<script>function buka() {{ location.href = '/portal/' }}</script>", None),
        (f"{_WORDS}<iframe src=/peta></iframe>", None),
        ("<iframe src=https://lain.example/></iframe>", None),
        (f"<iframe src=http://{build.HOST}/portal/></iframe>", None),
        ("<meta http-equiv=refresh content=300>" + _WORDS, None),
        ("<meta http-equiv=refresh content='60;url=/portal/'>" + _WORDS, None),
        ("<meta http-equiv=refresh content='0;url=/#atas'>" + _WORDS, None),
        ("<noscript><meta http-equiv=refresh content='0;url=/tanpa-skrip'></noscript>" + _WORDS, None),
        ("<template><meta http-equiv=refresh content='0;url=/x'></template>" + _WORDS, None),
        ("<meta http-equiv=refresh content='0;url=javascript:masuk()'>" + _WORDS, None),
        ("<form action=/cari><input name=q></form><script>location='/portal/'</script>", None),
    ],
)
def test_lead(front: str, to: str | None) -> None:
    page = build.page((), f"<!doctype html><html><head><title>Dinas</title></head>{front}</html>")
    assert lead(page) == to


@each(
    ("header", "contents", "to"),
    [
        ("", "0;url=/a 0;url=/b", "/b"),
        ("", "0;url=/a 1;url=/b", "/a"),
        ("", "1;url=/a 0;url=/b", "/b"),
        ("", "1;url=/a 1;url=/b 1;url=/c", "/c"),
        ("", "2;url=/a 1;url=/b 1.5;url=/c", "/c"),
        ("0;url=/a", "0;url=/b", "/b"),
        ("0;url=/a", "1;url=/b", "/a"),
        ("1;url=/a", "0;url=/b", "/b"),
        ("", "300 1;url=/b", "/b"),
        ("", "1;url=/b 300", "/b"),
        ("", "x;url=/a 0;url=/b", "/b"),
        ("", "0;url=/a 0;url=javascript:x", "/a"),
    ],
)
def test_of_several_refreshes_the_soonest_leads_and_the_last_of_equal_ones(header: str, contents: str, to: str) -> None:
    """Each as Chromium 156 was seen to go; by the standard (HTML section 4.2.5.3) it is the first."""
    metas = "".join(f'<meta http-equiv="refresh" content="{content}">' for content in contents.split())
    assert lead(build.page({"Refresh": header} if header else (), metas)) == f"https://{build.HOST}{to}"


def test_error_pages_and_stand_in_pages_lead_nowhere() -> None:
    refresh = "<meta http-equiv=refresh content='0;url=/cgi-sys/defaultwebpage.cgi'>"
    assert lead(build.page((), refresh)) is None
    assert lead(build.page((), refresh.replace("cgi-sys/", ""), status=404)) is None


@each(
    ("front", "nothing"),
    [
        ("<body></body>", True),
        ("<noscript>You need to enable JavaScript to run this app.</noscript><div id=root></div><script src=/app.js></script>", True),
        ("<div id=app>Memuat …<img src=/putar.gif></div><script type=module src=/app.js></script>", True),
        ("<script>location = tujuan()</script>", True),
        ("<iframe src=https://lain.example/></iframe>", True),
        ("<meta http-equiv=refresh content='0;url=https://lain.example/'>Anda dialihkan ke <a href=https://lain.example/>sini</a>.", True),
        ("<h1>Dinas Contoh</h1>", False),
        ("<a href=/portal/><img src=/selamat-datang.jpg></a>", False),
        ("<img src=/selamat-datang.jpg>", False),
        ("<form action=/masuk><input type=password></form><script src=/app.js></script>", False),
        (f"{_WORDS}<script src=/app.js></script>", False),
        ("<script type=application/json>{}</script><p>Dinas Contoh</p>", False),
    ],
)
def test_shows_nothing(front: str, nothing: bool) -> None:
    assert shows_nothing(build.page((), f"<!doctype html><html><head><title>Dinas</title></head>{front}</html>")) is nothing
