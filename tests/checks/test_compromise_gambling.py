"""Gambling adverts on a page: each way of hiding or showing them is found, and whoever warns, studies or reports is not accused."""

from __future__ import annotations

import pytest

from checks import build
from checks.compromise.gambling import compromise_gambling
from checks.core.evidence.http import Exchange
from checks.core.model.finding import Kind, Outcome
from tests.checks.verdicts import verdict

_LINKS = '<a href="https://slotmaju88.example/">slot gacor hari ini</a> <a href="https://gacorpasti.example/">situs judi online</a> maxwin rtp live'
_ADVERT = (
    "Daftar situs slot gacor hari ini, rtp live tertinggi, gampang menang maxwin, bonus new member, mahjong ways, slot deposit pulsa. "
)

_VERSIONS = "".join(
    f'<link rel="alternate" hreflang="{code}" href="https://{host}/{code}/">'
    for code, host in (("th", "slotmaju88.example"), ("vi", "gacorpasti.example"))
)
_CANONICAL = '<link rel="canonical" href="https://slotmaju88.example/">'


def page(body: str, head: str = "", path: str = "/", after: str = "") -> Exchange:
    nav = "<nav><a href=/layanan>Layanan</a> <a href=/hukum>Bagian Hukum</a> <a href=/lapor>Laporkan</a></nav>"
    title = "" if "<title>" in head else "<title>Dinas Kesehatan</title>"
    return build.page((), f"<!doctype html><html lang=id><head>{title}{head}</head><body>{nav}{body}</body></html>{after}", path=path)


