"""How sites look: the markup of themes and products that offices use, each with hidden menus, skip links and side bars as they really have them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape

import msgspec

Links = Sequence[tuple[str, str]]


class Frame(msgspec.Struct, frozen=True, kw_only=True):
    """What a theme needs to know of one page; ``body`` and ``head`` are HTML, ``HOST`` in them becomes the site's own name."""

    office: str
    title: str
    body: str
    head: str
    description: str
    language: str
    path: str
    menu: Links
    news: Links


class Dress(msgspec.Struct, frozen=True, kw_only=True):
    """A theme: where its product puts articles, lists, feeds and sitemaps, its style sheet, and how it writes a page."""

    name: str
    article: str
    section: str
    feed: str
    sitemap: str
    style_path: str
    style: str
    render: Callable[[Frame], str]


def anchors(links: Links, form: str = '<li><a href="{path}">{label}</a></li>') -> str:
    """Links as list items, or in another form."""
    return "\n".join(form.format(path=path, label=escape(label)) for path, label in links)


def _meta(page: Frame) -> str:
    return (
        f'<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(page.title)} - {escape(page.office)}</title>\n"
        f'<meta name="description" content="{escape(page.description)}">\n'
    )


def _social(page: Frame) -> str:
    return (
        f'<meta property="og:title" content="{escape(page.title)}"><meta property="og:url" content="https://HOST{page.path}">\n'
        f'<meta property="og:site_name" content="{escape(page.office)}"><link rel="canonical" href="https://HOST{page.path}">\n'
    )


def _wordpress(page: Frame) -> str:
    return f"""<!DOCTYPE html>
<html lang="{page.language}">
<head>
{_meta(page)}{_social(page)}<link rel="alternate" type="application/rss+xml" title="Feed" href="/feed/">
<link rel="stylesheet" href="/wp-content/themes/kotakita/style.css?ver=1.4">
<script>window._wpemojiSettings={{"baseUrl":"/wp-includes/images/emoji/","ext":".png"}};</script>
{page.head}</head>
<body class="home wp-embed-responsive">
<a class="skip-link screen-reader-text" href="#isi">Langsung ke isi</a>
<header class="site-header"><p class="site-title"><a href="/" rel="home">{escape(page.office)}</a></p>
<button class="menu-toggle" aria-controls="menu" aria-expanded="false">Menu</button>
<nav id="menu"><ul class="menu">
{anchors(page.menu[:3])}
<li class="menu-item-has-children"><a href="#">Layanan</a><ul class="sub-menu">{anchors(page.menu[3:])}</ul></li>
</ul></nav></header>
<main id="isi"><article><h1 class="entry-title">{escape(page.title)}</h1>
<div class="entry-content">
{page.body}
</div></article></main>
<aside><form role="search" action="/"><label><span class="screen-reader-text">Cari untuk:</span><input type="search" name="s"></label></form>
<section class="widget"><h2>Pos terbaru</h2><ul>
{anchors(page.news)}
</ul></section></aside>
<footer><p>&copy; 2026 {escape(page.office)}. Dibangun dengan <a href="https://wordpress.org/">WordPress</a>.</p>
<a href="https://www.instagram.com/kotacontoh"><span class="screen-reader-text">Instagram</span></a></footer>
<script src="/wp-content/themes/kotakita/menu.js"></script>
</body>
</html>
"""


def _joomla(page: Frame) -> str:
    return f"""<!DOCTYPE html>
<html lang="{page.language}-{page.language}" dir="ltr">
<head>
{_meta(page)}<base href="https://HOST{page.path}">
<link href="/templates/kota/css/template.css" rel="stylesheet">
<link href="/index.php?format=feed&amp;type=rss" rel="alternate" type="application/rss+xml">
{page.head}</head>
<body class="site com_content view-article">
<div class="offcanvas" id="offcanvas"><ul>{anchors(page.menu)}</ul></div>
<div class="header"><a class="brand" href="/"><span class="site-title">{escape(page.office)}</span></a></div>
<nav class="navigation"><ul class="nav menu mod-list">
{anchors(page.menu, '<li class="item"><a href="{path}">{label}</a></li>')}
</ul></nav>
<div class="row-fluid"><div class="span9" itemprop="articleBody"><div class="page-header"><h2>{escape(page.title)}</h2></div>
{page.body}
</div>
<div class="span3"><h3>Berita terbaru</h3><ul class="latestnews">{anchors(page.news)}</ul>
<form action="/index.php" method="post" id="login-form"><label for="nama" class="element-invisible">Nama pengguna</label><input id="nama" name="username">
<input type="hidden" name="option" value="com_users"></form></div></div>
<footer class="footer"><p>&copy; 2026 {escape(page.office)}</p><p class="pull-right"><a href="#top">Kembali ke atas</a></p></footer>
</body>
</html>
"""


