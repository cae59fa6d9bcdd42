"""A database file that is damaged is two lines, or costs nothing; never a traceback."""

from __future__ import annotations

import contextlib
import json
import os
import random
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from scanner.example_city.sites.dinkes import EXPOSED_ENV
from tests.scanner.cli.program import Ran, require_refused, run

PAGE = 4096
READERS = (("report", "--format", "json"), ("waive", "list"), ("handover", "list"), ("finding", "show", "0123abcd"))
WRITERS = (("judge", "--quiet"), ("scan", "--resume"), ("finding", "note", "0123abcd", "teks", "--who", "Sari"))


def damaged(data: bytes, page: int, chance: random.Random) -> bytes:
    begin = page * PAGE
    return data[:begin] + chance.randbytes(PAGE) + data[begin + PAGE :]


def require_no_traceback(ran: Ran) -> None:
    assert "Traceback" not in ran.err
    assert ran.code in (0, 2, 3), ran
    if ran.code == 2:
        require_refused(ran)


@pytest.mark.slow
def test_a_page_of_noise(scanned: Path) -> None:
    store = scanned / "tilik.db"
    whole, chance = store.read_bytes(), random.Random("tilik")
    pages = len(whole) // PAGE
    for number, page in enumerate([0, 1, 2, 3, *chance.sample(range(4, pages), 8)]):
        store.write_bytes(damaged(whole, page, chance))
        require_no_traceback(run(scanned, *READERS[number % len(READERS)]))
        require_no_traceback(run(scanned, *WRITERS[number % len(WRITERS)]))


def pipe(store: Path) -> None:
    store.unlink()
    os.mkfifo(store)


@pytest.mark.parametrize("command", READERS, ids=" ".join)
@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda store: store.write_bytes(b""), id="empty"),
        pytest.param(lambda store: store.write_bytes(b"SQLite format 3\x00"), id="header alone"),
        pytest.param(lambda store: store.write_bytes(b"\xff" * 100 + store.read_bytes()[100:]), id="header of noise"),
        pytest.param(lambda store: store.write_bytes(store.read_bytes()[: PAGE + 7]), id="cut"),
        pytest.param(lambda store: store.write_bytes(b"PK\x03\x04" * 999), id="no database"),
        pytest.param(lambda store: (store.unlink(), store.mkdir()), id="folder"),
        pytest.param(pipe, id="pipe"),
        pytest.param(lambda store: (store.unlink(), store.symlink_to("/dev/zero")), id="device"),
        pytest.param(lambda store: (store.unlink(), store.symlink_to(store)), id="circle"),
        pytest.param(lambda store: store.unlink(), id="gone"),
    ],
)
def test_a_file_that_is_no_store(command: tuple[str, ...], spoil: Callable[[Path], object], scanned: Path) -> None:
    spoil(scanned / "tilik.db")
    require_refused(run(scanned, *command), "store")


def test_a_log_of_noise_beside_a_store(scanned: Path) -> None:
    log = scanned / "tilik.db-wal"
    log.write_bytes(random.Random(1).randbytes(3 * PAGE))
    (scanned / "tilik.db-shm").write_bytes(random.Random(2).randbytes(32768))
    for command in (*READERS[:3], *WRITERS[:1]):
        assert run(scanned, *command).code == 0


@pytest.mark.slow
@pytest.mark.parametrize(
    ("statement", "row"),
    [
        ("UPDATE verdict SET value = x'c1' WHERE number = 1 AND \"check\" = 'http-hsts'", f"{EXPOSED_ENV}:443: verdict of http-hsts"),
        ("UPDATE target SET facts = x'91' WHERE number = 1", f"{EXPOSED_ENV}:443: facts"),
        ("UPDATE target SET traffic = 7 WHERE number = 1", f"{EXPOSED_ENV}:443: traffic"),
        ("UPDATE target SET level = 'teks' WHERE number = 1", f"{EXPOSED_ENV}:443: target"),
        ("UPDATE ledger SET state = 'entah' WHERE number = 1 AND \"check\" = 'exposed-env'", f"{EXPOSED_ENV}:443: history of exposed-env"),
    ],
    ids=["verdict", "facts", "traffic", "target", "history"],
)
def test_a_row_of_noise_is_named_on_its_page_and_by_the_program_and_all_else_is_as_it_was(statement: str, row: str, scanned: Path) -> None:
    def hosts() -> dict[str, dict[str, object]]:
        content = json.loads(run(scanned, "report", "--format", "json").out)
        return {one["target"]["host"]: one for one in content["hosts"]}

    before = hosts()
    with contextlib.closing(sqlite3.connect(scanned / "tilik.db")) as connection:
        assert connection.execute(statement).rowcount > 0
        connection.commit()
    ran = run(scanned, "report", "--format", "html,json")
    assert ran.code == 3
    assert f"warning: store tilik.db: scan 1, {row} cannot be read: " in ran.err
    after = hosts()
    assert {host: one for host, one in after.items() if host != EXPOSED_ENV} == {
        host: one for host, one in before.items() if host != EXPOSED_ENV
    }
    assert "unreadable" in json.dumps(after[EXPOSED_ENV])
    assert "tidak dapat dibaca" in (scanned / "laporan" / "dinkes" / "index.html").read_text("utf-8")
    assert run(scanned, "judge", "--quiet").code == 0


@pytest.mark.slow
def test_an_observation_of_noise_is_an_error_of_the_checks_that_rest_on_it_and_of_nothing_else(scanned: Path) -> None:
    def verdicts() -> dict[tuple[str, str], tuple[str, str | None]]:
        report = json.loads(run(scanned, "report", "--format", "json").out)
        return {
            (host["target"]["host"], one["check"]): (one["outcome"], one["reason"]) for host in report["hosts"] for one in host["verdicts"]
        }

    before = verdicts()
    with contextlib.closing(sqlite3.connect(scanned / "tilik.db")) as connection:
        key = f"http probe https://{EXPOSED_ENV}/.env"
        (whole,) = connection.execute("SELECT value FROM observation WHERE key = ?", (key,)).fetchone()
        connection.execute("UPDATE observation SET value = x'c1' WHERE key = ?", (key,))
        connection.commit()
    for _ in range(2):
        ran = run(scanned, "judge", "--quiet")
        assert ran.code == 3
        assert f"warning: store tilik.db: scan 1, {EXPOSED_ENV}:443: evidence cannot be read: observation {key} cannot be read: " in ran.err
    changed = {where: now for where, now in verdicts().items() if now != before[where]}
    assert changed[EXPOSED_ENV, "exposed-env"] == ("error", "unreadable")
    assert set(changed.values()) == {("error", "unreadable")}
    assert {host for host, _ in changed} == {EXPOSED_ENV}
    with contextlib.closing(sqlite3.connect(scanned / "tilik.db")) as connection:
        connection.execute("UPDATE observation SET value = ? WHERE key = ?", (whole, key))
        connection.commit()
    assert run(scanned, "judge", "--quiet").code == 0
    assert verdicts() == before
