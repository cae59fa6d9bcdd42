"""MediaWiki on SQLite: installed and locked up, installed and neglected, and unpacked but never installed."""

from __future__ import annotations

import os
from pathlib import Path

from tests.real.applications.background import owned, run
from tests.real.applications.hosting import careful, careless
from tests.real.applications.packaged import package
from tests.real.programs import program
from tests.real.site import Site

CLEAN, NEGLECTED, UNFINISHED = (f"wiki-{name}.kotacontoh.go.id" for name in ("rapi", "lalai", "baru"))
_LOCKED = "$wgGroupPermissions['*']['createaccount'] = false;\n$wgGroupPermissions['*']['edit'] = false;\n$wgCookieSecure = true;\n$wgReferrerPolicy = 'same-origin';\n"
_DEBUGGING = "error_reporting(-1);\nini_set('display_errors', 1);\n$wgShowExceptionDetails = true;\n$wgDebugToolbar = true;\n"
_LOCKS = """<LocationMatch "^/(mw-config|cache|maintenance|vendor|includes|languages)(/|$)">
  Require all denied
</LocationMatch>
<Directory {root}/images>
  SetHandler none
  AllowOverride None
</Directory>"""


def clean(folder: Path, php: str) -> Site:
    """As mediawiki.org's "Manual:Security" has it."""
    root = _installed(folder, "rapi", f"https://{CLEAN}", _LOCKED)
    return careful(CLEAN, root, php, _LOCKS.format(root=root), _environment(root))


def neglected(folder: Path, php: str) -> Site:
    """Debugging on for everybody, the installer still there, a copy of the settings, folders that list."""
    root = _installed(folder, "lalai", f"https://{NEGLECTED}", _DEBUGGING)
    (root / "LocalSettings.php.bak").write_text((root / "LocalSettings.php").read_text())
    return careless(NEGLECTED, root, php, _environment(root))


def unfinished(folder: Path, php: str) -> Site:
    """Unpacked, without settings: whoever comes first installs it."""
    root = _unpack(folder, "baru")
    return careless(UNFINISHED, root, php, _environment(root))


def _environment(root: Path) -> str:
    return f"SetEnv MW_CONFIG_FILE {root}/LocalSettings.php"


def _installed(folder: Path, name: str, home: str, more: str) -> Path:
    root = _unpack(folder, name)
    _maintain(
        root, "install", "--dbtype", "sqlite", "--dbpath", f"{root}-data", "--confpath", str(root), "--server", home, "--scriptpath", "", "--lang", "id",
        "--pass", "Sandi-Pengelola-2026", "--skins", "Vector", "Wiki Dinas Kesehatan", "Pengelola",
    )  # fmt: skip
    settings = root / "LocalSettings.php"
    settings.write_text(f"{settings.read_text()}$wgCacheDirectory = '{root}-data';\n{more}")
    # Otherwise the first visitors wait for this.
    _maintain(root, "rebuildLocalisationCache", "--lang", "id,en")
    return root


def _maintain(root: Path, name: str, *arguments: str) -> None:
    environment = {"PATH": os.environ["PATH"], "MW_CONFIG_FILE": str(root / "LocalSettings.php")}
    run(program("php", "php-cli"), f"maintenance/{name}.php", *arguments, folder=root, environment=environment)


def _unpack(folder: Path, name: str) -> Path:
    """It is large, so its files are links; its settings are named by the environment, and what it writes is its own."""
    source, root = package("mediawiki"), folder / f"mediawiki-{name}"
    data = folder / f"mediawiki-{name}-data"
    for directory in (root, root / "images", data):
        directory.mkdir()
    (root / "images" / "rapat.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    for file in source.iterdir():
        if file.name not in ("LocalSettings.php", "images", "config"):
            (root / file.name).symlink_to(file)
    owned(data)
    return owned(root)