ADVERTISES = {
    "display": page(f'<div style="display:none">{_LINKS}</div>'),
    "off the screen": page(f'<div style="position:absolute;left:-9999px">{_LINKS}</div>'),
    "a class of the page's own style sheet": page(f'<div class="zq1">{_LINKS}</div>', "<style>body{margin:0}.zq1{height:0;overflow:hidden}</style>"),
    "an id among ten thousand rules": page(f"<div id=k9999>{_LINKS}</div>", f"<style>{''.join(f'#k{n}{{display:none}}' for n in range(10_000))}</style>"),
    "a rule that hides what is within": page(f"<footer><div>{_LINKS}</div></footer>", "<style>footer div{visibility:hidden}</style>"),
    "letters without a size": page(f'<p style="font-size:1px;line-height:1px">{_LINKS}</p>'),
    "white on white": page(f'<p style="color:#ffffff;background:#ffffff">{_LINKS}</p>'),
    "transparent": page(f'<marquee style="opacity:0.01">{_LINKS}</marquee>'),
    "an attribute": page(f"<section hidden>{_LINKS}</section>"),
    "in noscript": page(f"<noscript>{_LINKS}</noscript>"),
    "in a template": page(f"<template>{_LINKS}</template>"),
    "in a comment": page(f"<!-- {_LINKS} {_ADVERT} -->"),
    "after the end": page("<p>Selamat datang</p>", after=f"<p>{_LINKS}</p>"),
    "before the beginning": build.page((), f"<div>{_LINKS}</div><!doctype html><html><title>Dinas</title><body><a href=/a>Layanan</a></body></html>"),
    "the title alone": page("<p>Selamat datang di Dinas Kesehatan</p>", "<title>Slot Gacor Maxwin Hari Ini, Situs Slot Terpercaya</title>"),
    "the description alone": page("<p>Selamat datang</p>", f'<meta name="description" content="{_ADVERT}">'),
    "a title of topics and versions of another owner": page("<p>Selamat datang</p>", f"<title>Agen Judi Bola | Bandar Togel</title>{_VERSIONS}"),
    "the same on an inner page": page("<p>Profil dinas</p>", f"<title>Agen Judi Bola | Bandar Togel</title>{_VERSIONS}", path="/profil"),
    "a short title and a canonical address of another owner": page("<p>Profil</p>", f"<title>Slot Gacor</title>{_CANONICAL}", path="/profil"),
    "a description of topics and an AMP version of another owner": page(
        "<p>Profil</p>", '<meta name="description" content="Situs judi online, togel, permainan slot"><link rel="amphtml" href="https://amp.slotmaju88.example/">', path="/profil"
    ),
    "Open Graph of topics that leads to another owner": page(
        "<p>Profil</p>", '<meta property="og:title" content="Situs judi online dan togel"><meta property="og:url" content="https://slotmaju88.example/">', path="/profil"
    ),
    "a Thai title and versions of another owner": page("<p>Profil</p>", f"<title>สล็อตเว็บตรง คาสิโนออนไลน์</title>{_VERSIONS}", path="/profil"),
    "Open Graph alone": page("<p>Selamat datang</p>", f'<meta property="og:title" content="{_ADVERT}">'),
    "JSON-LD alone": page("<p>Selamat datang</p>", f'<script type="application/ld+json">{{"name": "{_ADVERT}"}}</script>'),
    "alternative texts": page("<img src=/a.png alt='Slot Gacor Maxwin'><img src=/b.png alt='RTP Live Mahjong Ways'>"),
    "links in the footer": page(f"<footer>{_LINKS}</footer>"),
    "one link in the footer": page('<footer>Hak cipta <a href="https://gacorpasti.example/">Slot Gacor Maxwin</a></footer>'),
    "a page of adverts that leads away": page(f"<h1>Slot</h1><p>{_ADVERT * 4}</p>{_LINKS}", path="/slot-gacor"),
    "entities": page(f"<div style=display:none>{''.join(f'&#{ord(c)};' for c in 'slot gacor maxwin rtp live situs slot')}</div>"),
    "invisible characters": page("<div style=display:none>s\u200blo\u00adt ga\u200dcor max\u2060win situs slo\u200bt</div>"),
    "letters of another script": page("<div style=display:none>ѕlоt gасоr mахwin ѕitus slоt</div>"),
    "full-width letters": page("<div style=display:none>ｓｌｏｔ ｇａｃｏｒ ｍａｘｗｉｎ</div>"),
    "digits for letters": page("<div style=display:none>sl0t g4c0r m4xw1n s1tus 5lot</div>"),
    "letters that stand apart": page("<div style=display:none>s l o t g a c o r, m-a-x-w-i-n, r.t.p live</div>"),
    "elements within words": page("<div style=display:none>sl<b>ot</b> ga<span>cor</span> max<i>win</i></div>"),
}  # fmt: skip
INNOCENT = {
    "news of an arrest": page("<h1>Polisi menangkap bandar judi online</h1><p>Tersangka mengelola situs judi slot gacor. Pelaku dijerat pasal 303 KUHP.</p>"),
    "a ban for staff": page("<p>Surat edaran: seluruh ASN dilarang bermain judi online, slot online, togel, dan taruhan bola. Sanksi disiplin menanti.</p>"),
    "rehabilitation": page("<p>Layanan rehabilitasi pecandu judi online: kecanduan slot gacor dan togel dapat dipulihkan.</p>"),
    "a journal": page("<p>Abstrak: penelitian ini mengkaji promosi slot gacor, maxwin, dan rtp live pada media sosial.</p>", "<title>Analisis Promosi Slot Gacor di Media Sosial</title>"),
    "an advisory with its indicators": page(
        "<h1>Imbauan keamanan</h1><p>Indikator kompromi web defacement judi online: kata slot gacor, maxwin, rtp live, situs slot; "
        'tautan ke <a href="https://slotmaju88.example/">slotmaju88.example</a>. CSIRT mengimbau pemblokiran.</p>'
    ),
    "a slot in a queue": page("<p>Pilih slot antrean, slot waktu 08.00, slot parkir. Slot tersedia 12.</p>"),
    "a maker of ceramics": page("<p>Pengadaan kloset TOTO dan keran TOTO, jackpot diskon, bonus pemasangan.</p>"),
    "a menu that opens": page("<ul style='display:none'><li><a href=/bahaya>Bahaya judi online</a><li><a href=/layanan>Layanan</a></ul>"),
    "texts for those who listen": page('<span style="position:absolute;width:1px;height:1px;overflow:hidden">Lewati ke isi</span>'),
    "numbers that look like a word": page("<div style=display:none>5107 94c0 510788 5107 777</div>"),
    "a partner's link": page('<div style="display:none"><a href="https://bankcontoh.example/">Bank Contoh</a> <a href="https://kampus.example/">Kampus</a></div>'),
    "what a visitor wrote": page(f'<ol class="comment-list"><li class="comment">{_LINKS}</li></ol>'),
    "a question that is repeated": page("<p>Tidak ada hasil</p>", "<title>Hasil pencarian: slot gacor maxwin rtp live</title>", path="/?s=slot+gacor+maxwin+rtp+live"),
}  # fmt: skip


