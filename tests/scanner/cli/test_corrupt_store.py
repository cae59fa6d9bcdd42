"""A database file that is damaged is two lines, or costs nothing; never a traceback."""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from pathlib import Path

import pytest

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