def _portal(page: Frame) -> str:
    cards = anchors(page.news, '<div class="col-md-4"><a class="card" href="{path}"><h5 class="card-title">{label}</h5></a></div>')
    return f"""<!doctype html>
<html lang="{page.language}">
<head>
{_meta(page)}{_social(page)}<link href="/assets/css/portal.css" rel="stylesheet"><link rel="alternate" type="application/rss+xml" href="/rss">
<script src="/assets/js/jquery.min.js"></script>
{page.head}</head>
<body>
<nav class="navbar"><a class="navbar-brand" href="/">{escape(page.office)}</a>
<ul class="navbar-nav collapse">{anchors(page.menu, '<li class="nav-item"><a class="nav-link" href="{path}">{label}</a></li>')}</ul></nav>
<marquee scrollamount="4">Selamat datang di laman resmi {escape(page.office)}. Layanan tidak dipungut biaya.</marquee>
<div class="container"><h1>{escape(page.title)}</h1>
{page.body}
<div class="row">{cards}</div>
<div class="modal fade" id="pengumuman" tabindex="-1" aria-hidden="true"><div class="modal-body"><p>Maklumat pelayanan: kami siap melayani sesuai standar.</p></div></div>
</div>
<footer class="footer"><div class="container"><p>Tautan terkait</p>
<ul><li><a href="https://www.kemendagri.go.id/" target="_blank" rel="noopener">Kementerian Dalam Negeri</a></li>
<li><a href="https://www.lapor.go.id/" target="_blank" rel="noopener">Lapor</a></li><li><a href="https://kotacontoh.go.id/">Kota Contoh</a></li></ul>
<p>Hak cipta 2026 {escape(page.office)}</p></div></footer>
<script src="/assets/js/portal.js"></script>
</body>
</html>
"""


def _village(page: Frame) -> str:
    return f"""<!DOCTYPE html>
<html lang="{page.language}">
<head>
{_meta(page)}{_social(page)}<link rel="stylesheet" href="/themes/natra/assets/css/style.min.css"><link rel="alternate" type="application/rss+xml" href="/feed">
<style>.scroll-top{{display:none}} .tab-pane{{display:none}} .tab-pane.active{{display:block}}</style>
{page.head}</head>
<body onLoad="renderDate()">
<div id="preloader" style="display:none"><div id="status">&nbsp;</div></div>
<a class="scrollToTop" href="#"><i class="fa fa-angle-up"></i></a>
<div class="container"><header id="header"><h3>{escape(page.office)}</h3><nav><ul class="nav navbar-nav">
{anchors(page.menu)}
</ul></nav></header>
<section id="mainContent"><div class="single_page_area"><h2 class="post_titile">{escape(page.title)}</h2>
{page.body}
</div>
<ul class="nav nav-tabs"><li><a href="#terbaru" data-toggle="tab">Terbaru</a></li><li><a href="#statistik" data-toggle="tab">Statistik</a></li></ul>
<div class="tab-pane active" id="terbaru"><ul>{anchors(page.news)}</ul></div>
<div class="tab-pane" id="statistik"><table><tr><td>Hari ini</td><td>41</td></tr><tr><td>Kemarin</td><td>77</td></tr></table></div></section>
<footer id="footer"><p>&copy; 2026 {escape(page.office)}</p></footer></div>
</body>
</html>
"""


def _old(page: Frame) -> str:
    return f"""<html>
<head>
<meta http-equiv="Content-Type" content="text/html; charset=utf-8">
<title>{escape(page.title)} | {escape(page.office)}</title>
<meta name="description" content="{escape(page.description)}">
<link href="/gaya.css" rel="stylesheet" type="text/css"><link rel="alternate" type="application/rss+xml" href="/rss.xml">
{page.head}</head>
<body bgcolor="#ffffff" text="#222222">
<table width="980" align="center" cellpadding="4"><tr><td colspan="2" bgcolor="#003366"><font color="#ffffff" size="5">{escape(page.office)}</font></td></tr>
<tr><td width="200" valign="top">
{anchors(page.menu, '<a href="{path}">{label}</a><br>')}
</td><td valign="top"><h1>{escape(page.title)}</h1>
{page.body}
<hr><b>Berita lain</b><br>
{anchors(page.news, '<a href="{path}">{label}</a><br>')}
</td></tr>
<tr><td colspan="2" align="center"><small>{escape(page.office)}, Jalan Contoh Nomor 1. Pengunjung: 10241</small></td></tr></table>
</body>
</html>
"""


