"""Sites that warn and were changed all the same, and honest ones that have several things at once that are signs elsewhere: hidden, foreign, strong, for some."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from tests.accuracy.compromise.case import Case, Cause
from tests.accuracy.compromise.dresses import MODERN, PORTAL, VILLAGE, WORDPRESS
from tests.accuracy.compromise.news import ARTICLES
from tests.accuracy.compromise.packs import GAMBLING, JAPANESE, PILLS, THAI
from tests.accuracy.compromise.plants import addition, every, front, inner, insertion, instead_of_404, new_title, paths, replacement
from tests.accuracy.compromise.site import Layer, Page, reply, web
from tests.accuracy.compromise.traps import article, trap
from tests.accuracy.compromise.visitors import crawler, from_search, telephone

_HEADLINES = (
    "Polisi tangkap bandar slot gacor",
    "Situs judi online diblokir",
    "Korban togel hongkong bercerita",
    "Bahaya mahjong ways bagi pelajar",
    "Agen judi bola dihukum",
    "Warga laporkan slot88",
)
_PRESS = (
    "<ul>" + "".join(f'<li><a href="https://koran-{n}.example/berita/{n}">{title}</a></li>' for n, title in enumerate(_HEADLINES)) + "</ul>"
)
_WARNINGS = {path: page for title, texts in list(ARTICLES.items())[:8] for path, page in article(title, *texts).items()}
_MESSAGES = "".join(
    f"<tr><td>{n}</td><td>{sentence.format(p=GAMBLING.phrases[n % 15])}</td><td>{GAMBLING.hosts[n % 5]}</td></tr>"
    for n, sentence in enumerate(GAMBLING.sentences * 6)
)
# Blocks on every page that hide, link away, and say strong words, and are news, help or navigation.
BLOCKS: Mapping[str, str] = {
    "press-in-a-hidden-tab": f'<div class="tab-panel" style="display:none"><h3>Kliping media</h3>{_PRESS}</div>',
    "press-in-a-closed-drawer": f'<aside style="position:fixed;right:-400px;width:400px"><h3>Berita terkait</h3>{_PRESS}</aside>',
    "press-without-scripts": f"<noscript><h3>Berita media</h3>{_PRESS}</noscript>",
    "press-in-a-template": f'<template id="berita-media">{_PRESS}</template>',
    "press-in-view": f"<section><h3>Dari media</h3>{_PRESS}</section>",
    "posters-in-turn": '<div class="carousel">' + "".join(f'<div style="opacity:{int(n == 0)}"><a href="https://aduankonten.id/"><img src="/p{n}.jpg" alt="Tolak {phrase}: judi merusak keluarga"></a></div>' for n, phrase in enumerate(GAMBLING.phrases[:6])) + "</div>",
    "questions-in-an-accordion": '<div class="faq">' + "".join(f'<h4>Apakah {phrase} legal?</h4><div style="height:0;overflow:hidden"><p>Tidak. {phrase} adalah perjudian dan dilarang undang-undang. <a href="https://www.komdigi.go.id/aduan">Laporkan</a>.</p></div>' for phrase in GAMBLING.phrases[:8]) + "</div>",
    "questions-for-machines": f'<script type="application/ld+json">{json.dumps({"@context": "https://schema.org", "@type": "FAQPage", "mainEntity": [{"@type": "Question", "name": f"Apa itu {phrase}?", "acceptedAnswer": {"@type": "Answer", "text": f"{phrase} adalah judi yang dilarang."}} for phrase in GAMBLING.phrases[:6]]})}</script>',
    "hidden-facets-of-a-library": '<div class="facets" style="display:none"><a href="https://katalog-induk.example/?s=casino">Casino (14)</a> <a href="https://katalog-induk.example/?s=slot">Slot machines (3)</a> <a href="https://katalog-induk.example/?s=judi">Judi online - aspek hukum (22)</a></div>',
    "hidden-links-of-a-health-office": '<div class="mega" style="display:none"><a href="https://hotline-jiwa.example/">Berhenti judi slot: hotline</a> <a href="https://pemulihan.example/">Kelompok pemulihan pecandu togel</a> <a href="https://www.kemkes.go.id/">Kementerian Kesehatan</a></div>',
    "embedded-posts": '<blockquote class="twitter-tweet"><p>Awas! Akun palsu menawarkan slot gacor atas nama dinas kami. Itu penipuan.</p><a href="https://twitter.com/kotacontoh/status/1">4 Mei</a></blockquote>',
    "test-of-oneself": '<form class="kuesioner" hidden><p>Apakah Anda pernah bertaruh pada slot online lebih dari kemampuan?</p><p>Apakah Anda mengejar kekalahan togel?</p><p>Skor tinggi: hubungi puskesmas.</p></form>',
}  # fmt: skip


def _honest() -> Iterator[Case]:
    for name, block in BLOCKS.items():
        yield trap(
            f"both-{name}", "hidden or foreign, and strong words, of somebody who warns, reports or files", insertion(block, "end", every)
        )
    messages = article(
        "Contoh pesan penipuan yang beredar",
        "Kumpulan pesan berikut dikirim warga kepada tim siber. Jangan dibuka dan jangan dibalas.",
        f"<table>{_MESSAGES}</table>",
        "Kirim contoh lain melalui formulir aduan.",
    )
    yield trap("both-table-of-messages", "a long table of messages that residents were sent, quoted as they came", pages=messages)
    yield trap(
        "both-press-for-crawlers",
        "crawlers get a list of newspapers' headlines that browsers load later",
        insertion(f"<section><h3>Dari media</h3>{_PRESS}</section>", "end", every, crawler),
        dress=PORTAL,
    )
    yield trap(
        "both-press-for-telephones",
        "telephones get the press review in a drawer",
        insertion(f'<div style="display:none"><h3>Dari media</h3>{_PRESS}</div>', "end", every, telephone),
    )
    yield trap(
        "both-warning-for-who-searched",
        "who searched for gambling gets a page that warns",
        replacement(
            "<html><head><title>Awas judi online</title></head><body><h1>Awas judi online</h1><p>Anda mencari slot gacor atau togel? Judi online dilarang dan merusak. <a href='https://aduankonten.id/'>Laporkan</a> atau hubungi konselor.</p></body></html>",
            paths("profil"),
            from_search,
        ),
    )
    tags = " ".join(f'<a href="/tag/{n}" style="font-size:{10 + n}px">{phrase}</a>' for n, phrase in enumerate(GAMBLING.phrases))
    yield trap(
        "both-cloud-of-tags",
        "a cloud of tags of news about gambling",
        insertion(f"<div class='tagcloud'><h3>Topik berita pemberantasan judi</h3>{tags}</div>", "end"),
        pages=_WARNINGS,
    )
    english = article(
        "Police arrest online casino operators",
        "Officers closed an online casino and sports betting ring. Free spins and welcome bonus offers lured victims.",
        "Gambling is illegal in Indonesia. Victims may call the hotline.",
    )
    yield trap("both-news-in-english", "news in English about a raid on a casino", pages=english, language="en")
    chemist = {
        path: page
        for title in ("Sildenafil (Viagra): informasi obat", "Tadalafil (Cialis): informasi obat", "Tramadol: peringatan penyalahgunaan")
        for path, page in article(
            title,
            "Obat keras, hanya dengan resep dokter. Efek samping: sakit kepala.",
            "Membeli obat ini di internet berbahaya; banyak produk palsu.",
            folder="/obat",
        ).items()
    }
    yield trap("both-information-on-medicines", "information of a hospital on medicines that spam sells", pages=chemist)
    yield trap(
        "both-news-on-every-page",
        "eight warnings and a campaign in the head of every page",
        new_title("Kota Contoh bebas judi online: tolak slot dan togel"),
        pages=_WARNINGS,
        dress=WORDPRESS,
    )


_HIDDEN = f'<div style="position:absolute;left:-9999px">{GAMBLING.links(12)}</div>'
# The same warnings, on a site that was changed.
CHANGED: Mapping[str, tuple[Cause, str, tuple[Layer, ...], tuple[Cause, ...]]] = {
    "hidden-block": (Cause.GAMBLING, "hidden gambling links on a site whose news warn of gambling", (insertion(_HIDDEN),), ()),
    "hidden-block-in-the-articles": (Cause.GAMBLING, "hidden gambling links in the very articles that warn", (insertion(_HIDDEN, "text", paths("judi", "togel", "slot")),), ()),
    "hidden-block-for-crawlers": (Cause.CLOAKING, "crawlers get hidden gambling links on a site that warns", (insertion(_HIDDEN, "end", inner, crawler),), (Cause.GAMBLING,)),
    "page-for-telephones": (Cause.CLOAKING, "telephones get a gambling page in place of a front page that warns", (replacement(GAMBLING.page(2), front, telephone),), (Cause.GAMBLING,)),
    "any-name": (Cause.DOORWAYS, "gambling for any name on a site that warns", (instead_of_404(GAMBLING.page(1)),), (Cause.GAMBLING,)),
    "thai-block": (Cause.GAMBLING, "a hidden Thai block on a site that warns in Indonesian", (insertion(f'<div style="display:none">{THAI.links(9)}</div>'),), ()),
    "pills-for-crawlers": (Cause.CLOAKING, "crawlers get pills on a site that warns of pills", (replacement(PILLS.page(1), paths("profil"), crawler),), (Cause.SPAM,)),
    "japanese-for-crawlers": (Cause.CLOAKING, "crawlers get Japanese shops in place of the front page", (replacement(JAPANESE.page(1), front, crawler),), (Cause.SPAM,)),
}  # fmt: skip


def cases() -> Iterator[Case]:
    """Both kinds."""
    yield from _honest()
    for name, (cause, because, layers, also) in CHANGED.items():
        site = web(f"warns-{name}", (WORDPRESS, MODERN, VILLAGE, PORTAL)[len(name) % 4], pages=_WARNINGS)
        yield Case(name=f"warns-and-{name}", cause=cause, also=also, https=site.responding(*layers), because=because)
    rule = Page(title="Surat edaran larangan judi online", body="<p>ASN dilarang bermain judi online. Pelanggar dihukum.</p>" + _HIDDEN)
    site = web("rule with a block", pages={"/berita/surat-edaran": rule})
    extra = addition({"/berita/lampiran.txt": reply("Lampiran", "text")})
    yield Case(
        name="warns-and-hidden-block-in-a-rule",
        cause=Cause.GAMBLING,
        https=site.responding(extra),
        because="hidden gambling links at the end of a rule against gambling",
    )
