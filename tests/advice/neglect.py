"""A neglected site: every fault that settings of a web server mend, at once, in one document root."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec

from checks.core.exposure.entry import CatalogueEntry, entries_by_id

# Its name and what its front page mentions call for questions about APIs, databases and WordPress.
HOST = "dev.kotacontoh.go.id"
TOKEN = "bukti-kepemilikan"
# One entry of each group of the catalogue that a site of unknown make is asked for.
ENTRIES = {
    "apis": ("openapi", "wordpress-users"),
    "config": ("private-key", "docker-compose", "php-configuration-copy"),
    "databases": ("elasticsearch-indices", "solr"),
    "debug": ("phpinfo", "server-status"),
    "dumps": ("host-dump",),
    "file-managers": ("kcfinder",),
    "installers": ("installer",),
    "logs": ("error-log", "laravel-log"),
    "panels": ("phpmyadmin",),
    "vcs": ("hg",),
}
_HOME = """<!doctype html>
<html lang="id"><head><meta charset="utf-8"><title>Layanan Kota Contoh</title></head>
<body><h1>Layanan Kota Contoh</h1><p>Pendaftaran, jadwal, dan pengaduan bagi warga. Antarmuka: openapi.</p>
<img src="/wp-content/uploads/2026/01/balai.jpg" alt="Balai"><img src="http://foto.kotacontoh.go.id/a.jpg" alt="Foto">
<form action="http://adu.kotacontoh.go.id/kirim" method="post"><input name="isi"></form>
<a href="/masuk">Masuk</a> <a href="/dokumen/">Dokumen</a> <a href="/jadwal">Jadwal</a></body></html>
"""
_LOGIN = '<!doctype html><html lang="id"><head><title>Masuk</title></head><body><form method="post"><input type="password" name="sandi"></form></body></html>'
_ROUTER = """<?php
$path = parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH);
$pages = json_decode(file_get_contents(__DIR__ . '/../pages.json'), true);
if ($path === '/' || $path === '/index.php') {
  session_cache_limiter('');
  session_start();
  header('Cache-Control: public, max-age=600');
  header('X-XSS-Protection: 1');
  header('Expect-CT: max-age=86400');
  header('Cross-Origin-Embedder-Policy: require-corp');
  header('X-Powered-By: PHP/8.2.30');
  header('X-Frame-Options: DENY');
  header('X-Frame-Options: SAMEORIGIN', false);
  if (empty($_SERVER['HTTPS'])) { header('Strict-Transport-Security: max-age=300'); }
  if (isset($_SERVER['HTTP_ORIGIN'])) {
    header('Access-Control-Allow-Origin: ' . $_SERVER['HTTP_ORIGIN']);
    header('Access-Control-Allow-Credentials: true');
  }
  if ($_SERVER['REQUEST_METHOD'] === 'OPTIONS') { header('Allow: GET, HEAD, POST, PUT, DELETE, OPTIONS'); }
  echo $pages['/'][1];
} elseif ($path === '/index.php/pribadi') {
  header('Cache-Control: private');
  echo '<!doctype html><title>Pribadi</title><p>Data pemohon.</p>';
} elseif (isset($pages[$path])) {
  header('Content-Type: ' . $pages[$path][0]);
  echo $pages[$path][1];
} else {
  http_response_code(404);
  echo '<!doctype html><title>Tidak ada</title><p>Halaman ini tidak ada.</p>';
}
"""


def planted_entries() -> list[CatalogueEntry]:
    """The entries whose proof is served."""
    entries = [(entries_by_id(name).get(id), name, id) for name, ids in ENTRIES.items() for id in ids]
    assert all(entry for entry, _, _ in entries), entries
    return [entry for entry, _, _ in entries if entry]


class Neglected(msgspec.Struct, frozen=True):
    """A site: its name, its front page, and the settings file that lies in its document root."""

    host: str = HOST
    home: str = _HOME
    env: str = "APP_NAME=Layanan\nAPP_KEY=base64:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\nDB_PASSWORD=rahasia-2026\n"


def plant(root: Path, site: Neglected) -> None:
    """Fill a document root; what the router serves stands beside it, where nobody can ask for it."""
    pages = {"/": ("text/html", site.home), "/masuk": ("text/html", _LOGIN), "/jadwal": ("text/html", _LOGIN.replace("password", "text"))}
    scripts: dict[str, str] = {}
    for entry in planted_entries():
        for path in entry.paths[:1]:
            plain = path.partition("?")[0].replace("{label}", site.host.partition(".")[0])
            pages[plain] = (entry.proves.type, entry.proves.text)
            scripts |= {plain.lstrip("/"): entry.proves.text} if plain.endswith(".php") else {}
    files = scripts | {
        "index.php": _ROUTER,
        "statis.html": "<!doctype html><title>Statis</title><p>Halaman statis.</p>",
        "esakip/index.html": "<!doctype html><title>e-SAKIP</title><p>Kinerja instansi.</p>",
        "estimasi.html": "<!doctype html><title>Estimasi</title><p>Estimasi biaya.</p>",
        "unduhan/apbd.zip": "PK arsip untuk umum",
        f".well-known/acme-challenge/{TOKEN}": TOKEN,
        ".env": site.env,
        ".git/HEAD": "ref: refs/heads/main\n",
        ".git/config": "[core]\n\trepositoryformatversion = 0\n\tfilemode = true\n\tbare = false\n",
        "uploads/surat.pdf": "%PDF-1.4",
        "uploads/nyata.php": "<?php echo 'berjalan';",
        "upload/surat.pdf": "%PDF-1.4",
        "dokumen/daftar.pdf": "%PDF-1.4",
        "adminer.php": '<!doctype html><html><head><title>Login - Adminer</title></head><body><form method="post"><h1>Adminer</h1>'
        "<select name=\"auth[driver]\"><option>MySQL</select><input name='auth[password]' type=password></form></body></html>",
        "phpmyadmin/rahasia.inc.php": "<?php $sandi = 'kata-sandi-basis-data';",
        "phpmyadmin/index.php": "<?php echo '<title>phpMyAdmin</title><input name=\"pma_' . 'username\">';",
    }
    for name, text in files.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    (root.parent / "pages.json").write_text(json.dumps(pages))
