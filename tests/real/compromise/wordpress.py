"""One WordPress of the system's packages under several names; what was put into `mu-plugins` does to each name what such code does to a site.

A name is honest where its plug-in only does what plug-ins do: a page for telephones, a greeting for who searched, news in turn.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

import msgspec

from tests.accuracy.compromise.case import Cause
from tests.accuracy.compromise.packs import GAMBLING, JAPANESE
from tests.real.applications.background import owned
from tests.real.applications.hosting import careful
from tests.real.applications.mariadb import PASSWORD, mariadb
from tests.real.applications.packaged import package, unpack
from tests.real.applications.php import script
from tests.real.applications.serving import serving, workshop
from tests.real.applications.wordpress import PRETTY, SILENT
from tests.real.server import Server
from tests.real.site import Site


class Infection(msgspec.Struct, frozen=True):
    """What happened to a name, which visitor sees it on which page, what is seen, and the code."""

    cause: Cause
    visitor: str
    page: str
    shows: str
    code: str
    also: tuple[Cause, ...] = ()


_NAME = "{label}.kotacontoh.go.id"
_LINKS = GAMBLING.links(10)
_CRAWLER = "preg_match('~googlebot|bingbot~i', $_SERVER['HTTP_USER_AGENT'] ?? '')"
_SEARCH = "preg_match('~google|bing|yahoo~i', $_SERVER['HTTP_REFERER'] ?? '')"
INFECTIONS: Mapping[str, Infection] = {
    "wp-robot": Infection(Cause.CLOAKING, "crawler", "/", "slot gacor", f"add_action('template_redirect', function () {{ if ({_CRAWLER} && is_front_page()) {{ echo <<<'X'\n{GAMBLING.page()}\nX;\n exit; }} }});", (Cause.GAMBLING,)),
    "wp-sisipan": Infection(Cause.CLOAKING, "crawler", "/jadwal-imunisasi/", "slot gacor", f"add_action('wp_footer', function () {{ if ({_CRAWLER}) {{ echo '<div style=\"position:absolute;left:-9999px\">{_LINKS}</div>'; }} }});", (Cause.GAMBLING,)),
    "wp-cari": Infection(Cause.REDIRECT, "from_search", "/", "raja-gacor88.example", f"add_action('init', function () {{ if ({_SEARCH}) {{ header('Location: https://raja-gacor88.example/?ref=wp', true, 302); exit; }} }});", (Cause.CLOAKING,)),
    "wp-telepon": Infection(Cause.CLOAKING, "telephone", "/", "Mahjong Ways", f"add_filter('pre_get_document_title', function ($judul) {{ return wp_is_mobile() ? 'Slot Gacor Mahjong Ways Maxwin' : $judul; }}, 99); add_action('wp_body_open', function () {{ if (wp_is_mobile()) {{ echo '<p>{_LINKS}</p>'; }} }});", (Cause.GAMBLING,)),
    "wp-hilang": Infection(Cause.DOORWAYS, "ordinary", "/tidak-ada-k7f3/", "送料無料", f"add_action('template_redirect', function () {{ if (is_404()) {{ status_header(200); echo <<<'X'\n{JAPANESE.page()}\nX;\n exit; }} }});", (Cause.SPAM, Cause.CLOAKING)),
    "wp-bersih": Infection(Cause.HONEST, "ordinary", "/", "Stop judi online", "add_action('wp_footer', function () { echo wp_is_mobile() ? '<p>Pasang aplikasi kota.</p>' : '<p>Versi lengkap.</p>'; echo '<aside>Stop judi online! Polisi menangkap bandar slot gacor. Judi dilarang.</aside>'; if (preg_match('~google~', $_SERVER['HTTP_REFERER'] ?? '')) { echo '<p>Selamat datang dari mesin pencari.</p>'; } });"),
}  # fmt: skip
_DATABASE = "sisipan"
_SETTINGS = """<?php
define('DB_NAME', '{name}');
define('DB_USER', '{name}');
define('DB_PASSWORD', '{password}');
define('DB_HOST', 'localhost:{socket}');
define('DB_CHARSET', 'utf8mb4');
define('DB_COLLATE', '');
define('AUTH_KEY', 'kunci-autentikasi-kota-contoh');
define('DISABLE_WP_CRON', true);
define('WP_HOME', 'https://' . $_SERVER['HTTP_HOST']);
define('WP_SITEURL', 'https://' . $_SERVER['HTTP_HOST']);
$_SERVER['HTTPS'] = 'on';
$table_prefix = 'wp_';
if (!defined('ABSPATH')) define('ABSPATH', __DIR__ . '/');
require_once ABSPATH . 'wp-settings.php';
"""
_INSTALL = """
define('WP_INSTALLING', true);
[, $host] = $argv;
$_SERVER += ['HTTP_HOST' => $host, 'REQUEST_URI' => '/', 'SERVER_PROTOCOL' => 'HTTP/1.1', 'REQUEST_METHOD' => 'GET'];
require 'wp-load.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';
wp_install('Dinas Kesehatan Kota Contoh', 'pengelola', 'pengelola@kotacontoh.go.id', true, '', 'Sandi-Pengelola-2026');
update_option('permalink_structure', '/%postname%/');
delete_option('rewrite_rules');
foreach (['Jadwal imunisasi', 'Rapat koordinasi puskesmas', 'Pelatihan kader'] as $judul) {
  wp_insert_post(['post_title' => $judul, 'post_status' => 'publish', 'post_content' => '<p>Layanan kesehatan bagi warga kota, setiap hari kerja.</p>']);
}
"""


def hosts() -> dict[str, Infection]:
    """What was done to each name."""
    return {_NAME.format(label=label): infection for label, infection in INFECTIONS.items()}


@contextlib.contextmanager
def standing() -> Iterator[Server]:
    """All names, on Apache with PHP and MariaDB."""
    with workshop() as folder, mariadb(folder, (_DATABASE,)) as socket:
        root = _installed(folder, socket)
        with serving(folder, [partial(_site, host=host, root=root) for host in hosts()], []) as running:
            yield running


def _site(folder: Path, php: str, host: str, root: Path) -> Site:
    return careful(host, root, php)


def _installed(folder: Path, socket: Path) -> Path:
    root = folder / "wordpress"
    unpack(package("wordpress"), root, ".htaccess", "wp-config.php", "languages")
    (root / "wp-config.php").write_text(_SETTINGS.format(name=_DATABASE, password=PASSWORD, socket=socket))
    plugins = root / "wp-content/mu-plugins"
    plugins.mkdir(parents=True)
    (plugins / "diam.php").write_text(SILENT)
    script(_INSTALL, root, next(iter(hosts())))
    for label, infection in INFECTIONS.items():
        host = _NAME.format(label=label)
        (plugins / f"cache-{label}.php").write_text(f"<?php if (($_SERVER['HTTP_HOST'] ?? '') === '{host}') {{\n{infection.code}\n}}\n")
    (root / ".htaccess").write_text(PRETTY)
    return owned(root)
