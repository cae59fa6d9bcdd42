"""Honest markup that hides, repeats, links to strangers, or names other owners: menus, skip links, forms against robots, partners, canonical addresses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tests.accuracy.compromise.case import Case
from tests.accuracy.compromise.dresses import OLD, PORTAL, VILLAGE, WORDPRESS
from tests.accuracy.compromise.plants import addition, every, extra_rules, front, inner, insertion, paths
from tests.accuracy.compromise.shells import apache, nginx
from tests.accuracy.compromise.site import Layer, Page, feed, reply, sitemap
from tests.accuracy.compromise.traps import article, trap

_MINISTRIES = (
    "kemendagri",
    "kemenkes",
    "kemdikbud",
    "bkn",
    "bssn",
    "komdigi",
    "menpan",
    "lan",
    "bps",
    "bmkg",
    "bnpb",
    "atrbpn",
    "kemenag",
    "kemensos",
    "ojk",
    "bi",
    "kpk",
    "bpk",
    "ombudsman",
    "lapor",
)
_PARTNERS = "".join(f'<li><a href="https://www.{name}.go.id/">{name.upper()}</a></li>' for name in _MINISTRIES)
_STRANGERS = "".join(
    f'<li><a href="https://{name}.example/">{name.title()}</a></li>'
    for name in (
        "hotel-melati",
        "warung-bu-tini",
        "batik-jaya",
        "kopi-senja",
        "travel-nusa",
        "homestay-asri",
        "rental-bahari",
        "galeri-rupa",
    )
)
_COUNTRIES = "".join(
    f"<option>{name}</option>" for name in ("Macau", "Hong Kong", "Singapore", "Thailand", "Vietnam", "Las Vegas", "Monaco")
)
# Blocks that are on every page.
HIDDEN: Mapping[str, str] = {
    "wide-menu-of-ministries": f'<div class="mega-menu" style="display:none"><ul>{_PARTNERS}</ul></div>',
    "menu-off-screen": f'<nav style="position:absolute;left:-9999px" aria-hidden="true"><ul>{_PARTNERS}</ul></nav>',
    "skip-links": '<ul style="position:absolute;left:-10000px"><li><a href="#isi">Langsung ke isi</a></li><li><a href="#menu">Langsung ke menu</a></li></ul>',
    "field-against-robots": '<form action="/kirim" method="post"><div style="position:absolute;left:-5000px" aria-hidden="true"><input type="text" name="b_website" tabindex="-1" value=""></div><input name="nama"></form>',
    "link-against-robots": '<a href="/jangan-ikuti/" style="display:none" rel="nofollow">jangan ikuti</a>',
    "dialogue-of-cookies": '<div id="kuki" style="opacity:0;visibility:hidden"><p>Kami memakai kuki. <a href="https://policies.google.com/">Kebijakan Google</a></p></div>',
    "noscript-of-analytics": '<noscript><iframe src="https://www.googletagmanager.com/ns.html?id=GTM-ABC123" height="0" width="0" style="display:none;visibility:hidden"></iframe></noscript>',
    "pixel": '<noscript><img height="1" width="1" style="display:none" src="https://www.facebook.com/tr?id=12345&amp;ev=PageView&amp;noscript=1" alt=""></noscript>',
    "template-of-cards": '<template id="kartu"><article><h3></h3><a href="">Baca</a></article></template>',
    "words-for-screen-readers": '<a href="https://www.youtube.com/@kotacontoh"><span style="clip:rect(0 0 0 0);position:absolute">Saluran YouTube Kota Contoh</span></a>',
    "for-print": '<div class="print-only" style="display:none">Dicetak dari laman resmi. Alamat: Jalan Contoh 1.</div>',
    "tabs": '<div class="tabs"><div class="panel">Jadwal</div><div class="panel" style="display:none"><ul><li><a href="https://www.bmkg.go.id/">Cuaca</a></li></ul></div></div>',
    "slides": '<div class="carousel"><div class="slide">Satu</div><div class="slide" style="opacity:0">Dua: stop judi online</div><div class="slide" style="opacity:0">Tiga: undian pajak</div></div>',
    "list-of-places": f'<div style="display:none"><select name="asal">{_COUNTRIES}</select></div>',
    "share": '<div class="share" style="display:none"><a href="https://www.facebook.com/sharer.php?u=x">Facebook</a><a href="https://wa.me/?text=x">WhatsApp</a><a href="https://t.me/share/url?url=x">Telegram</a></div>',
    "credit-of-the-theme": '<div style="display:none">Tema oleh <a href="https://pembuat-tema.example/">Pembuat Tema</a></div>',
    "letters-of-icons": '<i class="fa" style="font-size:0">beranda</i>',
    "old-browsers": "<!--[if lt IE 9]><p>Peramban Anda <strong>usang</strong>. <a href='https://browsehappy.com/'>Perbarui peramban</a>.</p><![endif]-->",
    "commented-menu": "<!-- <li><a href='/lama'>Menu lama</a></li> TODO: judi online banner turun tanggal 5 -->",
    "white-on-picture": '<div class="hero" style="background:url(/aset/kota.jpg)"><h2 style="color:#fff">Selamat datang di Kota Contoh</h2><a style="color:#fff" href="https://www.lapor.go.id/">Lapor</a></div>',
    "white-on-dark-by-class": '<div class="gelap"><p style="color:#fff">Hubungi kami <a style="color:#fff" href="https://wa.me/62811">WhatsApp</a></p></div>',
    "translator": '<div id="google_translate_element" style="display:none"></div><script src="//translate.google.com/translate_a/element.js?cb=g"></script>',
    "many-strangers": f"<section><h2>UMKM binaan</h2><ul>{_STRANGERS}</ul></section>",
    "weather-frame": '<iframe src="https://cuaca.example/kota" width="300" height="120" style="border:0"></iframe>',
    "map-frame": '<iframe src="https://www.google.com/maps/embed?pb=1" width="600" height="450" loading="lazy"></iframe>',
}  # fmt: skip
# What names another address, honestly.
_OTHER: Mapping[str, tuple[Layer, ...]] = {
    "canonical-with-www": (insertion('<link rel="canonical" href="https://www.HOST/">', "head"),),
    "canonical-of-the-city": (insertion('<link rel="canonical" href="https://kotacontoh.go.id/dinas">', "head", front),),
    "canonical-of-the-source": (insertion('<link rel="canonical" href="https://www.komdigi.go.id/berita/siaran-pers">', "head", paths("jadwal")),),
    "amp-in-a-cache": (insertion('<link rel="amphtml" href="https://HOST/amp/">', "head", front), addition({"/amp/": '<html amp><head><title>Dinas</title></head><body><h1>Dinas</h1><p>Layanan warga.</p></body></html>'})),
    "open-graph-of-plain-http": (insertion('<meta property="og:url" content="http://HOST/">', "head"),),
    "languages-of-its-own": (insertion('<link rel="alternate" hreflang="en" href="https://en.kotacontoh.go.id/"><link rel="alternate" hreflang="id" href="https://HOST/">', "head"),),
    "pages-at-a-host-of-blogs": (insertion('<p>Blog pegawai: <a href="https://dinascontoh.blogspot.com/">dinascontoh.blogspot.com</a></p>', "end"),),
    "sitemap-named-by-another-name": (addition({"/sitemap_index.xml": sitemap(["/", "/profil"]), "/robots.txt": reply("User-agent: *\nSitemap: https://HOST/sitemap_index.xml\nSitemap: https://HOST/sitemap_kegiatan.xml\n", "text"), "/sitemap_kegiatan.xml": sitemap([f"/kegiatan/{n}" for n in range(50)])}),),
}  # fmt: skip
_PAST = "<p>Tautan lama: <a href='http://situs-mitra-lama.example/'>Mitra lama</a></p>"


def _folders() -> Iterator[Case]:
    """Open folders and comments with nothing in them that is anybody's."""
    pictures = ("a.jpg", "b.jpg", "c.png", "laporan.pdf", "index.html")
    yield trap(
        "folder-of-pictures",
        "an open folder with pictures",
        insertion('<p><a href="/uploads/">Galeri</a></p>'),
        addition({"/uploads/": apache("/uploads", pictures)}),
    )
    yield trap(
        "folder-with-an-empty-index",
        "an open folder of folders; index.php is WordPress's own empty one",
        insertion('<p><a href="/wp-content/uploads/">Galeri</a></p>'),
        addition({"/wp-content/uploads/": nginx("/wp-content/uploads/", ("2024/", "2025/", "2026/", "index.php"))}),
        dress=WORDPRESS,
    )
    yield trap(
        "folder-of-documents",
        "names of documents with words of spam",
        insertion('<p><a href="/dokumen/">Dokumen</a></p>'),
        addition(
            {
                "/dokumen/": apache(
                    "/dokumen",
                    (
                        "SE-larangan-judi-online.pdf",
                        "daftar-slot-antrean.xlsx",
                        "pengadaan-toto.pdf",
                        "shell-layanan.docx",
                        "mini-soccer.pdf",
                        "alfa-beta.pdf",
                    ),
                )
            }
        ),
    )
    yield trap(
        "folder-of-a-programme",
        "the source of the city's own free software with PHP files",
        insertion('<p><a href="/src/antrean/">Kode sumber</a></p>'),
        addition({"/src/antrean/": nginx("/src/antrean/", ("index.php.txt", "config.sample.php.txt", "README.md", "LICENSE"))}),
    )
    comment = '<div id="comments"><h2>3 komentar</h2><ol class="comment-list"><li class="comment"><p>Terima kasih, antreannya cepat.</p></li><li class="comment"><p>Tolong berantas judi online di kampung kami, banyak yang main slot gacor.</p></li><li class="comment"><p>Tulisan saya: <a href="https://blog-warga.example/" rel="ugc nofollow">blog warga</a></p></li></ol></div>'
    yield trap("comments-of-residents", "residents complain about gambling in comments", insertion(comment, "end", inner), dress=WORDPRESS)
    guests = '<h2>Buku Tamu</h2><div class="tamu"><b>Sari</b><p>Pelayanannya ramah.</p></div><div class="tamu"><b>Budi</b><p>Warung dekat kantor jadi tempat main togel, mohon ditertibkan.</p></div><form method="post" action="/bukutamu"><textarea name="pesan"></textarea></form>'
    yield trap(
        "guest-book-of-residents",
        "residents complain about gambling in the guest book",
        pages={"/buku-tamu": Page(title="Buku tamu", body=guests)},
        dress=VILLAGE,
    )
    complaints = (
        "<table><tr><th>Aduan</th><th>Status</th></tr>"
        + "".join(
            f"<tr><td>Ada situs judi {name} beredar di grup warga</td><td>Diteruskan ke CSIRT</td></tr>"
            for name in ("slot gacor raja-gacor88.example", "togel toto-sakti.example", "slotmewah.example")
        )
        + "</table>"
    )
    yield trap(
        "complaints-about-gambling",
        "complaints name the gambling hosts that residents met",
        pages={"/aduan": Page(title="Aduan warga", body=complaints)},
        dress=PORTAL,
    )
    yield trap(
        "forum-of-birds",
        "a forum on birds that sing well",
        pages={
            "/forum/burung": Page(
                title="Forum kicau mania",
                body="<div class='post'><p>Murai saya gacor setelah diberi jangkrik. Setingan gacor tiap hari: mandi pagi.</p></div><div class='post'><p>Juara lomba, hadiah jackpot kulkas.</p></div>",
            )
        },
    )
    yield trap("old-links", "links to partners that are no more", insertion(_PAST, "end"), dress=OLD)
    yield trap(
        "feed-of-events",
        "a feed of events with words of spam",
        addition(
            {
                path: feed(
                    "Acara",
                    [
                        ("/acara/1", "Undian jalan sehat berhadiah jackpot motor"),
                        ("/acara/2", "Slot pendaftaran dibuka"),
                        ("/acara/3", "Toto sanitasi sekolah"),
                    ],
                )
                for path in ("/feed/", "/feed", "/rss", "/rss.xml", "/berita/rss.xml")
            }
        ),
    )


def cases() -> Iterator[Case]:
    """All honest."""
    for name, block in HIDDEN.items():
        yield trap(
            f"markup-{name}",
            "markup that honest sites have",
            insertion(block, "end", every),
            extra_rules(".gelap{background:#123}\n@media print{.print-only{display:block}}\n"),
        )
    for name, layers in _OTHER.items():
        yield trap(f"names-{name}", "another address of the same owner, or of the source", *layers)
    yield from _folders()
    yield trap(
        "page-that-teaches-css",
        "a lesson on style sheets hides text and links to strangers",
        pages=article(
            "Belajar CSS: display none",
            "Contoh berikut menyembunyikan teks.",
            f'<div style="display:none"><ul>{_STRANGERS}</ul></div>',
            "<pre>display:none; left:-9999px; opacity:0</pre>",
        ),
    )
