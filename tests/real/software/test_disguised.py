"""Real applications that hide: without generator and readme, behind what hides headers, in a folder, in another language. They are recognised all the same, and never with a wrong version."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.real.applications import dokuwiki, mediawiki, roundcube, wordpress as plain_wordpress
from tests.real.applications.mariadb import mariadb
from tests.real.applications.serving import Make, serving, workshop
from tests.real.look import ALL, look
from tests.real.server import Server
from tests.real.site import Site
from tests.real.software.disguise import FOLDER, in_folder, quiet
from tests.real.software.parity import agrees, packaged
from tests.real.software.wordpress import PLUGINS, THEME, document_root, extended, moved, versions

pytestmark = pytest.mark.real


def _in_folder(make: Make) -> Make:
    return lambda folder, php: in_folder(make(folder, php), folder)


def _quiet(make: Make) -> Make:
    return lambda folder, php: quiet(make(folder, php))


def _settings(make: Make, file: str, *changes: tuple[str, str]) -> Make:
    """With another text in a file of settings below its document root."""

    def changed(folder: Path, php: str) -> Site:
        site = make(folder, php)
        path = document_root(site) / file
        text = path.read_text()
        for before, after in changes:
            assert before in text, f"{before} is not in {file}"
            text = text.replace(before, after)
        path.write_text(text)
        return site

    return changed


_WIKI_FOLDER = ('$wgScriptPath = "";', f'$wgScriptPath = "{FOLDER}";')
# An application as it is set up with care, by name and package, and how it hides.
DISGUISES: dict[str, tuple[str, str, str, Make]] = {
    "mediawiki quiet": ("MediaWiki", "mediawiki", mediawiki.CLEAN, _quiet(mediawiki.clean)),
    "mediawiki in a folder": ("MediaWiki", "mediawiki", mediawiki.CLEAN, _in_folder(_settings(mediawiki.clean, "LocalSettings.php", _WIKI_FOLDER))),
    "mediawiki quiet in a folder": (
        "MediaWiki", "mediawiki", mediawiki.CLEAN, _quiet(_in_folder(_settings(mediawiki.clean, "LocalSettings.php", _WIKI_FOLDER))),
    ),
    "dokuwiki quiet": ("DokuWiki", "dokuwiki", dokuwiki.CLEAN, _quiet(dokuwiki.clean)),
    "dokuwiki quiet in a folder in Indonesian": (
        "DokuWiki", "dokuwiki", dokuwiki.CLEAN, _quiet(_in_folder(_settings(dokuwiki.clean, "conf/local.php", ("$conf['useacl']", "$conf['lang'] = 'id';\n$conf['useacl']")))),
    ),
    "roundcube quiet": ("Roundcube", "roundcube-core", roundcube.CLEAN, _quiet(roundcube.clean)),
    "roundcube quiet in a folder": ("Roundcube", "roundcube-core", roundcube.CLEAN, _quiet(_in_folder(roundcube.clean))),
}  # fmt: skip


def inventory(server: Server, host: str) -> dict[tuple[str, str], str | None]:
    """(name, place) to version of what tilik says runs there."""
    software = look(server, host, "--level", "probe", only=ALL).content["evidence"]["software"]
    return {(one["name"], one["place"]): one["version"] for one in software}


def require_right(name: str, package: str, there: dict[tuple[str, str], str | None], place: str) -> None:
    """The product is named where it lies, without a version or with that of the package."""
    versions = [version for (product, folder), version in there.items() if (product, folder) == (name, place)]
    assert versions, there
    assert all(version is None or agrees(version, packaged(package)) for version in versions), there


@pytest.mark.parametrize("disguise", DISGUISES)
def test_it_is_recognised(disguise: str) -> None:
    name, package, host, make = DISGUISES[disguise]
    with workshop() as folder, serving(folder, [make], []) as server:
        require_right(name, package, inventory(server, host), f"{FOLDER}/" if "folder" in disguise else "/")


def test_wordpress_with_plug_ins_and_a_theme() -> None:
    """Their versions are what WordPress says of them, where they tell one."""
    sites: list[Site] = []

    def make(folder: Path, php: str) -> Site:
        sites.append(extended(folder, php, folder / "mariadb/socket"))
        return sites[0]

    with workshop() as folder, mariadb(folder, ("rapi",)), serving(folder, [make], []) as server:
        there, truth = inventory(server, sites[0].host), versions(document_root(sites[0]))
    require_right("WordPress", "wordpress", there, "/")
    assert there["formulir-kota (WordPress)", "/"] == truth["formulir-kota"] == PLUGINS["formulir-kota"][0]
    assert there["galeri-dinas (WordPress)", "/"] is None
    assert there[f"{THEME} (WordPress)", "/"] == truth[THEME]


def test_wordpress_that_hides_in_a_folder() -> None:
    def make(folder: Path, php: str) -> Site:
        return quiet(in_folder(moved(extended(folder, php, folder / "mariadb/socket"), FOLDER), folder))

    with workshop() as folder, mariadb(folder, ("rapi",)), serving(folder, [make], []) as server:
        there = inventory(server, plain_wordpress.CLEAN)
    require_right("WordPress", "wordpress", there, f"{FOLDER}/")
    # Its readme is gone.
    assert there["formulir-kota (WordPress)", f"{FOLDER}/"] is None
