"""What pages load: over plain HTTP, without a hash, from domains that are gone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tests.accuracy.behaviour import STRANGER, Behaviour
from tests.accuracy.crawl_findings import Sub, of_contents
from tests.accuracy.header_checks import CSP

LOST_DOMAIN, ASSETS = "widgetcuaca-lama.web.id", "aset.kotacontoh.go.id"
_UPGRADE = "upgrade-insecure-requests; default-src 'self'; object-src 'none'; base-uri 'self'"
_SHIM = '<!--[if lt IE 9]><script src="http://html5shim.googlecode.com/svn/trunk/html5.js"></script><![endif]-->'

MIXED: Mapping[str, tuple[str, Sub | str]] = {
    "script": ("active", f'<script type="text/javascript" src="http://{ASSETS}/js/jquery.js"></script>'),
    "style": ("active", Sub("", (), f'<link rel="stylesheet" type="text/css" href="http://{ASSETS}/gaya.css" media="all">')),
    "frame": ("active", f'<iframe src="http://{ASSETS}/statistik" width="200" height="100"></iframe>'),
    "flash": ("active", f'<object data="http://{ASSETS}/banner.swf" type="application/x-shockwave-flash"></object>'),
    "by-an-old-base": ("active", Sub('<script src="js/app.js"></script>', (("Content-Security-Policy", "object-src 'none'"),), f'<base href="http://{ASSETS}/">')),
    "import-in-a-style": ("active", Sub("", (), f"<style>@import url('http://{ASSETS}/huruf.css'); body {{ margin: 0 }}</style>")),
    "subtitles": ("active", f'<video src="/profil.mp4"><track src="http://{ASSETS}/profil.vtt"></video>'),
    "behind-a-picture-in-the-style": ("active, passive", Sub("", (), "<style>@import 'http://ASSETS/a.css'; a { background: url(\"data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'/>\") } b { background: url(\"http://ASSETS/b.png\") }</style>".replace("ASSETS", ASSETS))),
    "picture": ("passive", f'<p><img class="alignnone" src="http://{ASSETS}/wp-content/uploads/2019/08/foto.jpg" alt="Foto"></p>'),
    "picture-of-two-sizes": ("passive", f'<img src="/foto.jpg" srcset="http://{ASSETS}/foto-300.jpg 300w, http://{ASSETS}/foto-600.jpg 600w" alt="">'),
    "background": ("passive", f'<div class="hero" style="background-image: url(http://{ASSETS}/balai.jpg)">Balai kota</div>'),
    "background-in-a-style": ("passive", Sub("", (), f"<style>.hero {{ background: #fff url('http://{ASSETS}/balai.jpg') no-repeat }}</style>")),
    "video": ("passive", f'<video controls poster="/p.jpg"><source src="http://{ASSETS}/profil.mp4" type="video/mp4"></video>'),
    "script-and-picture": ("active, passive", f'<script src="http://{ASSETS}/a.js"></script><img src="http://{ASSETS}/a.jpg" alt="">'),
}  # fmt: skip
UNMIXED: Mapping[str, Sub | str] = {
    "links": f'<a href="http://{ASSETS}/berkas.pdf">Berkas</a> <a href="http://contoh.web.id/">Situs lain</a>',
    "relations-that-load-nothing": Sub("", (), '<link rel="canonical" href="http://HOST/layanan/satu"><link rel="alternate" type="application/rss+xml" href="http://HOST/feed"><link rel="profile" href="http://gmpg.org/xfn/11"><link rel="dns-prefetch" href="http://s.w.org">'),
    "name-spaces": '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9"></svg>',
    "metadata": Sub("", (), '<meta property="og:image" content="http://HOST/foto.jpg"><script type="application/ld+json">{"@context":"http://schema.org","url":"http://HOST/"}</script>'),
    "for-browsers-long-gone": Sub("", (), _SHIM),
    "without-scripts-only": f'<noscript><img height="1" width="1" src="http://{ASSETS}/hitung.gif" alt=""></noscript>',
    "upgraded": Sub(f'<script src="http://{ASSETS}/a.js"></script><img src="http://{ASSETS}/a.jpg" alt="">', ((CSP, _UPGRADE),)),
    "own-machine": '<script src="http://localhost:35729/livereload.js"></script><img src="http://127.0.0.1/a.png" alt="">',
    # CSS Namespaces section 3, and CSS Syntax section 4.3.5: a name, and a text.
    "name-space-of-a-style": Sub("", (), "<style>@namespace svg url(http://www.w3.org/2000/svg); p:after { content: 'url(http://contoh.web.id/a.png)' }</style>"),
    "tutorial": "<pre>&lt;script src=&quot;http://contoh.web.id/a.js&quot;&gt;&lt;/script&gt;</pre><p>background: url(http://contoh.web.id/a.jpg)</p>",
    "lazy-frame": f'<iframe src="about:blank" data-src="http://{ASSETS}/peta"></iframe>',
    "of-the-same-scheme": f'<script src="//{ASSETS}/a.js"></script><img src="//{ASSETS}/a.jpg" alt="">',
    "styles-without-addresses": Sub('<div style="background:url(data:image/gif;base64,R0lGODlhAQABAAAAACw=)">x</div>', (), "<style>.a { background: url('/a.png') } /* http://contoh.web.id */</style>"),
}  # fmt: skip

UNPINNED: Mapping[str, tuple[str, Sub | str]] = {
    "library-by-npm": ("missing", "<script src='https://cdn.jsdelivr.net/npm/bootstrap@5.3.0/dist/js/bootstrap.bundle.min.js'></script>"),
    "library-by-folder": ("missing", '<script src="https://cdnjs.cloudflare.com/ajax/libs/jquery/3.6.0/jquery.min.js"></script>'),
    "library-by-name": ("missing", '<script src="//code.jquery.com/jquery-3.7.1.min.js"></script>'),
    "style": ("missing", Sub("", (), '<link href="https://stackpath.bootstrapcdn.com/bootstrap/4.5.2/css/bootstrap.min.css" rel="stylesheet">')),
    "empty-hash": ("missing", '<script src="https://unpkg.com/leaflet@1.7.1/dist/leaflet.js" integrity=""></script>'),
}  # fmt: skip
PINNED: Mapping[str, Sub | str] = {
    "hash": '<script src="https://unpkg.com/leaflet@1.7.1/dist/leaflet.js" integrity="sha512-XQoYMqMTK8LvdxXYG3nZ448hOEQiglfqkJs1NOQV44cWnUrBc8PkAOcXy20w0vlaXaVUearIOBhiXZ5V3ynxwA==" crossorigin=""></script>',
    "services-that-change": '<script async src="https://www.googletagmanager.com/gtag/js?id=G-5.3.1"></script><script src="https://www.google.com/recaptcha/api.js?render=explicit&amp;v=3.1.2"></script>',
    "maps": '<script src="https://maps.googleapis.com/maps/api/js?v=3.52&amp;key=kunci"></script>',
    "letters": Sub("", (), '<link href="https://fonts.googleapis.com/css2?family=Open+Sans:wght@400;600&amp;v=1.2.3" rel="stylesheet">'),
    "newest-of-a-branch": '<script src="https://cdn.jsdelivr.net/npm/jquery@3/dist/jquery.min.js"></script><script src="https://cdn.jsdelivr.net/npm/swiper@8.4/swiper-bundle.min.js"></script>',
    "branch-of-a-repository": '<script src="https://cdn.jsdelivr.net/gh/kota/aksesibilitas@main/widget.js"></script>',
    "own-host": f'<script src="https://{ASSETS}/bootstrap/5.3.0/bootstrap.min.js"></script><script src="/js/jquery-3.6.0.min.js"></script>',
    "preparations": Sub("", (), '<link rel="preconnect" href="https://cdn.jsdelivr.net"><link rel="prefetch" href="https://cdn.jsdelivr.net/npm/vue@3.4.1/dist/vue.js">'),
    "commented-out": '<!-- <script src="https://cdnjs.cloudflare.com/ajax/libs/jquery/3.6.0/jquery.min.js"></script> -->',
    "pictures": '<img src="https://cdn.jsdelivr.net/npm/ikon@1.2.3/rumah.svg" alt="">',
}  # fmt: skip

BY_STRANGERS: Mapping[str, tuple[str, Sub | str]] = {
    "script": ("script", f'<script src="https://cdn.{LOST_DOMAIN}/v2/cuaca.js" async></script>'),
    "plug-in": ("script", f'<embed src="https://{LOST_DOMAIN}/jam.swf" width="120" height="40">'),
    "frame": ("content", f'<iframe src="https://peta.{LOST_DOMAIN}/sematan?id=4" loading="lazy"></iframe>'),
    "style": ("content", Sub("", (), f'<link rel="stylesheet" href="//{LOST_DOMAIN}/tema.css">')),
    "script-and-frame": ("script, content", f'<script src="https://a.{LOST_DOMAIN}/w.js"></script><iframe src="https://b.{LOST_DOMAIN}/"></iframe>'),
}  # fmt: skip
OWN: Mapping[str, Sub | str] = {
    "stranger-that-exists": f'<script src="https://cdn.{STRANGER}/w.js"></script><iframe src="https://{STRANGER}/"></iframe>',
    "link": f'<p>Cuaca dari <a href="https://{LOST_DOMAIN}/">{LOST_DOMAIN}</a>, yang sudah tutup.</p>',
    "picture": f'<img src="https://{LOST_DOMAIN}/hitung.gif" alt="">',
    "form": f'<form action="https://www.{STRANGER}/cari"><input type="search" name="q"></form>',
    "commented-out": f'<!-- <script src="https://{LOST_DOMAIN}/w.js"></script> -->',
    "without-scripts-only": f'<noscript><iframe src="https://{LOST_DOMAIN}/hitung" height="0" width="0"></iframe></noscript>',
    "of-the-city": '<script src="https://host-yang-hilang.kotacontoh.go.id/w.js"></script>',
    "of-the-government": '<script src="https://widget.badan-lama.go.id/w.js"></script>',
    "address": '<script src="https://192.0.2.80/w.js"></script>',
    "preparations": Sub("", (), f'<link rel="preconnect" href="https://{LOST_DOMAIN}"><link rel="dns-prefetch" href="//{LOST_DOMAIN}">'),
}  # fmt: skip
_SETS = (("content-mixed", MIXED, UNMIXED), ("content-integrity", UNPINNED, PINNED), ("content-takeover", BY_STRANGERS, OWN))


def behaviours() -> Iterator[Behaviour]:
    """Each tag on a page of its own site."""
    for check, finds, innocent in _SETS:
        yield from of_contents(check, finds, innocent)
