"""What becomes of findings over three scans of a changing city, from the sites through the store to the page that is handed over."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import pytest

from checks.core.assess.ledger import State
from checks.core.check import registry
from checks.core.model.city import Opd
from checks.core.model.finding import Level, Target
from reports.html.render import opd_page
from reports.views.check_texts import CheckTexts
from reports.views.opd import OpdView, opd_view
from scanner.delivery.imprint import imprint
from scanner.engine.job import scan_job
from scanner.example_city import start
from scanner.example_city.behaviour import files, to_https
from scanner.example_city.page import CAREFUL, city_text, example_page, missing
from scanner.example_city.site import ServedAnswer, Site
from scanner.net.clock import Clock
from scanner.run import begin, resume
from scanner.settings import Settings
from scanner.store import Store
from tests.reports.html.page import Page

AGENCY = "Dinas Arsip Kota Contoh"
LEAKING, LISTING = "arsip.kotacontoh.go.id", "unduhan.kotacontoh.go.id"
OPD = Opd(code="arsip", name=AGENCY)
TARGETS = tuple(Target(host=host, domain="kotacontoh.go.id", opd=OPD.code) for host in (LEAKING, LISTING))
ENV = {"/.env": city_text("APP_ENV=production\nDB_PASSWORD=contoh\n")}
FOLDER = {"/uploads/": city_text("<title>Index of /uploads/</title><h1>Index of /uploads/</h1><a href='a.pdf'>a.pdf</a>", "text/html")}


def site(host: str, address: str, more: dict[str, ServedAnswer], hsts: bool = True) -> Site:
    headers = tuple(line for line in CAREFUL if hsts or line[0] != "Strict-Transport-Security")
    pages = {"/": example_page("Beranda", "<p>Arsip daerah untuk warga kota.</p>", AGENCY, headers=headers)} | more
    return Site(host=host, address=address, https=files(pages, missing(AGENCY)), http=to_https)


def leaking(more: dict[str, ServedAnswer]) -> Site:
    return site(LEAKING, "127.0.53.91", more, hsts=False)


def listing(more: dict[str, ServedAnswer]) -> Site:
    return site(LISTING, "127.0.53.92", more)


def scanned(store: Store, *sites: Site) -> OpdView:
    with start(sites) as city:
        settings = Settings(network=msgspec.structs.replace(city.network, rate=500.0))
        work = scan_job((OPD,), TARGETS, settings, Level.PROBE, only=("exposed-*", "http-hsts"))
        number = begin(store, "Kota Contoh", work, Clock())
        resume(store, number, work, lambda target, verdicts: None, Clock())
    newest = store.scans()[0]
    return opd_view(newest, OPD, store.assessments(number), CheckTexts(registry.load()), imprint(settings))


@pytest.fixture(scope="module")
def scans(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[OpdView]]:
    store = Store(str(tmp_path_factory.mktemp("scans") / "tilik.db"))
    down = msgspec.structs.replace(listing(FOLDER), https=None, http=None)
    yield [
        scanned(store, leaking(ENV), listing(FOLDER)),
        scanned(store, leaking({}), down),
        scanned(store, leaking(ENV), listing({})),
    ]
    store.close()


def states(view: OpdView) -> dict[tuple[str, str], State]:
    return {(host.name, identity.check): entry.state for host in view.hosts for identity, entry in host.ledger.items()}


@pytest.mark.slow
def test_each_finding_is_in_the_state_it_is_in(scans: list[OpdView]) -> None:
    env, folder, hsts = (LEAKING, "exposed-env"), (LISTING, "exposed-listing"), (LEAKING, "http-hsts")
    first, second, third = (states(view) for view in scans)
    assert first == {env: State.NEW, folder: State.NEW, hsts: State.NEW}
    assert second == {env: State.FIXED, folder: State.UNVERIFIABLE, hsts: State.STILL}
    assert third == {env: State.REOPENED, folder: State.FIXED, hsts: State.STILL}


@pytest.mark.slow
def test_the_counts_of_a_report_are_those_states(scans: list[OpdView]) -> None:
    counts = [{state: n for state, n in view.changes.counts.items() if n} for view in scans]
    assert counts == [
        {State.NEW: 3},
        {State.STILL: 1, State.FIXED: 1, State.UNVERIFIABLE: 1},
        {State.STILL: 1, State.FIXED: 1, State.REOPENED: 1},
    ]


def test_the_page_tells_what_was_mended_what_came_back_and_what_nobody_could_see(scans: list[OpdView]) -> None:
    first, second, third = (Page(opd_page(view, "id")).text for view in scans)
    assert "baru pertama kali tercatat" in first
    assert "Sudah diperbaiki: 1 temuan" in second
    assert f"{LEAKING}: Tutup berkas .env dan ganti semua rahasia di dalamnya (/.env)" in second
    unverifiable = second[second.index("Temuan lama yang tidak dapat diperiksa kali ini") :]
    assert f"{LISTING}: " in unverifiable
    assert "Muncul kembali" in third[third.index("Bukti") :]
    assert "Temuan lama yang tidak dapat diperiksa kali ini" not in third
