"""WordPress on MariaDB: installed and locked up, installed and neglected, and unpacked but never installed."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.real.applications.background import owned
from tests.real.applications.hosting import careful, careless
from tests.real.applications.mariadb import PASSWORD
from tests.real.applications.packaged import package, unpack
from tests.real.applications.php import script
from tests.real.site import Site

CLEAN, NEGLECTED, UNFINISHED = "wordpress-rapi.kotacontoh.go.id", "wordpress-lalai.kotacontoh.go.id", "wordpress-baru.kotacontoh.go.id"

_SETTINGS = """<?php
define('DB_NAME', '{name}');
define('DB_USER', '{name}');
define('DB_PASSWORD', '{password}');
define('DB_HOST', 'localhost:{socket}');
define('DB_CHARSET', 'utf8mb4');
define('DB_COLLATE', '');
define('AUTH_KEY', '{name}-kunci-autentikasi-kota-contoh');
define('DISABLE_WP_CRON', true);
define('WP_HOME', '{home}');
define('WP_SITEURL', '{home}');
{more}
$table_prefix = 'wp_';
if (!defined('ABSPATH')) define('ABSPATH', __DIR__ . '/');
require_once ABSPATH . 'wp-settings.php';
"""
_LOCKED = "define('DISALLOW_FILE_EDIT', true);\ndefine('FORCE_SSL_ADMIN', true);\ndefine('WP_DEBUG', false);"
_DEBUGGING = "define('WP_DEBUG', true);\ndefine('WP_DEBUG_LOG', true);\ndefine('WP_DEBUG_DISPLAY', true);"
# Nothing may leave for the network: WordPress asks its makers for news, and itself whether addresses can be pretty.
SILENT = "<?php add_filter('pre_http_request', fn() => new WP_Error('offline'));"
_TIDY = "<?php remove_action('wp_head', 'wp_generator');"
_FAULTY = "<?php add_action('wp_footer', function () { echo $dinas['nama']; });"
_INSTALL = """
define('WP_INSTALLING', true);
[, $host, $scheme] = $argv;
$_SERVER += ['HTTP_HOST' => $host, 'REQUEST_URI' => '/', 'SERVER_PROTOCOL' => 'HTTP/1.1', 'REQUEST_METHOD' => 'GET'];
if ($scheme === 'https') { $_SERVER['HTTPS'] = 'on'; }
require 'wp-load.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';
wp_install('Dinas Kesehatan Kota Contoh', 'pengelola', 'pengelola@kotacontoh.go.id', true, '', 'Sandi-Pengelola-2026');
update_option('permalink_structure', '/%postname%/');
delete_option('rewrite_rules');
"""
PRETTY = """# BEGIN WordPress
<IfModule mod_rewrite.c>
RewriteEngine On
RewriteBase /
RewriteRule ^index\\.php$ - [L]
RewriteCond %{REQUEST_FILENAME} !-f
RewriteCond %{REQUEST_FILENAME} !-d
RewriteRule . /index.php [L]
</IfModule>
# END WordPress
"""
_LOCKS = """<FilesMatch "^(readme\\.html|license\\.txt|wp-config\\.php|xmlrpc\\.php)$">
  Require all denied
</FilesMatch>
<Location /wp-json/wp/v2/users>
  Require all denied
</Location>
<LocationMatch "^/wp-admin/(install|upgrade|setup-config)\\.php">
  Require all denied
</LocationMatch>"""


def clean(folder: Path, php: str, socket: Path) -> Site:
    """As wordpress.org's "Hardening WordPress" has it."""
    root = _unpack(folder, "rapi", f"https://{CLEAN}", socket, _LOCKED)
    (root / "wp-content/mu-plugins/rapi.php").write_text(_TIDY)
    _installed(root, CLEAN, "https")
    return careful(CLEAN, owned(root), php, _LOCKS)


def neglected(folder: Path, php: str, socket: Path) -> Site:
    """Without HTTPS, with its debugging switched on, listings, and a copy of its settings."""
    root = _unpack(folder, "lalai", f"http://{NEGLECTED}", socket, _DEBUGGING)
    (root / "wp-content/mu-plugins/dinas.php").write_text(_FAULTY)
    _installed(root, NEGLECTED, "http")
    shutil.copy(root / "wp-config.php", root / "wp-config.php.bak")
    uploads = root / "wp-content/uploads/2026/01"
    uploads.mkdir(parents=True)
    (uploads / "data-pegawai.xlsx").write_bytes(b"PK\x03\x04")
    (root / "wp-content/debug.log").write_text(
        "[12-Jan-2026 02:11:09 UTC] PHP Warning:  Undefined variable $dinas in /var/www/wordpress/wp-content/plugins/dinas.php on line 1\n"
    )
    return careless(NEGLECTED, owned(root), php, https=False)


def unfinished(folder: Path, php: str, socket: Path) -> Site:
    """Unpacked, with a database that is empty: whoever comes first becomes its administrator."""
    root = _unpack(folder, "baru", f"https://{UNFINISHED}", socket)
    return careless(UNFINISHED, owned(root), php)


def _installed(root: Path, host: str, scheme: str) -> None:
    script(_INSTALL, root, host, scheme)
    (root / ".htaccess").write_text(PRETTY)


def _unpack(folder: Path, name: str, home: str, socket: Path, more: str = "") -> Path:
    root = folder / f"wordpress-{name}"
    unpack(package("wordpress"), root, ".htaccess", "wp-config.php", "languages")
    (root / "wp-config.php").write_text(_SETTINGS.format(name=name, home=home, password=PASSWORD, socket=socket, more=more))
    silent = root / "wp-content/mu-plugins"
    silent.mkdir(parents=True)
    (silent / "diam.php").write_text(SILENT)
    return root
