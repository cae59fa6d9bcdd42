"""DokuWiki: installed and locked up, and as it is unpacked, with its installer and its folders open."""

from __future__ import annotations

from pathlib import Path

from tests.real.applications.background import owned
from tests.real.applications.hosting import careful, careless
from tests.real.applications.packaged import package, reworded, unpack
from tests.real.site import Site

CLEAN, NEGLECTED = (f"panduan-{name}.kotacontoh.go.id" for name in ("rapi", "lalai"))
_SETTINGS = "<?php\n$conf['title'] = 'Panduan Dinas Kesehatan';\n$conf['useacl'] = 1;\n$conf['superuser'] = '@admin';\n$conf['updatecheck'] = 0;\n$conf['disableactions'] = 'register';\n"
_RULES = "# acl.auth.php\n# <?php exit()?>\n*  @ALL  1\n*  @user  8\n"
_USER = "# users.auth.php\n# <?php exit()?>\npengelola:$2y$10$abcdefghijklmnopqrstuuJ0Z6K3oS0m2Q1n7m8p9q0r1s2t3u4v:Pengelola:pengelola@kotacontoh.go.id:admin,user\n"
_PAGE = "====== Panduan Layanan ======\n\nTata cara layanan puskesmas dan imunisasi bagi warga.\n"
_LOCKS = """<LocationMatch "^/(data|conf|bin|inc|vendor)(/|$)">
  Require all denied
</LocationMatch>"""


def clean(folder: Path, php: str) -> Site:
    """As dokuwiki.org's "Security" has it; the installer is removed."""
    root = _unpack(folder / "dokuwiki-rapi", "install.php")
    _set_up(root)
    return careful(CLEAN, owned(root), php, _LOCKS)


def neglected(folder: Path, php: str) -> Site:
    """Never set up, so that the installer is open; pages and settings can be fetched as files, and folders list."""
    root = _unpack(folder / "dokuwiki-lalai")
    (root / "conf/local.php.bak").write_text(_SETTINGS)
    return careless(NEGLECTED, owned(root), php)


def _unpack(root: Path, *without: str) -> Path:
    unpack(package("dokuwiki"), root, ".htaccess", "preload.php", "testing", *without)
    unpack(Path("/etc/dokuwiki"), root / "conf", ".htaccess", "apache.conf", "lighttpd.conf", "local.php", "*.auth.php")
    reworded(root / "conf/dokuwiki.php", "'/var/lib/dokuwiki/data'", "'./data'")
    for name in ("attic", "cache", "index", "locks", "log", "media", "media_attic", "media_meta", "meta", "pages", "tmp"):
        (root / "data" / name).mkdir(parents=True)
    (root / "data/pages/start.txt").write_text(_PAGE)
    return root


def _set_up(root: Path) -> None:
    """What the installer writes."""
    for name, text in (("local.php", _SETTINGS), ("acl.auth.php", _RULES), ("users.auth.php", _USER)):
        (root / "conf" / name).write_text(text)
