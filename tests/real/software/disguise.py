"""What administrators do to a site so that it tells less of itself, as settings of its virtual host: whatever application it is."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec

from tests.real.site import HOME, Site

FOLDER = "/layanan/portal"
# What hides headers in front of an application; cookies go through, or nobody could log in.
HEADERS = "\n".join(
    f"Header {when}unset {name}"
    for name in ("X-Powered-By", "X-Generator", "Link", "X-Pingback", "X-Redirect-By", "Composed-By", "X-ob_mode")
    for when in ("", "always ")
)
_GENERATOR = 'SetOutputFilter SUBSTITUTE\nSubstitute "s|<meta name=.generator.[^>]*>||i"'
_READMES = 'RedirectMatch 404 "(?i)/(readme|license|copying|changelog|changes|release-notes|version|install)[^/]*(\\.(txt|html|md|php))?$"'


def quiet(site: Site) -> Site:
    """Behind a proxy that hides headers, without its generator and its readme files."""
    return _with(site, HEADERS, _GENERATOR, _READMES)


def in_folder(site: Site, folder: Path) -> Site:
    """Moved below `FOLDER` of a site that links there; ``folder`` is one to put that site into."""
    front = folder / f"front-{site.host}"
    front.mkdir()
    (front / "index.html").write_text(HOME.replace("</body>", f'<p><a href="{FOLDER}/">Portal</a></p></body>'))
    root = re.search(r"^DocumentRoot (\S+)", site.https or "", re.MULTILINE)
    assert root is not None
    settings = (site.https or "").replace(
        root[0], f"DocumentRoot {front}\nAlias {FOLDER} {root[1]}\n<Directory {front}>\nRequire all granted\n</Directory>", 1
    )
    return msgspec.structs.replace(site, https=settings)


def _with(site: Site, *directives: str) -> Site:
    return msgspec.structs.replace(site, https="\n".join((site.https or "", *directives)))
