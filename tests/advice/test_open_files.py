"""What a fix closes on every site is nothing that an application ships for browsers: held against the packages of the system."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from checks.core.check import registry

pytestmark = pytest.mark.real

PATTERNS = {
    pattern: check.id for check in registry.load() for measure in check.fix.measures if (pattern := str(getattr(measure, "pattern", "")))
}
PACKAGES = ("wordpress", "phpmyadmin", "mediawiki", "dokuwiki", "roundcube", "javascript")
FOR_BROWSERS = re.compile(r"\.(m?js|css|png|jpe?g|gif|svg|webp|ico|woff2?|ttf|eot|otf|map|wasm)$", re.IGNORECASE)
# Installers are closed as a whole once they have done their work.
INSTALLERS = re.compile("^/(mw-config|installer)/")
PAGES = (
    "/info.php",
    "/test.php",
    "/composer/",
    "/compose.php",
    "/pdfjs/web/locale/id/viewer.properties",
    "/esakip/",
    "/berita/makefile.html",
    # Where pages of an application may be: folders whose name does not say that visitors put files there.
    "/files/download.php",
    "/media/berita.php",
    "/storage/laporan.php",
    "/remote.php/dav/files/budi/catatan.php",
    "/index.php/apps/files/",
    "/uploads/surat.pdf",
)
CLOSED = (
    "/docker-compose.yml", "/docker-compose.prod.yaml", "/compose.yaml", "/Dockerfile", "/Dockerfile.prod", "/application.properties",
    "/config/database.properties", "/id_rsa", "/.npmrc", "/appsettings.Production.json", "/phpinfo.php",
    "/uploads/a.php", "/wp-content/uploads/2026/01/a.phtml", "/unggahan/a.php/b", "/sites/default/files/a.php", "/ckfinder/userfiles/files/a.PHP",
)  # fmt: skip


def closing(path: str) -> list[str]:
    return [check for pattern, check in PATTERNS.items() if re.search(pattern, path, re.IGNORECASE)]


@pytest.mark.parametrize("package", PACKAGES)
def test_what_browsers_load_stays_open(package: str) -> None:
    root = Path("/usr/share", package)
    paths = [f"/{file.relative_to(root)}" for file in root.rglob("*") if FOR_BROWSERS.search(file.name)]
    assert len(paths) > 50
    assert {path: checks for path in paths if not INSTALLERS.match(path) and (checks := closing(path))} == {}


@pytest.mark.parametrize("path", PAGES)
def test_pages_with_such_names_stay_open(path: str) -> None:
    assert closing(path) == []


@pytest.mark.parametrize("path", CLOSED)
def test_what_is_meant_is_closed(path: str) -> None:
    assert closing(path)
