"""``-v`` and the settings, as an operator uses them: what is told, where, and that it disturbs nothing else."""

from __future__ import annotations

import fcntl
import json
import os
import re
import signal
import struct
import subprocess
import sys
import termios
from contextlib import suppress
from pathlib import Path
from typing import Any

import click
import msgspec
import pytest

from scanner.cli import COMMANDS, tilik
from scanner.example_city.sites.dinkes import EXPOSED_ENV
from scanner.example_city.sites.diskominfo import PORTAL
from scanner.example_city.sites.dispar import PLAIN_HOST
from scanner.probes import PROBES
from tests.scanner.city import begun
from tests.scanner.cli.program import Ran, require_refused, run
from tests.scanner.log.capture import is_log

QUICK = ("--only", "http-hsts")
TARGETS = ("--targets", "targets.txt")
_CONTROL = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


def settings(city: Path, folder: Path, *lines: str) -> Path:
    """A settings file like the city's, with these lines under [log]."""
    path = folder / "tilik.toml"
    path.write_text((city / "tilik.toml").read_text("utf-8") + "\n[log]\n" + "\n".join(lines) + "\n", "utf-8")
    return path


def commands(group: click.Group) -> list[tuple[str, click.Command]]:
    """Every command, those of groups included, with its name."""
    commands_below: list[tuple[str, click.Command]] = []
    for name in group.list_commands(click.Context(group)):
        command = group.get_command(click.Context(group), name)
        assert command is not None
        commands_below += (
            [(f"{name} {inner}", one) for inner, one in commands(command)] if isinstance(command, click.Group) else [(name, command)]
        )
    return commands_below


def test_every_command_that_does_something_has_it() -> None:
    assert isinstance(tilik, click.Group)
    without = [name for name, one in commands(tilik) if not any("-v" in option.opts for option in one.params)]
    assert without == ["schema"]
    assert set(COMMANDS) >= {name.split()[0] for name, _ in commands(tilik)}


def test_json_stays_json_and_the_log_is_beside_it(city: Path) -> None:
    quiet = run(city, "check", EXPOSED_ENV, *TARGETS, *QUICK, "--format", "json")
    loud = run(city, "check", EXPOSED_ENV, *TARGETS, *QUICK, "--format", "json", "-vv")
    assert (quiet.code, quiet.err, loud.code) == (0, "", 0)
    assert json.loads(loud.out)["verdicts"] == json.loads(quiet.out)["verdicts"]
    assert is_log(loud.err)
    assert f" INFO scanner.engine.collect: {EXPOSED_ENV}, " in loud.err


def test_once_tells_what_happens_and_twice_every_request(city: Path) -> None:
    once, twice = (run(city, "check", EXPOSED_ENV, *TARGETS, "--only", "http-hsts", line).err for line in ("-v", "-vv"))
    assert is_log(once)
    assert " DEBUG " not in once
    assert f" INFO scanner.engine.collect: {EXPOSED_ENV}, " in once
    assert re.search(rf" DEBUG \S+: {EXPOSED_ENV}, GET https://{EXPOSED_ENV}/ → 200\n", twice)


def test_the_settings_turn_it_on(city: Path, tmp_path: Path) -> None:
    ran = run(
        city, "scan", "--quiet", *QUICK, "--store", tmp_path / "t.db", "--config", settings(city, tmp_path, 'level = "info"'), *TARGETS
    )
    assert ran.code == 0
    assert is_log(ran.err)
    assert "scan 1 is finished" in ran.err


def test_a_file_is_written_beside_the_settings_and_v_tells_it_as_well(city: Path, tmp_path: Path) -> None:
    file = settings(city, tmp_path, 'level = "info"', 'file = "night.log"')
    options = ("scan", "--quiet", *QUICK, "--store", tmp_path / "t.db", "--config", file, *TARGETS)
    assert run(city, *options) == Ran(0, "", "")
    assert "scan 2 is finished" in run(city, *options, "-v").err
    text = (tmp_path / "night.log").read_text("utf-8")
    assert is_log(text)
    assert [n for n in (1, 2) if f"scan {n} is finished" in text] == [1, 2]


def test_a_file_without_a_level_and_a_level_that_is_none_are_refused(city: Path, tmp_path: Path) -> None:
    require_refused(run(city, "doctor", "--config", settings(city, tmp_path, 'file = "night.log"')), "log.file", "off")
    require_refused(run(city, "doctor", "--config", settings(city, tmp_path, 'level = "loud"')), "log.level")
    nowhere = settings(city, tmp_path, 'level = "info"', 'file = "no/such/folder/night.log"')
    require_refused(run(city, "scan", "--config", nowhere, *TARGETS), "log.file", "cannot be written")


