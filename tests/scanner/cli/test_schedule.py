"""tilik schedule: what begins by itself, on sites of the example city."""

from __future__ import annotations

import datetime as dt
import shutil
import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from scanner.example_city.sites.dispar import PLAIN_HOST
from scanner.store import ScheduleStore, Store
from tests.scanner.cli.program import require_refused, run

HOURLY = '\n[schedule.jam]\ncron = "0 * * * *"\nlevel = "visit"\nonly = ["http-hsts"]\nopd = ["dispar"]\n'


@pytest.fixture
def folder(city: Path, tmp_path: Path) -> Path:
    """A copy of the city's settings and list, with a schedule."""
    shutil.copytree(city, tmp_path / "city", ignore=shutil.ignore_patterns("*.db*"))
    settings = tmp_path / "city" / "tilik.toml"
    settings.write_text(settings.read_text("utf-8") + HOURLY, "utf-8")
    return tmp_path / "city"


@pytest.mark.slow
def test_a_due_run_is_done_once_and_remembered(folder: Path) -> None:
    with closing(Store(str(folder / "tilik.db"))) as store:
        ScheduleStore(store.engine).states(("jam",), dt.datetime.now(dt.UTC) - dt.timedelta(hours=2))
    assert run(folder, "schedule", "run", "--once") == (0, "", "")
    with closing(Store(str(folder / "tilik.db"))) as store:
        (one,) = ScheduleStore(store.engine).runs(9)
        assert (one.name, one.exit_code, store.scans()[0].id) == ("jam", 0, 1)
        (scan,) = store.scans()
        assert {verdict.check for one in store.assessments(scan.id) for verdict in one.verdicts} == {"http-hsts"}
        assert [one.target.host for one in store.assessments(scan.id)] == [PLAIN_HOST]
    *_, name, state = run(folder, "schedule", "show", "--days", "1", "--lang", "en").out.splitlines()[-1].split("\t")
    assert (name, state) == ("jam", "exit code 0")


def test_a_day_has_24_hours_and_a_pause_none(folder: Path) -> None:
    def coming() -> int:
        return len(run(folder, "schedule", "show", "--days", "1").out.splitlines())

    # 25 where an hour begins just now.
    assert coming() in (24, 25)
    assert run(folder, "schedule", "pause", "jam").out == "pause\tjam\n"
    output = run(folder, "schedule", "show", "--days", "1", "--lang", "en")
    assert (output.out, "Schedule jam is paused" in output.err) == ("", True)
    assert run(folder, "schedule", "resume", "jam").out == "resume\tjam\n"
    assert coming() in (24, 25)


@pytest.mark.real
def test_it_ends_when_it_is_told_to(folder: Path) -> None:
    words = [sys.executable, "-m", "scanner", "schedule", "run", "-v"]
    with subprocess.Popen(words, cwd=folder, stderr=subprocess.PIPE, text=True) as program:
        assert program.stderr is not None
        assert "schedules are kept" in program.stderr.readline()
        require_refused(run(folder, "schedule", "run", "--once"), "in use by another run")
        program.send_signal(signal.SIGTERM)
        assert (program.stderr.read(), program.wait(60)) == ("", 0)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (("0 * * * *", "0 24 * * *"), "schedule.jam.cron"),
        (('"dispar"', '"disparbud"'), "'disparbud' is no OPD of the list"),
        (('level = "visit"', 'report = ["html"]\nreport_opd = ["disparbud"]'), "schedule.jam.report_opd"),
        (('level = "visit"', 'report_opd = ["dispar"]'), "no report is renewed"),
        (('level = "visit"', 'zone = "Asia/Kotacontoh"'), "schedule.jam.zone"),
        (("[schedule.jam]", "[schedule.Jam]"), "schedule"),
        (("cron =", "kron ="), "kron"),
        ((HOURLY, ""), "has no schedule"),
    ],
)
def test_a_schedule_that_cannot_be_is_named(folder: Path, change: tuple[str, str], words: str) -> None:
    settings = folder / "tilik.toml"
    settings.write_text(settings.read_text("utf-8").replace(*change), "utf-8")
    require_refused(run(folder, "schedule", "show"), words)


def test_a_name_that_is_none_is_named(folder: Path) -> None:
    for command in ("now", "pause", "resume"):
        require_refused(run(folder, "schedule", command, "malam"), "'malam'")


@pytest.mark.slow
def test_a_doctor_names_the_next_run_and_what_cannot_be(folder: Path) -> None:
    assert "ok    schedules: 1, the next begins 20" in run(folder, "doctor").out
    settings = folder / "tilik.toml"
    settings.write_text(settings.read_text("utf-8").replace("0 * * * *", "0 24 * * *"), "utf-8")
    ran = run(folder, "doctor")
    assert (ran.code, "WRONG schedules: schedule.jam.cron" in ran.out) == (2, True)


@pytest.mark.slow
def test_a_doctor_notes_a_store_that_everybody_may_read(folder: Path) -> None:
    run(folder, "schedule", "pause", "jam")
    assert "rights" not in run(folder, "doctor").err
    (folder / "tilik.db").chmod(0o644)
    assert "note  rights: everybody on this machine may read" in run(folder, "doctor").err
