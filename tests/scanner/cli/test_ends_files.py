"""Files that a command is named and cannot read or write, or that never end: code 2 and two lines."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from scanner.settings import reading
from tests.scanner.cli.program import require_refused, run

HOST = "a.kotacontoh.go.id"
sweep = pytest.mark.sweep


def folder_for(path: Path) -> None:
    path.mkdir()


def pipe_for(path: Path) -> None:
    os.mkfifo(path)


def device(name: str) -> Callable[[Path], None]:
    return lambda path: path.symlink_to(name)


# Where a command reads a file that an operator names, and the name of the file there.
READERS: dict[str, tuple[str, tuple[str, ...]]] = {
    "settings": ("tilik.toml", ("scan",)),
    "settings by option": ("own.toml", ("judge", "--config", "own.toml")),
    "targets": ("targets.txt", ("scan",)),
    "a list to lint": ("other.txt", ("targets", "lint", "other.txt")),
    "a table": ("hosts.csv", ("targets", "import", "hosts.csv")),
    "a workbook": ("hosts.xlsx", ("targets", "import", "hosts.xlsx")),
    "a password": ("password", ("handover", "--opd", "a", "--who", "x", "--password-file", "password")),
}
FILES: dict[str, Callable[[Path], object]] = {
    "folder": folder_for,
    "pipe without a writer": pipe_for,
    "/dev/zero": device("/dev/zero"),
    "/dev/urandom": device("/dev/urandom"),
    "loop": lambda path: path.symlink_to(path),
    "binary": lambda path: path.write_bytes(bytes(range(256))),
}


@pytest.mark.parametrize("file", [pytest.param(one, marks=sweep) if one in ("/dev/urandom", "loop", "binary") else one for one in FILES])
@pytest.mark.parametrize("reader", READERS)
def test_what_is_no_file_is_read_no_further_than_one_would_be(
    reader: str, file: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "_PATIENCE", 0.01)
    name, command = READERS[reader]
    FILES[file](tmp_path / name)
    require_refused(run(tmp_path, *command))


@pytest.mark.parametrize("file", ["pipe without a writer", "/dev/zero", "folder"])
def test_a_logo_and_roots_that_are_no_files(file: str, scanned: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "_PATIENCE", 0.01)
    FILES[file](scanned / "named")
    settings = (scanned / "tilik.toml").read_text("utf-8")
    (scanned / "tilik.toml").write_text(settings + '\n[report]\nlogo = "named"\n', "utf-8")
    require_refused(run(scanned, "report"), "report.logo")
    (scanned / "tilik.toml").write_text('[network]\ntrusted_roots = ["named"]\n', "utf-8")
    require_refused(run(scanned, "scan"), "trusted_roots")


NAMES = (
    ("scan", "--targets"), ("scan", "--config"), ("scan", "--store"), ("report", "--out"), ("demo", "--out"), ("targets", "lint"),
    ("targets", "import"), ("check", HOST, "--store"), ("handover", "--opd", "a", "--who", "x", "--password-file"),
)  # fmt: skip


@pytest.mark.parametrize("command", NAMES, ids=" ".join)
@pytest.mark.parametrize(
    "name", ["a\0b", "x" * 5000, pytest.param("a\nb/c\n", marks=sweep), "/proc/x/y", pytest.param("/dev/null/x", marks=sweep)], ids=repr
)
def test_a_name_that_can_be_none_is_refused(name: str, command: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "tilik.toml").write_text('[network]\nresolver = "127.0.0.1:9"\n', "utf-8")
    if command != ("demo", "--out") or "\n" not in name:
        # A folder may well be called so.
        require_refused(run(tmp_path, *command, name))


@pytest.mark.parametrize("setting", ["targets", "store", "out"])
def test_a_nul_in_the_settings_is_refused(setting: str, tmp_path: Path) -> None:
    (tmp_path / "tilik.toml").write_text(f'{setting} = "a\\u0000b"\n', "utf-8")
    require_refused(run(tmp_path, "scan"), setting)
