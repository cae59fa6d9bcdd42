"""WordPress with two plug-ins and a theme laid in, whose versions WordPress itself is asked for."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from tests.real.applications import wordpress
from tests.real.applications.background import owned
from tests.real.applications.php import script
from tests.real.programs import program
from tests.real.site import Site

_PLUGIN = """<?php
/*
Plugin Name: {title}
Version: {version}
*/
add_action('wp_enqueue_scripts', function () {{ wp_enqueue_style('{name}', plugins_url('gaya.css', __FILE__), [], '9.9.9'); }});
"""
_README = "=== {title} ===\nContributors: kotacontoh\nRequires at least: 5.0\nTested up to: 6.1\nStable tag: {stable}\nLicense: GPLv2\n\nUntuk warga kota.\n"
# Name, version, and what its readme calls stable: ``trunk`` tells none.
PLUGINS = {"formulir-kota": ("2.3.1", "2.3.1"), "galeri-dinas": ("1.0.4", "trunk")}
THEME = "twentytwentyone"
_ACTIVATE = """
[, $host] = $argv;
$_SERVER += ['HTTP_HOST' => $host, 'REQUEST_URI' => '/', 'SERVER_PROTOCOL' => 'HTTP/1.1', 'REQUEST_METHOD' => 'GET', 'HTTPS' => 'on'];
require 'wp-load.php';
update_option('active_plugins', ['formulir-kota/formulir-kota.php', 'galeri-dinas/galeri-dinas.php']);
switch_theme('twentytwentyone');
update_option('WPLANG', 'id_ID');
"""
_VERSIONS = """
$_SERVER += ['HTTP_HOST' => 'a.test', 'REQUEST_URI' => '/', 'SERVER_PROTOCOL' => 'HTTP/1.1', 'REQUEST_METHOD' => 'GET', 'HTTPS' => 'on'];
require 'wp-load.php';
require ABSPATH . 'wp-admin/includes/plugin.php';
foreach (get_plugins() as $file => $data) { echo dirname($file), ' ', $data['Version'], "\\n"; }
echo 'twentytwentyone ', wp_get_theme('twentytwentyone')->get('Version'), "\\n";
"""


def extended(folder: Path, php: str, socket: Path) -> Site:
    """The careful one of the applications, with more in it."""
    site = wordpress.clean(folder, php, socket)
    root = document_root(site)
    for name, (version, stable) in PLUGINS.items():
        own = root / "wp-content/plugins" / name
        own.mkdir(parents=True)
        title = name.title().replace("-", " ")
        (own / f"{name}.php").write_text(_PLUGIN.format(title=title, name=name, version=version))
        (own / "readme.txt").write_text(_README.format(title=title, stable=stable))
        (own / "gaya.css").write_text("p { color: #111 }\n")
    owned(root)
    script(_ACTIVATE, root, site.host)
    return site


def moved(site: Site, place: str) -> Site:
    """Told that it lies in a folder of its site."""
    root = document_root(site)
    settings = root / "wp-config.php"
    settings.write_text(settings.read_text().replace(f"https://{site.host}'", f"https://{site.host}{place}'"))
    rules = root / ".htaccess"
    rules.write_text(rules.read_text().replace("RewriteBase /", f"RewriteBase {place}/").replace(". /index.php", f". {place}/index.php"))
    return site


def document_root(site: Site) -> Path:
    """The folder of its files."""
    root = re.search(r"^DocumentRoot (\S+)", site.https or "", re.MULTILINE)
    assert root is not None
    return Path(root[1])


def versions(root: Path) -> dict[str, str]:
    """What WordPress says of its plug-ins and its theme."""
    ran = subprocess.run((program("php", "php-cli"), "-r", _VERSIONS), cwd=root, capture_output=True, text=True, timeout=60, check=True)
    return dict(line.split(" ", 1) for line in ran.stdout.splitlines() if " " in line)
