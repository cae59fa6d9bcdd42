"""Tools for databases: phpMyAdmin and Adminer, for the office alone, for everybody, and without even a password."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.real.applications.background import owned
from tests.real.applications.hosting import careful, careless, closed
from tests.real.applications.mariadb import PASSWORD
from tests.real.applications.packaged import package, reworded, unpack
from tests.real.site import HOME, Site

CLOSED, OPEN, PLAIN, INSIDE = (f"{name}.kotacontoh.go.id" for name in ("alat-kantor", "alat-umum", "alat-polos", "alat-masuk"))
DATABASE = "kantor"

_SETTINGS = """<?php
$cfg['blowfish_secret'] = 'rahasia-kue-tiga-puluh-dua-huruf';
$cfg['Servers'][1] = ['socket' => '{socket}', 'auth_type' => '{how}', 'user' => '{user}', 'password' => '{password}'];
$cfg['TempDir'] = '{root}/tmp';
$cfg['VersionCheck'] = false;
$cfg['SendErrorReports'] = 'never';
"""


def for_the_office(folder: Path, php: str, socket: Path) -> Site:
    """Behind HTTPS, and only for addresses of the office."""
    root = _front(folder / "kantor")
    phpmyadmin(root, socket)
    _adminer(root)
    return careful(CLOSED, owned(root), php, closed("^/(phpmyadmin/|adminer\\.php)"))


def for_everybody(folder: Path, php: str, socket: Path) -> Site:
    """Anyone may try passwords."""
    root = _front(folder / "umum")
    phpmyadmin(root, socket)
    _adminer(root)
    return careless(OPEN, owned(root), php)


def over_plain_http(folder: Path, php: str, socket: Path) -> Site:
    """The tool is the whole site, and its passwords travel readable."""
    root = folder / "polos"
    phpmyadmin(root, socket, inside="")
    return careless(PLAIN, owned(root), php, https=False)


def without_password(folder: Path, php: str, socket: Path) -> Site:
    """phpMyAdmin has the password in its settings (``auth_type`` is ``config``), so that nobody is asked for one."""
    root = _front(folder / "masuk")
    phpmyadmin(root, socket, "config")
    return careless(INSIDE, owned(root), php)


def _front(root: Path) -> Path:
    root.mkdir()
    (root / "index.html").write_text(HOME)
    return root


def phpmyadmin(root: Path, socket: Path, how: str = "cookie", inside: str = "phpmyadmin") -> None:
    """phpMyAdmin of the package in a folder of a document root; ``how`` visitors are known to the database."""
    own = unpack(package("phpmyadmin"), root / inside, "doc", "locale")
    reworded(own / "libraries/vendor_config.php", "'/etc/phpmyadmin/config.inc.php'", "ROOT_PATH . 'config.inc.php'")
    reworded(own / "libraries/vendor_config.php", "'/var/lib/phpmyadmin/tmp/'", "ROOT_PATH . 'tmp/'")
    (own / "tmp").mkdir()
    user, password = (DATABASE, PASSWORD) if how == "config" else ("", "")
    (own / "config.inc.php").write_text(_SETTINGS.format(socket=socket, how=how, user=user, password=password, root=own))


def _adminer(root: Path) -> None:
    shutil.copy(package("adminer") / "adminer.php", root)