async def raising(*arguments: Any) -> Any:
    raise ValueError("token=aB3dE6gH9jK2mN5pQ8sT \x1b[31m\nforged")


@pytest.mark.slow
@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("line", ["-v", "-vv"])
def test_a_probe_that_raises_leaves_a_line(jobs: str, line: str, city: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for kind, family in PROBES.items():
        monkeypatch.setitem(PROBES, kind, msgspec.structs.replace(family, probe=raising))
    options = ("scan", "--quiet", "--only", "http-hsts", "--jobs", jobs, "--store", tmp_path / "t.db", *TARGETS)
    assert run(city, *options).err == ""
    log = run(city, *options, line).err
    assert is_log(log)
    for host in (PORTAL, EXPOSED_ENV, PLAIN_HOST):
        assert re.search(
            rf" ERROR scanner\.engine\.collect: {host}, probe of http visit https://{host}/ raised ValueError: token=\*\*\*", log
        ), log
    assert "aB3dE6gH9jK2mN5pQ8sT" not in log
    assert ("    | Traceback (most recent call last):" in log) == (line == "-vv")


@pytest.mark.slow
def test_a_process_that_is_killed_leaves_a_line(city: Path, tmp_path: Path) -> None:
    running = begun(city, "scan", "--quiet", "-v", "--jobs", "2", "--store", str(tmp_path / "t.db"))
    assert running.stderr is not None
    lines = [next(line for line in running.stderr if "groups by address" in line)]
    children = Path(f"/proc/{running.pid}/task/{running.pid}/children").read_text("ascii").split()
    os.kill(int(children[0]), signal.SIGKILL)
    lines += running.communicate(timeout=60)[1].splitlines(keepends=True)
    *log, what, hint = lines
    assert running.returncode == 2
    assert is_log("".join(log))
    assert re.search(rf" ERROR \S+: collecting process {children[0]} was lost with \d+ groups under way: signal SIGKILL\n", "".join(log))
    assert what == "tilik: a collecting process ended unexpectedly\n"
    assert "--resume" in hint
    again = run(city, "scan", "--quiet", "-v", "--resume", "--store", tmp_path / "t.db")
    assert again.code == 0, again
    assert "scan 1 is resumed" in again.err


@pytest.mark.slow
def test_on_a_terminal_the_bar_and_the_lines_leave_each_other_whole(city: Path, tmp_path: Path) -> None:
    ours, theirs = os.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 50, 400, 0, 0))
    program = [sys.executable, "-m", "scanner", "scan", "-vv", "--jobs", "2", "--only", "http-h*", "--lang", "en"]
    program += ["--store", str(tmp_path / "t.db")]
    environment = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")} | {"TERM": "xterm"}
    running = subprocess.Popen(program, cwd=city, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=theirs, env=environment)
    os.close(theirs)
    output = b""
    with suppress(OSError):
        while more := os.read(ours, 65_536):
            output += more
    os.close(ours)
    assert running.communicate(timeout=60)[0].startswith(b"Summary: 3 targets, ")
    assert running.returncode == 0
    assert b"tilik" in output
    assert "\N{BOX DRAWINGS HEAVY HORIZONTAL}" in output.decode()
    lines = [line for row in output.decode().split("\n") if (line := _CONTROL.sub("", row).strip("\r").rpartition("\r")[2].rstrip())]
    log = [line for line in lines if "scanner." in line]
    assert len(log) > 10
    assert [line for line in log if not is_log(line + "\n")] == []
    assert sorted(line.partition(":")[0] for line in lines if " finding" in line) == sorted((PORTAL, EXPOSED_ENV, PLAIN_HOST))


def test_an_object_a_line_says_which_scan_and_which_host(city: Path, tmp_path: Path) -> None:
    path = settings(city, tmp_path, 'level = "info"', 'file = "tilik.log"', 'format = "json"')
    scan = run(city, "scan", *QUICK, "--store", tmp_path / "t.db", "--config", path, "--jobs", "2", *TARGETS, "--quiet", "-v")
    assert scan.code == 0, scan.err
    assert is_log(scan.err), "what is typed is for who reads it"
    lines = [json.loads(line) for line in (tmp_path / "tilik.log").read_text("utf-8").splitlines()]
    hosts = {line["host"]: line for line in lines if line["logger"] == "scanner.engine.collect"}
    assert {EXPOSED_ENV, PORTAL, PLAIN_HOST} <= hosts.keys()
    assert all(line["message"].startswith(f"{host}, ") and line["level"] == "INFO" for host, line in hosts.items())
    assert {line["scan"] for line in lines if line["logger"] in ("scanner.engine.collect", "scanner.run")} == {1}