@pytest.mark.parametrize("answer", ADVERTISES.values(), ids=ADVERTISES)
def test_adverts_are_an_incident(answer: Exchange) -> None:
    conclusion = verdict(compromise_gambling, pages=build.crawl(build.page(), answer), views=build.site_views())
    assert conclusion.outcome is Outcome.FAIL, conclusion
    assert {finding.kind for finding in conclusion.findings} == {Kind.INCIDENT}


@pytest.mark.parametrize("answer", INNOCENT.values(), ids=INNOCENT)
def test_nobody_is_accused_for_words(answer: Exchange) -> None:
    conclusion = verdict(compromise_gambling, pages=build.crawl(build.page(), answer), views=build.site_views())
    assert conclusion.outcome is Outcome.PASS, conclusion


def test_one_sign_alone_is_neither_a_finding_nor_good_news() -> None:
    conclusion = verdict(
        compromise_gambling, pages=build.crawl(build.page(), page(f"<p>{_ADVERT * 3}</p>", path="/artikel")), views=build.site_views()
    )
    assert (conclusion.outcome, conclusion.reason) == (Outcome.UNKNOWN, "one-sign")
    assert conclusion.detail == f"https://{build.HOST}/artikel"


ONE_SIGN = {
    "a warning whose address was changed": page("<p>Profil</p>", f"<title>Bahaya Judi Online bagi Keluarga</title>{_CANONICAL}"),
    "an arrest whose address was changed": page("<p>Profil</p>", f"<title>Polisi Tangkap Bandar Togel</title>{_CANONICAL}", path="/berita/1"),
    "an ordinary title": page("<p>Profil</p>", f"<title>Profil Dinas</title>{_VERSIONS}"),
    "one word": page("<p>Profil</p>", f"<title>Togel</title>{_VERSIONS}", path="/togel"),
}  # fmt: skip


@pytest.mark.parametrize("answer", ONE_SIGN.values(), ids=ONE_SIGN)
def test_an_address_elsewhere_alone_is_a_question(answer: Exchange) -> None:
    conclusion = verdict(compromise_gambling, pages=build.crawl(build.page(), answer), views=build.site_views())
    assert (conclusion.outcome, conclusion.reason) == (Outcome.UNKNOWN, "one-sign")


@pytest.mark.parametrize("path", ["/", "/artikel"])
def test_a_title_of_topics_whose_versions_are_a_host_of_ordinary_name_accuses_nobody(path: str) -> None:
    head = '<title>Agen Judi Bola dan Bandar Togel</title><link rel="canonical" href="https://portal-berita.example/artikel">'
    answer = page("<p>Profil</p>", head, path=path)
    assert not verdict(compromise_gambling, pages=build.crawl(build.page(), answer), views=build.site_views()).findings


def test_signs_of_two_pages_do_not_add_up() -> None:
    words, links = page(f"<p>{_ADVERT * 3}</p>", path="/a"), page('<a href="https://slotmaju88.example/">mitra kami</a>', path="/b")
    assert verdict(compromise_gambling, pages=build.crawl(build.page(), words, links), views=build.site_views()).outcome is Outcome.UNKNOWN


def test_no_host_that_is_named_can_become_a_link() -> None:
    (finding,) = verdict(compromise_gambling, pages=build.crawl(page(f"<footer>{_LINKS}</footer>")), views=build.site_views()).findings
    assert finding.facts["hosts"] == ("slotmaju88[.]example", "gacorpasti[.]example")


HOSTILE = {
    "entities without end": "&#115;&#108;&#111;&#116;&#32;" * 100_000,
    "links without end": "<a href=//slot88.example>slot gacor</a>" * 20_000,
    "elements without end": "<div style=display:none>slot gacor maxwin" * 20_000,
    "phrases without end": "slot gacor maxwin " * 30_000,
    "letters that stand apart without end": "s l o t " * 80_000,
    "comments without end": "<!-- slot gacor maxwin rtp live -->" * 15_000,
}


@pytest.mark.slow
@pytest.mark.parametrize("body", HOSTILE.values(), ids=HOSTILE)
def test_hostile_pages_end(body: str) -> None:
    assert verdict(compromise_gambling, pages=build.crawl(page(body)), views=build.site_views()).outcome is not Outcome.ERROR
