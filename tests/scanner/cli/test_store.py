"""tilik store: check, copy, vacuum."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.scanner.cli.program import require_refused, run

PAGE = 4096


def test_a_sound_store_is_called_sound(scanned: Path) -> None:
    assert run(scanned, "store", "check", "--lang", "en") == (0, "", "Everything in the store can be read.\n")


def test_a_corrupt_page_is_named(scanned: Path) -> None:
    """Zeros over the middle of the file, as a disk that lost a block leaves them."""
    file = scanned / "tilik.db"
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    content = bytearray(file.read_bytes())
    middle = len(content) // PAGE // 2 * PAGE
    content[middle : middle + 4 * PAGE] = bytes(4 * PAGE)
    file.write_bytes(content)
    ran = run(scanned, "store", "check")
    assert ran.code == 1, ran
    assert "malformed" in ran.out or "integrity_check" in ran.out
    assert "Traceback" not in ran.err


def test_a_copy_tells_the_same(scanned: Path) -> None:
    assert run(scanned, "store", "copy", "salinan.db").code == 0
    first, copy = (run(scanned, "finding", "list", "--store", name).out for name in ("tilik.db", "salinan.db"))
    assert copy == first != ""
    assert (scanned / "salinan.db").stat().st_mode & 0o777 == 0o600
    require_refused(run(scanned, "store", "copy", "salinan.db"), "is there already")


def test_a_backup_is_named_by_the_time_and_the_newest_stay(scanned: Path) -> None:
    (scanned / "cadangan").mkdir()
    for old in ("tilik-20250101T000000Z.db", "tilik-20250102T000000Z.db", "lain.db"):
        (scanned / "cadangan" / old).write_bytes(b"")
    backup = run(scanned, "store", "backup", "cadangan", "--keep", "2")
    assert (backup.code, backup.err) == (0, "")
    file = scanned / backup.out.strip()
    assert sorted(path.name for path in file.parent.iterdir()) == sorted(["lain.db", "tilik-20250102T000000Z.db", file.name])
    assert file.stat().st_mode & 0o777 == 0o600
    assert run(scanned, "finding", "list", "--store", file).out == run(scanned, "finding", "list").out != ""
    require_refused(run(scanned, "store", "backup", "/proc/cadangan"), "no folder can be made")


def test_what_is_exported_is_imported_whole(scanned: Path) -> None:
    assert run(scanned, "store", "export", "keluar.db").code == 0
    assert run(scanned, "store", "import", "keluar.db", "--store", "masuk.db").code == 0
    first, second = (run(scanned, "finding", "list", "--store", name).out for name in ("tilik.db", "masuk.db"))
    assert first == second != ""
    assert run(scanned, "ledger", "verify", "--store", "masuk.db").out == run(scanned, "ledger", "verify").out
    require_refused(run(scanned, "store", "import", "keluar.db"), "is there already")
    require_refused(run(scanned, "store", "import", "tidak-ada.db", "--store", "lain.db"), "is not there")


def test_room_is_given_back(scanned: Path) -> None:
    with closing(sqlite3.connect(scanned / "tilik.db")) as connection:
        connection.execute("DELETE FROM observation")
        connection.commit()
    before, after = map(int, run(scanned, "store", "vacuum").out.split())
    assert after < before
    assert run(scanned, "store", "check").code == 0


def test_what_is_too_old_is_given_up_and_cannot_be_judged_again(scanned: Path) -> None:
    assert run(scanned, "store", "prune").out == "0\t0\n"
    with closing(sqlite3.connect(scanned / "tilik.db")) as connection:
        connection.execute("DELETE FROM observation")
        connection.commit()
    require_refused(run(scanned, "judge"), "evidence of scan 1 was given up")


@pytest.mark.parametrize("command", ["check", "vacuum", "prune"])
def test_without_a_store(tmp_path: Path, command: str) -> None:
    require_refused(run(tmp_path, "store", command), "tilik.db")
