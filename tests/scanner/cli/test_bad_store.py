"""A store that cannot be used stops every command that needs it, and is left as it was."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

import pytest

from tests.scanner.cli.program import require_refused, run

COMMANDS = (("scan",), ("judge",), ("report",), ("report", "--format", "json"), ("check", "a.kotacontoh.go.id"))
on_every_command = pytest.mark.parametrize("command", COMMANDS, ids=" ".join)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "targets.txt").write_text("a.kotacontoh.go.id\n", "utf-8")
    (tmp_path / "file").write_text("a file", "utf-8")
    (tmp_path / "folder").mkdir()
    return tmp_path


# Tests may run as root, who may write everywhere but where nothing can be written.
@on_every_command
@pytest.mark.parametrize(
    "store",
    ["file/tilik.db", "folder", "missing/tilik.db", "/proc/tilik.db", "oracle://a/b", "postgresql://[", "postgresql://a@127.0.0.1:1/b"],
)
def test_a_store_that_cannot_be_opened_is_named(command: tuple[str, ...], store: str, folder: Path) -> None:
    require_refused(run(folder, *command, "--store", store), "store")


@on_every_command
def test_a_password_is_not_told(command: tuple[str, ...], folder: Path) -> None:
    ran = run(folder, *command, "--store", "postgresql://tilik:rahasia@127.0.0.1:1/tilik")
    require_refused(ran, "store")
    assert "rahasia" not in ran.err


@on_every_command
def test_a_file_that_is_no_database_is_left_alone(command: tuple[str, ...], folder: Path) -> None:
    other = folder / "catatan.txt"
    other.write_text("Catatan rapat, bukan basis data.\n" * 500, "utf-8")
    before = other.read_bytes()
    require_refused(run(folder, *command, "--store", "catatan.txt"), "store catatan.txt", "not a database")
    assert other.read_bytes() == before


@pytest.mark.slow
@on_every_command
def test_a_store_of_a_newer_version_is_left_alone(command: tuple[str, ...], scanned: Path) -> None:
    store = scanned / "tilik.db"
    with contextlib.closing(sqlite3.connect(store)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    before = store.read_bytes()
    require_refused(run(scanned, *command, "--store", "tilik.db"), "store tilik.db was written by a newer version of tilik")
    assert store.read_bytes() == before


@pytest.mark.slow
@on_every_command
def test_a_truncated_store_is_an_error_of_the_store(command: tuple[str, ...], scanned: Path) -> None:
    store = scanned / "tilik.db"
    cut = store.read_bytes()[: store.stat().st_size // 3]
    store.write_bytes(cut)
    require_refused(run(scanned, *command, "--store", "tilik.db"), "store tilik.db")


@pytest.mark.parametrize("command", [("judge",), ("report",), ("scan", "--resume")], ids=" ".join)
def test_an_empty_store_says_what_is_missing(command: tuple[str, ...], folder: Path) -> None:
    require_refused(run(folder, *command), "holds no")


@pytest.mark.parametrize("command", ["judge", "report"])
def test_a_scan_that_is_not_there_is_named(command: str, scanned: Path) -> None:
    require_refused(run(scanned, command, "--scan", 7), "no scan 7")
