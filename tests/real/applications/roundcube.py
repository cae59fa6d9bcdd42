"""Roundcube on SQLite: its public folder alone, and the whole of it with installer, log and settings."""

from __future__ import annotations

from pathlib import Path

from tests.real.applications.background import owned
from tests.real.applications.hosting import careful, careless
from tests.real.applications.packaged import package, reworded, unpack
from tests.real.applications.php import script
from tests.real.site import Site

CLEAN, NEGLECTED = (f"surel-{name}.kotacontoh.go.id" for name in ("rapi", "lalai"))
_SETTINGS = """<?php
$config['db_dsnw'] = 'sqlite:///{root}/data/surel.db?mode=0600';
$config['imap_host'] = 'localhost:143';
$config['smtp_host'] = 'localhost:587';
$config['des_key'] = 'kunci-24-huruf-roundcube';
$config['product_name'] = 'Surel Kota Contoh';
$config['plugins'] = [];
$config['skin'] = 'elastic';
{more}"""
_TABLES = "$db = new PDO('sqlite:' . $argv[1]); $db->exec(file_get_contents('SQL/sqlite.initial.sql'));"


def clean(folder: Path, php: str) -> Site:
    """As its INSTALL says: the document root is ``public_html``, and the installer is removed."""
    root = _unpack(folder / "roundcube-rapi", "$config['enable_installer'] = false;\n", "installer")
    return careful(CLEAN, owned(root) / "public_html", php)


def neglected(folder: Path, php: str) -> Site:
    """The document root is the whole, the installer is switched on, and logs list."""
    root = _unpack(folder / "roundcube-lalai", "$config['enable_installer'] = true;\n")
    (root / "logs/errors.log").write_text(
        "[12-Jan-2026 02:11:09 +0000]: <a1b2c3d4> IMAP Error: Login failed for pengelola against localhost from 10.1.2.3.\n"
    )
    (root / "config/config.inc.php.bak").write_text((root / "config/config.inc.php").read_text())
    return careless(NEGLECTED, owned(root), php)


def _unpack(root: Path, more: str, *without: str) -> Path:
    unpack(package("roundcube"), root, *without)
    for file in ("program/include/iniset.php", "installer/index.php"):
        if (root / file).exists():
            reworded(root / file, "'/var/lib/roundcube/'", f"'{root}/'")
    unpack(Path("/etc/roundcube"), root / "config", "config.inc.php", "debian-db*", "apache.conf", "lighttpd.conf", "htaccess", "plugins")
    for name in ("data", "logs", "temp", "public_html"):
        (root / name).mkdir()
    for name in ("program", "skins", "plugins"):
        (root / "public_html" / name).symlink_to(root / name)
    (root / "public_html/index.php").write_text(f"<?php define('INSTALL_PATH', '{root}/');\nrequire INSTALL_PATH . 'index.php';\n")
    (root / "config/config.inc.php").write_text(_SETTINGS.format(root=root, more=more))
    script(_TABLES, owned(root), str(root / "data/surel.db"))
    return root
