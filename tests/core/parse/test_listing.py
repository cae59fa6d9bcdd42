"""Listings of every server are read; pages that only resemble one are not."""

from collections.abc import Callable

from hypothesis import given, strategies as st

from checks.core.parse import listing
from checks.core.redact.mask import mask
from tests.accuracy.listings import DATA, LONG, PAGES
from tests.each import each

APACHE = """<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 3.2 Final//EN"><html><head><title>Index of /backup</title></head><body>
<h1>Index of /backup</h1><table><tr><th><a href="?C=N;O=D">Name</a></th></tr>
<tr><td><a href="/">Parent Directory</a></td></tr><tr><td><a href="db%202026.sql.gz">db 2026.sql.gz</a></td></tr>
<tr><td><a href="foto/">foto/</a></td></tr></table><address>Apache/2.4.58</address></body></html>"""
NGINX = """<html><head><title>Index of /backup/</title></head><body><h1>Index of /backup/</h1><hr><pre><a href="../">../</a>
<a href="db%202026.sql.gz">db 2026.sql.gz</a> 17-Aug-2026 1 <a href="foto/">foto/</a></pre><hr></body></html>"""
IIS = """<html><head><title>situs.kotacontoh.go.id - /backup/</title></head><body><H1>situs.kotacontoh.go.id - /backup/</H1><hr><pre>
<A HREF="/">[To Parent Directory]</A><br><br> 8/17/2026 <A HREF="/backup/db%202026.sql.gz">db 2026.sql.gz</A><br>
<A HREF="/backup/foto/">foto</A></pre></body></html>"""
PYTHON = """<!DOCTYPE HTML><html><head><title>Directory listing for /backup/</title></head><body><h1>Directory listing for /backup/</h1>
<hr><ul><li><a href="db%202026.sql.gz">db 2026.sql.gz</a></li><li><a href="foto/">foto/</a></li></ul></body></html>"""
LIGHTTPD = """<!DOCTYPE html><html><head><title>Index of /backup/</title></head><body><h2>Index of /backup/</h2><div class="list">
<table><tr><td><a href="../">..</a>/</td></tr><tr><td><a href="db%202026.sql.gz">x</a></td></tr><tr><td><a href="foto/">y</a>/</td></tr>
</table></div><div class="foot">lighttpd/1.4.76</div></body></html>"""
LITESPEED = """<html><head><title>Index of /backup/</title></head><body><h1>Index of /backup/</h1><table>
<tr><td><a href="../">Parent Directory</a></td></tr><tr><td><a href="db%202026.sql.gz">x</a></td></tr><tr><td><a href="foto/">y</a></td></tr>
</table><address>Proudly Served by LiteSpeed Web Server</address></body></html>"""
TOMCAT = """<html><head><title>Directory Listing For [/backup/]</title></head><body><h1>Directory Listing For [/backup/] - <a href="/">
<b>Up To [/]</b></a></h1><table><tr><td><a href="/backup/db%202026.sql.gz">x</a></td></tr><tr><td><a href="/backup/foto/">y</a></td></tr>
</table></body></html>"""
SERVERS = {
    "Apache": APACHE, "nginx": NGINX, "IIS": IIS, "Python": PYTHON, "lighttpd": LIGHTTPD, "LiteSpeed": LITESPEED, "Tomcat": TOMCAT,
}  # fmt: skip


@each("page", SERVERS.values(), ids=SERVERS.keys())
def test_servers(page: str) -> None:
    read = listing(mask(page)[0])
    assert read is not None
    assert read.path.rstrip("/") == "/backup"
    assert read.names == ("db 2026.sql.gz", "foto/")
    assert read.sensitive == ("db 2026.sql.gz",)


def test_an_empty_folder() -> None:
    read = listing('<title>Index of /x/</title><h1>Index of /x/</h1><a href="../">../</a>')
    assert read is not None
    assert read.names == ()


@each(
    "page",
    [
        "",
        "<title>Index of Happiness</title><h1>Index of Happiness</h1>",
        "<title>Index of /x/</title><p>tanpa kepala</p>",
        "<title>Index of /x/</title><h1>Berita</h1>",
        "<title>Berita</title><h1>Index of /x/</h1>",
        "<title>Kota Contoh - Beranda</title><h1>Kota Contoh - Beranda</h1>",
        "<h1>Index of /x/</h1><a href=a>a</a>",
    ],
)
def test_what_is_none(page: str) -> None:
    assert listing(page) is None


@each(
    ("name", "sensitive"),
    [
        ("dump.sql", True), ("db.sql.gz", True), ("situs_lama.zip", True), ("config.php.bak", True), ("index.php~", True), ("a.tar", True),
        (".env", True), (".git/", True), ("id.pem", True), ("error.log.1", True), ("backup-2026/", True), ("web.config", True),
        ("foto.jpg", False), ("laporan.pdf", False), ("index.html", False), ("sqlite-tutorial.html", False), ("zipper.png", False),
        ("formulir.docx", False), ("backupan.jpg", False), ("backup.class.php", False), ("backup.php", False), ("dump.js", False),
        ("backup.php.bak", True), ("backup.css", False),
    ],
)  # fmt: skip
def test_sensitive(name: str, sensitive: bool) -> None:
    read = listing(f'<title>Index of /</title><h1>Index of /</h1><a href="{name}">x</a>')
    assert read is not None
    assert read.sensitive == ((name,) if sensitive else ())


def test_folders_among_source_code_are_source_code() -> None:
    names = "".join(f'<a href="{name}">{name}</a>' for name in ("backup_moodle2/", "lib.php", "db.sql"))
    read = listing(f"<title>Index of /backup/</title><h1>Index of /backup/</h1>{names}")
    assert read is not None
    assert read.sensitive == ("db.sql",)


@each("write", [*PAGES, *DATA], ids=lambda write: write.__name__)
def test_servers_without_a_headline_of_their_own(write: Callable[..., str]) -> None:
    read = listing(mask(write("foto kegiatan.jpg", LONG, "db-2026.sql.gz"))[0])
    assert read is not None
    assert read.names == ("foto kegiatan.jpg", LONG, "db-2026.sql.gz")
    assert read.sensitive == ("db-2026.sql.gz",)
    empty = listing(write())
    assert empty is None or empty.names == ()


@given(st.text(alphabet='<>ahref="/.?C=N;O=D[]{}:,name type file mtime Key', max_size=300))
def test_any_text_is_a_listing_or_none(text: str) -> None:
    read = listing(text)
    assert read is None or all(read.names)
