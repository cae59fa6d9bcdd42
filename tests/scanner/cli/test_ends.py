"""How a command ends, whatever surrounds it: a code of the table in README, two lines where something was wrong, and 1 for nothing but a finding."""

from __future__ import annotations

import datetime as dt
import os
import signal
import subprocess
import sys
import zoneinfo
from pathlib import Path
from typing import Any

import click
import pytest

import scanner.cli
from scanner.cli import Commands, options
from scanner.errors import StoreError
from scanner.net.clock import Clock
from scanner.settings import zones
from tests.scanner.cli.program import Ran, require_refused, run

TILIK = (sys.executable, "-m", "scanner")
ROOT = str(Path(scanner.cli.__file__).parents[2])
HOST = "a.kotacontoh.go.id"
# Every variant costs a start of the program: `make ends` has them all.
sweep = pytest.mark.sweep


def shell(line: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """A line for bash, in which ``tilik`` is the program; the code is that of the whole pipe."""
    line = f'set -o pipefail; tilik() {{ {" ".join(TILIK)} "$@"; }}; {line}'
    return subprocess.run(
        ("bash", "-c", line), cwd=folder, env={**os.environ, "PYTHONPATH": ROOT, **environment}, text=True, errors="replace", capture_output=True, timeout=60, check=False
    )  # fmt: skip


# What POSIX tools do: `grep` and `git` say "write error" and end with a code that means no result.
@pytest.mark.slow
@pytest.mark.parametrize(
    ("line", "code", "message"),
    [
        ("tilik schema | head -c 10 > /dev/null", 0, ""),
        ("tilik schema > /dev/full", 2, "No space left on device"),
        ("tilik --version >&-", 2, "Bad file descriptor"),
        ("tilik --version >&- 2>&- <&-", 2, None),
        ("tilik schema > /dev/full 2> /dev/full", 2, None),
        ("tilik scna 2>&-", 2, None),
        pytest.param("tilik scan <&- 2>&- --targets missing.txt", 2, None, marks=sweep),
        pytest.param("tilik checks list | true", 0, "", marks=sweep),
        pytest.param("tilik doctor --resolver 127.0.0.1:9 > /dev/full", 2, "No space left on device", marks=sweep),
    ],
)
def test_streams_that_cannot_be_written(line: str, code: int, message: str | None, tmp_path: Path) -> None:
    ended = shell(line, tmp_path)
    assert ended.returncode == code, ended
    if message is None:
        assert ended.stderr == ""
    elif message:
        what, hint = ended.stderr.splitlines()
        assert message in what
        assert hint.startswith(" " * 7)
    else:
        assert ended.stderr == ""


@pytest.mark.slow
def test_a_closed_stream_gives_its_number_to_no_file(scanned: Path) -> None:
    """Were the store opened as descriptor 1, what is printed would be written into it."""
    before = run(scanned, "report", "--format", "json").out
    assert shell("tilik report --format json >&- 2>&-", scanned).returncode == 2
    assert shell("tilik judge --quiet >&- 2>&-", scanned).returncode == 0
    assert run(scanned, "report", "--format", "json").out == before


@pytest.mark.slow
def test_a_reader_who_has_seen_enough_stops_no_work(scanned: Path) -> None:
    ended = shell("tilik report --out out | head -c 1", scanned)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert (scanned / "out" / "report.json").is_file()


@pytest.mark.slow
@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONIOENCODING": "ascii"},
        pytest.param({"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, marks=sweep),
        pytest.param({"PYTHONIOENCODING": "latin-1"}, marks=sweep),
    ],
    ids=str,
)
def test_what_an_encoding_cannot_say_is_no_error(environment: dict[str, str], scanned: Path) -> None:
    """Reports and lists have dashes, arrows and quotation marks."""
    assert shell("tilik checks show http-hsts && tilik report --format text", scanned, **environment).returncode == 0


@pytest.mark.slow
@pytest.mark.parametrize(
    "environment",
    [
        {"COLUMNS": "1"},
        pytest.param({"COLUMNS": "100000"}, marks=sweep),
        pytest.param({"COLUMNS": "x", "TERM": "dumb"}, marks=sweep),
        pytest.param({"NO_COLOR": "1", "TERM": ""}, marks=sweep),
    ],
    ids=str,
)
def test_a_strange_terminal_is_no_error(environment: dict[str, str], tmp_path: Path) -> None:
    ended = shell("tilik --help && tilik checks list", tmp_path, **environment)
    assert (ended.returncode, ended.stderr) == (0, "")


@pytest.mark.slow
@pytest.mark.parametrize(
    "number",
    [pytest.param(signal.SIGINT, marks=sweep), signal.SIGTERM, pytest.param(signal.SIGHUP, marks=sweep)],
    ids=lambda number: number.name,
)
def test_whoever_ends_it_it_says_so(number: signal.Signals, tmp_path: Path) -> None:
    require_interrupted(TILIK, number, tmp_path)


@pytest.mark.slow
def test_a_job_in_the_background_has_no_ctrl_c_and_ends_all_the_same(tmp_path: Path) -> None:
    require_interrupted(("bash", "-c", "trap '' INT; exec \"$@\"", "bash", *TILIK), signal.SIGTERM, tmp_path)


def require_interrupted(program: tuple[str, ...], number: signal.Signals, tmp_path: Path) -> None:
    # A pipe that is open and silent: the command waits for what it is to read.
    os.mkfifo(tmp_path / "targets.txt")
    environment = {**os.environ, "PYTHONPATH": ROOT}
    with subprocess.Popen(
        [*program, "scan"], cwd=tmp_path, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as running:
        # Opens when the command does.
        descriptor = os.open(tmp_path / "targets.txt", os.O_WRONLY)
        running.send_signal(number)
        out, err = running.communicate(timeout=30)
        os.close(descriptor)
    assert (running.returncode, out) == (130, "")
    assert err == "tilik: interrupted\n       What was stored is kept.\n"


@pytest.mark.parametrize(
    ("wrong", "code", "message"),
    [
        (RuntimeError("planted \x1b[31m"), 3, "tilik: a bug: RuntimeError: planted"),
        (AssertionError(), 3, "tilik: a bug: AssertionError"),
        (EOFError(), 3, "tilik: a bug: EOFError"),
        (SystemExit(1), 3, "tilik: a bug: SystemExit: 1"),
        (SystemExit("x"), 3, "tilik: a bug: SystemExit: x"),
        (ExceptionGroup("several", [StoreError("the store is full", "Make space.")]), 2, "tilik: the store is full"),
        (ExceptionGroup("several", [ValueError("planted")]), 3, "tilik: a bug: ValueError: planted"),
        (OSError(28, "No space left on device", "/tmp/x"), 2, "tilik: /tmp/x: No space left on device"),
        (FileNotFoundError(2, "No usable temporary directory found"), 2, "No usable temporary directory"),
        (BrokenPipeError(32, "Broken pipe"), 2, "Broken pipe"),
        (MemoryError(), 2, "tilik: there is not memory enough"),
        (RecursionError(), 3, "tilik: a bug: RecursionError"),
        (KeyboardInterrupt(), 130, "tilik: interrupted"),
        (click.Abort(), 130, "tilik: interrupted"),
        (click.FileError("x", "is gone"), 2, "is gone"),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, BaseException) else "",
)
def test_every_exception_has_a_code_and_two_lines(
    wrong: BaseException, code: int, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    @click.command()
    def schema() -> None:
        raise wrong

    monkeypatch.setattr(Commands, "get_command", lambda *_: schema)
    ran = run(tmp_path, "schema")
    assert (ran.code, ran.out) == (code, "")
    *trace, what, hint = ran.err.splitlines()
    assert message in what
    assert hint.startswith(" " * 7)
    assert bool(trace) == (code == 3), "the traceback of a bug is kept, and nobody else's is shown"
    assert "\x1b" not in ran.err


def everything(command: click.Command, path: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    """Every command of the tree, as it is typed."""
    if not isinstance(command, click.Group):
        return [path]
    context = click.Context(command)
    names = command.list_commands(context)
    below = [each for name in names if (one := command.get_command(context, name)) for each in everything(one, (*path, name))]
    return [path, *below]


COMMANDS = everything(scanner.cli.tilik)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_has_help_and_refuses_what_it_does_not_know(command: tuple[str, ...], tmp_path: Path) -> None:
    helped = run(tmp_path, *command, "--help")
    assert (helped.code, helped.err) == (0, "")
    require_refused(run(tmp_path, *command, "--no-such-option\0\udcff"))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
@pytest.mark.parametrize("command", [command for command in COMMANDS if command], ids=" ".join)
def test_no_command_ends_with_1_where_nothing_is(command: tuple[str, ...], tmp_path: Path) -> None:
    """Without arguments, a list or a store: 1 would be a finding."""
    (tmp_path / "tilik.toml").write_text('[network]\nresolver = "127.0.0.1:9"\ntimeout = 0.2\n[catalogue]\nsource = ""\n', "utf-8")
    if command != ("demo",):
        ran: Ran = run(tmp_path, *command)
        assert ran.code in (0, 2), ran
        assert "Traceback" not in ran.err


def test_a_full_folder_and_one_that_may_not_be_written(scanned: Path) -> None:
    require_refused(run(scanned, "report", "--out", "/proc/nothing"), "cannot be written")
    (scanned / "out").write_text("a file", "utf-8")
    require_refused(run(scanned, "report", "--out", "out"))


@sweep
def test_the_same_code_in_this_process_and_in_its_own(tmp_path: Path) -> None:
    for command in ("scna", "scan --targets missing.txt", "report", "checks show nothing"):
        own: Any = shell(f"tilik {command}", tmp_path)
        assert run(tmp_path, *command.split()) == (own.returncode, own.stdout, own.stderr)


def test_there_are_no_more_processes_than_work(city: Path, tmp_path: Path) -> None:
    assert run(city, "scan", "--quiet", "--only", "http-hsts", "--jobs", "100000", "--store", tmp_path / "x.db") == (0, "", "")


@sweep
@pytest.mark.parametrize("year", [1970, 2100])
def test_a_clock_that_is_wrong_is_no_error(year: int, city: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at = dt.datetime(year, 1, 1, tzinfo=dt.UTC)
    monkeypatch.setattr(Clock, "now", lambda _: at)
    monkeypatch.setattr(options, "today", at.date)
    there = ("--store", tmp_path / "x.db")
    assert run(city, "scan", "--quiet", *there).code == 0
    ran = run(city, "report", "--out", tmp_path / "out", "--format", "html,xlsx,csv,sarif,defectdojo,text", *there)
    assert (ran.code, ran.err) == (0, "")
    assert run(city, "handover", "--opd", "dinkes", "--to", "x", "--who", "y", "--format", "html", "--out", tmp_path, *there).code == 0


def test_without_data_of_time_zones_it_says_so(scanned: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(zone: str) -> None:
        raise zoneinfo.ZoneInfoNotFoundError(zone)

    monkeypatch.setattr(zoneinfo, "ZoneInfo", missing)
    monkeypatch.setattr(zones, "_names", frozenset)
    ran = run(scanned, "report")
    require_refused(ran, "report.zone")
    assert "tzdata" in ran.err
