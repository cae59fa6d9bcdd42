"""MediaWiki and DokuWiki: silence about those that were set up with care; installers, settings and pages of others are found."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.real.applications import dokuwiki, mediawiki
from tests.real.applications.labels import Label, judge
from tests.real.applications.served import served, workshop
from tests.real.server import Server

pytestmark = pytest.mark.real

_MAIN = "/index.php?title=Halaman_Utama"
_START = "/doku.php?id=start"
LABELS = (
    Label(mediawiki.CLEAN, ("mediawiki", "careful"), page=_MAIN),
    Label(mediawiki.NEGLECTED, ("mediawiki", "neglected"), page=_MAIN),
    Label(mediawiki.UNFINISHED, ("mediawiki", "unfinished")),
    Label(dokuwiki.CLEAN, ("dokuwiki", "careful"), page=_START),
    Label(dokuwiki.NEGLECTED, ("dokuwiki", "neglected"), page=_START),
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
