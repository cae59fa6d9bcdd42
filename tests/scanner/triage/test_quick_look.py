"""A look for signs of compromise and nothing else, again within a day: what is within a clean site is not asked for once more, and all else is."""

from __future__ import annotations

import contextlib
import datetime as dt
import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import pytest

from checks.core.model.finding import Outcome
from scanner.example_city import start
from scanner.example_city.behaviour import files, redirect_to
from scanner.example_city.page import example_page, missing
from scanner.example_city.site import IncomingRequest, ServedAnswer, Site
from scanner.judge.earlier import earlier_evidence
from scanner.store import Store
from tests.scanner.cli.program import Ran, run

pytestmark = pytest.mark.slow

AGENCY, HOST = "Dinas Arsip Kota Contoh", "arsip.kotacontoh.go.id"
SPAM = '<div style="position:absolute;left:-9999px"><a href="https://slotmaju88.example/">Slot Gacor Maxwin</a> <a href="https://gacorpasti.example/">RTP Live</a></div>'
INNER = tuple(
    f"/{word}"
    for word in [
        "profil",
        "layanan",
        "berita",
        "agenda",
        "galeri",
        "unduhan",
        "kontak",
        "struktur",
        "regulasi",
        "statistik",
        "peta",
        "aduan",
    ]
)
# Fewer than these the rhythm of an hour allows (a site where nothing changed).
MOST = 30
ONLY = ("--only", "compromise-*")


class Arsip(NamedTuple):
    """A site whose ``spam`` stands on the pages that are its keys, and whose requests are counted by path."""

    folder: Path
    spam: dict[str, str]
    requests: Counter[str]

    def scan(self, *options: str) -> Counter[str]:
        """What a scan of the city asked for."""
        self.requests.clear()
        ran = self.run("scan", "--quiet", *options)
        assert ran.code in (0, 1), ran
        return Counter(self.requests)

    def run(self, *arguments: object) -> Ran:
        return run(self.folder, *arguments)

    def outcome(self, check: str = "compromise-gambling") -> Outcome:
        with closing(Store(str(self.folder / "tilik.db"))) as store:
            (one,) = store.assessments(store.scans()[0].id)
        return next(verdict.outcome for verdict in one.verdicts if verdict.check == check)


@pytest.fixture
def arsip(tmp_path: Path) -> Iterator[Arsip]:
    one = Arsip(tmp_path, {}, Counter())

    async def respond(request: IncomingRequest) -> ServedAnswer:
        one.requests[request.path] += 1
        if request.scheme == "http":
            return await redirect_to(f"https://{request.host}")(request)
        menu = "".join(f'<p><a href="{path}">Layanan {path}</a></p>' for path in INNER)
        pages = {
            path: example_page(f"Layanan {path}", f"<p>Peminjaman arsip {path}.</p>{one.spam.get(path, '')}", AGENCY) for path in INNER
        }
        front = example_page("Beranda", f"<p>Arsip daerah untuk warga kota.</p>{menu}{one.spam.get('/', '')}", AGENCY)
        return await files({"/": front, **pages}, missing(AGENCY))(request)

    with contextlib.ExitStack() as running:
        started = running.enter_context(start([Site(host=HOST, address="127.0.53.98", https=respond, http=respond)]))
        (tmp_path / "targets.txt").write_text(f"# Kota Contoh\n\n[{AGENCY}]\ncode: arsip\n{HOST}\n", "utf-8")
        shutil.copy(started.ca_file, tmp_path / "root.pem")
        network = started.network
        (tmp_path / "tilik.toml").write_text(
            f"[network]\nresolver = {network.resolver!r}\nallow_private = {list(network.allow_private)!r}\ntimeout = 2.0\nrate = 500.0\n"
            f"trusted_roots = ['root.pem']\n[network.ports]\n443 = {network.ports['443']}\n80 = {network.ports['80']}\n",
            "utf-8",
        )
        yield one


def test_the_second_look_asks_for_the_front_and_for_nothing_within(arsip: Arsip) -> None:
    first = arsip.scan(*ONLY)
    assert set(INNER) <= set(first)
    again = arsip.scan(*ONLY)
    assert not set(INNER) & set(again)
    assert again["/"] == first["/"], "as every visitor"
    assert again.total() < MOST
    assert arsip.outcome() is Outcome.PASS
    assert arsip.run("judge").code == 0
    assert arsip.outcome() is Outcome.PASS, "the evidence has what was seen before"


def test_what_is_new_at_the_front_is_seen_in_the_second_look(arsip: Arsip) -> None:
    arsip.scan(*ONLY)
    arsip.spam["/"] = SPAM
    arsip.scan(*ONLY)
    assert arsip.outcome() is Outcome.FAIL


def test_a_site_that_was_not_clean_is_asked_for_everything(arsip: Arsip) -> None:
    arsip.spam[INNER[0]] = SPAM
    arsip.scan(*ONLY)
    assert arsip.outcome() is Outcome.FAIL
    arsip.spam.clear()
    assert set(INNER) <= set(arsip.scan(*ONLY))
    assert arsip.outcome() is Outcome.PASS


def test_any_other_scan_asks_for_everything(arsip: Arsip) -> None:
    arsip.scan(*ONLY)
    arsip.spam[INNER[0]] = SPAM
    assert set(INNER) <= set(arsip.scan(*ONLY, "--only", "http-hsts"))
    assert arsip.outcome() is Outcome.FAIL


def test_who_looks_at_one_host_sees_how_it_is_now(arsip: Arsip) -> None:
    look = ("check", HOST, "--targets", "targets.txt", *ONLY, "--store", "tilik.db")
    for _ in range(2):
        arsip.requests.clear()
        assert arsip.run(*look).code in (0, 1)
        assert set(INNER) <= set(arsip.requests)


def test_after_a_day_everything_is_asked_for(arsip: Arsip) -> None:
    arsip.scan(*ONLY)
    arsip.scan(*ONLY)
    with closing(Store(str(arsip.folder / "tilik.db"))) as store:
        (newest, _) = store.scans()
        (place,) = store.collected(newest.id)

        def pages_after(hours: int) -> int:
            at = newest.started + dt.timedelta(hours=hours)
            memory = earlier_evidence(store, newest.id, (place.target,), at, ("compromise-*",))
            return len(memory[place.target]) - 1

        assert (pages_after(0), pages_after(23), pages_after(25)) == (len(INNER), len(INNER), 0)
