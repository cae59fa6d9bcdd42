"""Folders that the site links to, as servers list them, and pages that only look like a list of a folder."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from scanner.example_city.page import example_page, html
from scanner.example_city.site import ServedAnswer
from tests.accuracy.behaviour import AGENCY, Behaviour, bare, moved
from tests.accuracy.crawl_findings import linked
from tests.accuracy.exposures import listing

CHECK, AT = "content-listings", "/dokumen/2019/"
_TYPE = '<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 3.2 Final//EN">\n'


def apache(path: str, *names: str) -> ServedAnswer:
    """As Apache 2.4 shows a folder with FancyIndexing and HTMLTable."""
    rows = "".join(
        f'<tr><td valign="top"><img src="/icons/unknown.gif" alt="[   ]"></td><td><a href="{name}">{name}</a></td><td align="right">2019-08-01 10:12  </td><td align="right">1.2M</td></tr>\n'
        for name in names
    )
    return html(
        f"{_TYPE}<html>\n <head>\n  <title>Index of {path.rstrip('/')}</title>\n </head>\n <body>\n<h1>Index of {path.rstrip('/')}</h1>\n  <table>\n"
        '   <tr><th><a href="?C=N;O=D">Name</a></th><th><a href="?C=M;O=A">Last modified</a></th><th><a href="?C=S;O=A">Size</a></th></tr>\n'
        f'<tr><td><a href="/">Parent Directory</a></td></tr>\n{rows}</table>\n<address>Apache/2.4.41 (Ubuntu) Server Port 443</address>\n</body></html>'
    )


def iis(path: str, *names: str) -> ServedAnswer:
    """As IIS shows a folder with directory browsing."""
    rows = "".join(f' 8/1/2019 10:12 AM        12345 <A HREF="{path}{name}">{name}</A><br>' for name in names)
    return html(
        f'<html><head><title>dinas.kotacontoh.go.id - {path}</title></head><body><H1>dinas.kotacontoh.go.id - {path}</H1><hr>\n\n<pre><A HREF="/">[To Parent Directory]</A><br><br>{rows}</pre><hr></body></html>'
    )


def litespeed(path: str, *names: str) -> ServedAnswer:
    """As LiteSpeed shows a folder."""
    rows = "".join(
        f"<tr><td data-sort='*{name}'><a href='{path}{name}'><img class=\"icon\" src=\"/_autoindex/assets/icons/file.svg\">{name}</a></td><td>10k</td></tr>"
        for name in names
    )
    return html(
        f'<!DOCTYPE html>\n<html>\n<head>\n<meta charset="utf-8">\n<title>Index of {path}</title>\n</head>\n<body>\n<div class="content">\n<h1 style="margin:0">Index of {path}</h1>\n'
        f"<table id=\"table-list\"><tbody><tr><td><a href='../'>Parent Directory</a></td></tr>{rows}</tbody></table></div>\n<footer>Proudly Served by LiteSpeed Web Server</footer></body></html>"
    )


FINDS: Mapping[str, tuple[str, ServedAnswer]] = {
    "apache": ("open", apache(AT, "rapbd.pdf", "renstra.pdf")),
    "apache-with-a-space": ("open", apache("/dokumen/2019/", "laporan tahunan.pdf", "Foto Kegiatan/")),
    "apache-with-dumps": ("sensitive", apache(AT, "rapbd.pdf", "perizinan_2019.sql.gz")),
    "nginx": ("open", listing(AT, "rapbd.pdf")),
    "nginx-with-keys": ("sensitive", listing(AT, "server.key", "rapbd.pdf")),
    # ssh-keygen(1); files of settings by the names of Rails' and Symfony's guides, ASP.NET's and Google Cloud's references.
    "nginx-with-a-persons-key": ("sensitive", listing(AT, "id_ed25519", "rapbd.pdf")),
    "nginx-with-settings-of-a-framework": ("sensitive", listing(AT, "database.yml", "rapbd.pdf")),
    "nginx-with-credentials-of-a-cloud": ("sensitive", listing(AT, "credentials.json", "rapbd.pdf")),
    "nginx-with-a-tunnel": ("sensitive", listing(AT, "kantor.ovpn", "rapbd.pdf")),
    "nginx-with-source-code": ("open", listing(AT, "BackupController.php", "dump.js", "key.svg", "password.html", "backup/")),
    "iis": ("open", iis(AT, "rapbd.pdf")),
    "iis-with-settings": ("sensitive", iis(AT, "web.config.bak")),
    "litespeed": ("open", litespeed(AT, "rapbd.pdf")),
    "python": ("open", html(f"<!DOCTYPE HTML>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>Directory listing for {AT}</title>\n</head>\n<body>\n<h1>Directory listing for {AT}</h1>\n<hr>\n<ul>\n<li><a href=\"rapbd.pdf\">rapbd.pdf</a></li>\n</ul>\n<hr>\n</body>\n</html>")),
}  # fmt: skip
_PRE = "<pre>Index of /backup/\n../\nsitus.sql   21-Nov-2026 08:00   1024\n</pre>"


def _titled(title: str) -> ServedAnswer:
    """A page whose title and heading are the same words, as simple themes write them."""
    return html(
        f"<!doctype html><html lang='id'><head><title>{title}</title></head><body><h1>{title}</h1><p>Tulisan itu menandakan folder terbuka. "
        f"<a href='berita-lain'>Berita lain</a> <a href='arsip.zip'>Unduh bahan paparan</a></p>{_PRE}</body></html>"
    )


INNOCENT: Mapping[str, ServedAnswer] = {
    "downloads": example_page("Unduhan", '<ul><li><a href="rapbd.pdf">RAPBD</a></li><li><a href="formulir.zip">Formulir</a></li></ul>', AGENCY),
    "article": example_page("Index of: arti tulisan itu", f"<p>Folder terbuka tampak seperti ini.</p>{_PRE}", AGENCY),
    "article-of-that-title": _titled("Index of /backup: apa artinya bagi dinas?"),
    "article-of-that-title-with-a-slash": _titled("Index of / di mesin pencari, bahaya yang tersembunyi"),
    "archive-of-news": _titled("Indeks berita"),
    "refused": bare("<html><head><title>403 Forbidden</title></head><body><h1>Forbidden</h1></body></html>", 403),
    "log-in": moved("/masuk"),
    "gallery": example_page("Galeri 2019", "<h2>Index of /dokumen/2019/</h2><a href='a.jpg'>a</a>", AGENCY),
    "file-list-of-an-application": example_page("Berkas - /dokumen/2019/", "<table><tr><td><a href='rapbd.pdf'>rapbd.pdf</a></td></tr></table>", AGENCY),
}  # fmt: skip


def behaviours() -> Iterator[Behaviour]:
    """Each folder linked from a site of its own."""
    for name, (problems, answer) in FINDS.items():
        yield Behaviour(name=f"linked-folder-of-{name}", https=linked({AT: answer}), must={CHECK: f"fail ({problems})"})
    for name, answer in INNOCENT.items():
        yield Behaviour(name=f"linked-folder-as-{name}", https=linked({AT: answer}), must={CHECK: "pass"})
