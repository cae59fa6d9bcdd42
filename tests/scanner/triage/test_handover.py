"""The package of an OPD: what is in it, that its checksums hold, that it opens with its password only, and who is reminded."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import re
import zipfile
from contextlib import closing
from pathlib import Path

import pytest
import pyzipper

from checks.core.model.city import Opd
from reports.strategy import Decree
from scanner.delivery.archive import SUMS, package, password
from scanner.delivery.reminders import reminder
from scanner.store import Handover, Store
from tests.reports.city import ASSESSMENTS, NOW
from tests.reports.html.page import Page
from tests.scanner.cli.program import Ran, require_refused
from tests.scanner.triage.conftest import City

AT = dt.datetime(2026, 11, 21, 12, tzinfo=dt.UTC)
FILES = {"index.html": b"<p>Laporan</p>" * 100, "register.xlsx": b"PK\x03\x04"}
OPD = Opd(code="dinkes", name="Dinas Kesehatan")
ZONE = "Asia/Jakarta"


def handovers(city: City) -> list[Handover]:
    with closing(Store(str(city.folder / "tilik.db"))) as store:
        return store.triage.handovers()


def make(city: City, *more: object) -> Ran:
    return city.run("handover", "--opd", "arsip", "--who", "Tim Keamanan", "--out", "out", "--format", "html,text", *more)


def package_of(ran: Ran, city: City) -> Path:
    return city.folder / ran.out.split("\t")[0]


def opened(content: bytes, secret: str) -> dict[str, bytes]:
    with pyzipper.AESZipFile(io.BytesIO(content)) as archive:
        archive.setpassword(secret.encode())
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_package_holds_the_reports_and_their_checksums(city: City) -> None:
    ran = make(city)
    assert ran.code == 0, ran
    with zipfile.ZipFile(package_of(ran, city)) as archive:
        assert archive.testzip() is None
        inside = {name: archive.read(name) for name in archive.namelist()}
    sums = dict(line.split("  ")[::-1] for line in inside.pop(SUMS).decode().splitlines())
    assert set(inside) == {"index.html", "letter.txt"}
    assert sums == {name: hashlib.sha256(content).hexdigest() for name, content in inside.items()}
    assert b"Dinas Arsip Kota Contoh" in inside["index.html"]


def test_it_is_recorded_with_time_recipient_and_hash(city: City) -> None:
    path = package_of(make(city), city)
    package_of(make(city, "--to", "Sekretaris Dinas", "--scan", "1"), city)
    first, second = handovers(city)
    assert (first.opd, first.scan, first.to, first.who, first.package) == ("arsip", 1, "dr. Contoh Arsip", "Tim Keamanan", path.name)
    assert first.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert Path(f"{path}.sha256").read_text("utf-8") == f"{first.sha256}  {path.name}\n"
    assert second.to == "Sekretaris Dinas"
    lines = city.run("handover", "list", "--all").out.splitlines()
    assert [line.split("\t")[1:4] for line in lines] == [["arsip", "1", "dr. Contoh Arsip"], ["arsip", "1", "Sekretaris Dinas"]]


def test_an_encrypted_package_opens_with_its_password_only(city: City) -> None:
    ran = make(city, "--encrypt")
    match = re.search(r": ([A-Z2-9-]{24}) ", ran.err)
    assert match is not None
    content = package_of(ran, city).read_bytes()
    assert b"Dinas Arsip" in opened(content, match[1])["index.html"]
    with pytest.raises(RuntimeError, match="Bad password"):
        opened(content, "salah")
    assert handovers(city)[0].encrypted
    assert match[1].encode() not in (city.folder / "tilik.db").read_bytes(), "the password is kept nowhere"


def test_a_password_of_ones_own_must_be_long(city: City) -> None:
    secret = city.folder / "sandi.txt"
    secret.write_text("pendek\n", "utf-8")
    require_refused(make(city, "--password-file", secret), "the password has 6 characters")
    require_refused(make(city, "--password-file", city.folder / "tidak-ada"), "cannot be read")
    secret.write_text("kuda baterai benar staples\nbaris lain\n", "utf-8")
    require_refused(make(city, "--password-file", secret, "--encrypt"), "name one of them")
    assert handovers(city) == []
    ran = make(city, "--password-file", secret)
    assert SUMS in opened(package_of(ran, city).read_bytes(), "kuda baterai benar staples")
    assert ran.err == ""


@pytest.mark.slow
def test_only_what_was_scanned_to_its_end_is_handed_over(city: City) -> None:
    require_refused(city.run("handover", "--opd", "dinkes", "--who", "Tim"), "'dinkes' is not in scan 1")
    with closing(Store(str(city.folder / "tilik.db"))) as store:
        store.begin("Kota Contoh", [], store.plan(1), AT, "0.1", "1")
    require_refused(make(city), "scan 2 is not finished")
    assert make(city, "--scan", "1").code == 0


def test_the_list_of_reminders_follows_the_handovers(city: City) -> None:
    before = city.run("handover", "list").out.split("\t")
    assert before[:3] == ["arsip", "sangat-tinggi", "4"]
    assert before[4] == "-", "nobody was told yet"
    make(city)
    after = city.run("handover", "list").out.rstrip("\n").split("\t")
    assert (after[3], after[5], after[7], after[8]) == ("4", "0", "0", "dr. Contoh Arsip")


def test_the_overview_shows_what_was_handed_over(city: City) -> None:
    make(city)
    make(city, "--to", "Sekretaris Dinas")
    assert city.run("report", "--out", "out", "--lang", "en").code == 0
    assert "to Sekretaris Dinas; 2 packages in all" in Page((city.folder / "out" / "index.html").read_text("utf-8")).text


@pytest.mark.parametrize("secret", [None, "sandi yang panjang"])
def test_the_same_files_make_the_same_contents(secret: str | None) -> None:
    content = package(FILES, AT, secret)
    assert {name: opened(content, secret or "")[name] for name in FILES} == FILES
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(2026, 11, 21, 12, 0, 0)}


@pytest.mark.parametrize("year", [1970, 2200])
@pytest.mark.parametrize("secret", [None, "sandi-yang-cukup-panjang"])
def test_a_clock_that_is_wrong_stops_no_package(secret: str | None, year: int) -> None:
    files = {"index.html": b"<!doctype html>"}
    assert opened(package(files, dt.datetime(year, 2, 3, tzinfo=dt.UTC), secret), secret or "")["index.html"] == files["index.html"]


def test_passwords_differ_and_can_be_read_out() -> None:
    passwords = {password() for _ in range(50)}
    assert len(passwords) == 50
    assert all(re.fullmatch(r"([A-HJKMNP-TV-Z2-9]{4}-){4}[A-HJKMNP-TV-Z2-9]{4}", one) for one in passwords)


def handover(days: int) -> Handover:
    """One so many days before the scan of the invented city."""
    at = NOW - dt.timedelta(days=days)
    return Handover(opd="dinkes", scan=1, at=at, to="Kepala", who="Tim", package="a.zip", sha256="", encrypted=False, files={})


def test_a_reminder_counts_what_was_known_when_it_was_handed_over() -> None:
    today = NOW.date()
    passwords = reminder(OPD, ASSESSMENTS["dinkes"], handover(10), Decree(), today, ZONE)
    assert passwords is not None
    history = [
        e
        for one in ASSESSMENTS["dinkes"]
        for v in one.verdicts
        for f in v.findings
        for i, e in one.ledger.items()
        if (i.check, i.problem) == (v.check, f.problem)
    ]
    assert passwords.waiting == sum(entry.first_seen <= NOW - dt.timedelta(days=10) for entry in history)
    assert 0 < passwords.waiting < passwords.open
    assert passwords.days == 10


def test_it_is_late_when_the_first_deadline_is_over() -> None:
    lateness = {days: reminder(OPD, ASSESSMENTS["dinkes"], handover(days), Decree(), NOW.date(), ZONE) for days in (2, 100)}
    assert [one.late > 0 for one in lateness.values() if one] == [False, True]


def test_who_was_never_told_comes_first_among_equals_and_who_has_nothing_open_not_at_all() -> None:
    today = NOW.date()
    never, old, fresh = (reminder(OPD, ASSESSMENTS["dinkes"], last, Decree(), today, ZONE) for last in (None, handover(30), handover(3)))
    assert never
    assert old
    assert fresh
    assert sorted((fresh, old, never), key=lambda one: one.order) == [never, old, fresh]
    assert reminder(OPD, ASSESSMENTS["diskominfo"], None, Decree(), today, ZONE) is None
    assert reminder(OPD, (), None, Decree(), today, ZONE) is None