def _modern(page: Frame) -> str:
    return f"""<!DOCTYPE html>
<html lang="{page.language}" class="scroll-smooth">
<head>
{_meta(page)}{_social(page)}<link rel="stylesheet" href="/_app/immutable/assets/utama.css">
<link rel="alternate" type="application/rss+xml" href="/berita/rss.xml"><link rel="modulepreload" href="/_app/immutable/entry/mulai.js">
{page.head}</head>
<body data-sveltekit-preload-data="hover">
<div style="display: contents"><a href="#konten" class="sr-only">Lewati navigasi</a>
<header class="sticky top-0"><a href="/" class="font-bold">{escape(page.office)}</a>
<div class="hidden lg:flex">{anchors(page.menu, '<a class="px-3" href="{path}">{label}</a>')}</div>
<dialog id="laci">{anchors(page.menu, '<a class="block" href="{path}">{label}</a>')}</dialog></header>
<main id="konten" class="prose"><h1>{escape(page.title)}</h1>
{page.body}
<details><summary>Berita terkini</summary><ul>{anchors(page.news)}</ul></details></main>
<footer class="mt-8"><p>{escape(page.office)} &mdash; 2026</p></footer></div>
<script type="module">import("/_app/immutable/entry/mulai.js");</script>
</body>
</html>
"""


_READER = (
    ".screen-reader-text,.element-invisible,.sr-only{position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(1px,1px,1px,1px)}\n"
)
_COMMON = "body{font-family:sans-serif;color:#222;background:#fff}a{color:#036}\n"
WORDPRESS = Dress(
    name="wordpress", article="/2026/{n:02}/{slug}/", section="/kategori/{slug}/", feed="/feed/", sitemap="/wp-sitemap.xml",
    style_path="/wp-content/themes/kotakita/style.css", style=_COMMON + _READER + ".sub-menu{display:none}.menu li:hover .sub-menu{display:block}.menu-toggle{display:none}\n",
    render=_wordpress,
)  # fmt: skip
JOOMLA = Dress(
    name="joomla", article="/index.php/berita/{n}-{slug}", section="/index.php/{slug}", feed="/index.php?format=feed&type=rss", sitemap="/sitemap.xml",
    style_path="/templates/kota/css/template.css", style=_COMMON + _READER + ".offcanvas{position:fixed;left:-280px;width:280px}\n", render=_joomla,
)  # fmt: skip
PORTAL = Dress(
    name="portal", article="/berita/detail/{n}/{slug}", section="/halaman/{slug}", feed="/rss", sitemap="/sitemap.xml",
    style_path="/assets/css/portal.css", style=_COMMON + _READER + ".collapse{display:none}@media(min-width:768px){.collapse{display:flex}}.modal{display:none;position:fixed}.fade{opacity:0}\n",
    render=_portal,
)  # fmt: skip
VILLAGE = Dress(
    name="village", article="/artikel/2026/{n}/3/{slug}", section="/{slug}", feed="/feed", sitemap="/sitemap.xml",
    style_path="/themes/natra/assets/css/style.min.css", style=_COMMON + _READER + ".scrollToTop{display:none}\n", render=_village,
)  # fmt: skip
OLD = Dress(
    name="old", article="/berita.php?id={n}", section="/{slug}.html", feed="/rss.xml", sitemap="/sitemap.xml",
    style_path="/gaya.css", style=_COMMON + "td{font-size:13px}\n", render=_old,
)  # fmt: skip
MODERN = Dress(
    name="modern", article="/berita/{slug}", section="/{slug}", feed="/berita/rss.xml", sitemap="/sitemap-index.xml",
    style_path="/_app/immutable/assets/utama.css", style=_COMMON + _READER + ".hidden{display:none}@media(min-width:1024px){.lg\\:flex{display:flex}}\n",
    render=_modern,
)  # fmt: skip
DRESSES = (WORDPRESS, JOOMLA, PORTAL, VILLAGE, OLD, MODERN)
