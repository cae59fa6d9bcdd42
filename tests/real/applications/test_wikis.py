"""MediaWiki and DokuWiki: silence about those that were set up with care; installers, settings and pages of others are found."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.real.applications import dokuwiki, mediawiki
from tests.real.applications.labels import Label, judge
from tests.real.applications.served import served, workshop
from tests.real.server import Server

pytestmark = pytest.mark.real

_PHP = "http-disclosure version X-Powered-By"
_MAIN = "/index.php?title=Halaman_Utama"
LABELS = (
    # MediaWiki has no setting that takes its version out of its pages.
    Label(mediawiki.CLEAN, frozenset(("http-disclosure generator",)), clean=True, page=_MAIN),
    Label(
        mediawiki.NEGLECTED,
        frozenset(
            (
                "exposed-config mediawiki-settings-copy /LocalSettings.php.bak",
                "exposed-debug mediawiki-debug /index.php",
                "exposed-installers mediawiki-installer /mw-config/index.php",
                "exposed-uploads image-folder /images/",
                "http-disclosure generator",
                _PHP,
            )
        ),
        page=_MAIN,
    ),
    Label(
        mediawiki.UNFINISHED,
        frozenset(
            (
                "exposed-installers mediawiki-installer /mw-config/index.php",
                "exposed-uploads image-folder /images/",
                "http-cookies session-insecure mw_installer_session",
                "http-cookies session-readable mw_installer_session",
                "http-redirect missing",
                _PHP,
            )
        ),
    ),
    Label(dokuwiki.CLEAN, frozenset(), clean=True, page="/doku.php?id=start"),
    Label(
        dokuwiki.NEGLECTED,
        frozenset(
            (
                # Its own libraries, as it ships them, where nobody denied /vendor.
                "exposed-config composer-lock /vendor/composer/installed.json",
                "exposed-config dokuwiki-settings-copy /conf/local.php.bak",
                "exposed-installers dokuwiki-installer /install.php?l=en",
                "exposed-uploads dokuwiki-pages /data/pages/",
                "http-redirect missing",
                _PHP,
            )
        ),
        page="/doku.php?id=start",
    ),
)


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with workshop() as folder:
        careless = [mediawiki.neglected, mediawiki.unfinished, dokuwiki.neglected]
        with served(folder, [mediawiki.clean, dokuwiki.clean], careless) as running:
            yield running


@pytest.mark.parametrize("label", LABELS, ids=lambda label: label.host)
def test_wiki(server: Server, label: Label) -> None:
    judge(server, label)
