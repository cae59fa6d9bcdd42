"""Applications that take more than data, each put together in Python: how its twins stand, and which table of ``verdicts/`` is whose."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from functools import partial
from typing import NamedTuple

from tests.real.applications import dokuwiki, mediawiki, roundcube, tomcat, tools, wordpress
from tests.real.applications.mariadb import mariadb
from tests.real.applications.serving import serving, workshop
from tests.real.server import Server

_MAIN = "/index.php?title=Halaman_Utama"
_START = "/doku.php?id=start"


class Label(NamedTuple):
    """``twin`` is the table that has what every check of pages must say of the host; ``page`` is where the front page leads."""

    host: str
    twin: str
    page: str = "/"
    scheme: str = "https"


class Maker(NamedTuple):
    """``standing`` is the server with all twins."""

    standing: Callable[[], AbstractContextManager[Server]]
    labels: tuple[Label, ...]


@contextlib.contextmanager
def _wordpress() -> Iterator[Server]:
    with workshop() as folder, mariadb(folder, ("rapi", "lalai", "baru")) as socket:
        clean, neglected, unfinished = (
            partial(make, socket=socket) for make in (wordpress.clean, wordpress.neglected, wordpress.unfinished)
        )
        with serving(folder, [clean], [neglected, unfinished]) as running:
            yield running


@contextlib.contextmanager
def _mediawiki() -> Iterator[Server]:
    with workshop() as folder, serving(folder, [mediawiki.clean], [mediawiki.neglected, mediawiki.unfinished]) as running:
        yield running


@contextlib.contextmanager
def _dokuwiki() -> Iterator[Server]:
    with workshop() as folder, serving(folder, [dokuwiki.clean], [dokuwiki.neglected]) as running:
        yield running


@contextlib.contextmanager
def _roundcube() -> Iterator[Server]:
    with workshop() as folder, serving(folder, [roundcube.clean], [roundcube.neglected]) as running:
        yield running


@contextlib.contextmanager
def _database_tools() -> Iterator[Server]:
    with workshop() as folder, mariadb(folder, (tools.DATABASE,)) as socket:
        careless = [partial(make, socket=socket) for make in (tools.for_everybody, tools.without_password, tools.over_plain_http)]
        with serving(folder, [partial(tools.for_the_office, socket=socket)], careless) as running:
            yield running


MAKERS: Mapping[str, Maker] = {
    # What a neglected and an unfinished one give away is found.
    "wordpress": Maker(
        _wordpress,
        (
            Label(wordpress.CLEAN, "careful"),
            Label(wordpress.NEGLECTED, "neglected", scheme="http"),
            Label(wordpress.UNFINISHED, "unfinished", page="/wp-admin/install.php"),
        ),
    ),
    "mediawiki": Maker(
        _mediawiki,
        (
            Label(mediawiki.CLEAN, "careful", page=_MAIN),
            Label(mediawiki.NEGLECTED, "neglected", page=_MAIN),
            Label(mediawiki.UNFINISHED, "unfinished"),
        ),
    ),
    "dokuwiki": Maker(_dokuwiki, (Label(dokuwiki.CLEAN, "careful", page=_START), Label(dokuwiki.NEGLECTED, "neglected", page=_START))),
    "roundcube": Maker(_roundcube, (Label(roundcube.CLEAN, "careful"), Label(roundcube.NEGLECTED, "neglected"))),
    # A matter of the office where only the office reaches them, a finding where anybody does.
    "database-tools": Maker(
        _database_tools,
        (
            Label(tools.CLOSED, "closed"),
            Label(tools.OPEN, "open"),
            Label(tools.INSIDE, "inside"),
            Label(tools.PLAIN, "plain", scheme="http"),
        ),
    ),
    "tomcat": Maker(
        lambda: tomcat.tomcat([tomcat.clean(), tomcat.neglected()]), (Label(tomcat.CLEAN, "careful"), Label(tomcat.NEGLECTED, "neglected"))
    ),
}
