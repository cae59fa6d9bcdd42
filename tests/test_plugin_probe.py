"""A stranger's package brings a question of its own: it is planned, asked through the door, kept, judged and stated like ours."""

from __future__ import annotations

import json
import os
import socketserver
import sqlite3
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from checks.core.check import registry
from tests.scanner.city import tilik
from tests.scanner.cli.program import require_refused, run
from tests.test_plugin import offered

CODE = (Path(__file__).parent / "plugins" / "probe_example" / "ssh_tilik.py").read_text("utf-8")
OLD, NEW, WEB, QUIET = (f"{name}.kotacontoh.go.id" for name in ("lama", "baru", "web", "tenang"))
# How servers begin (RFC 4253 section 4.2, RFC 5321 section 4.2), by their addresses: SSH of both versions, SSH 2 behind a banner, and mail.
GREETINGS = {
    "127.0.77.1": b"SSH-1.99-OpenSSH_7.5\r\n",
    "127.0.77.2": b"Milik Pemerintah Kota Contoh\r\nSSH-2.0-OpenSSH_9.6p1 Ubuntu-3 password=rahasia123\r\n",
    "127.0.77.3": b"220 mail.kotacontoh.go.id ESMTP\r\n",
}


class Greeter(socketserver.ThreadingTCPServer):
    """Greets whoever connects; ``visitors`` are the addresses at which somebody did."""

    allow_reuse_address = True
    daemon_threads = True
    visitors: list[str]


class _Greet(socketserver.BaseRequestHandler):
    def handle(self) -> None:
        at = self.request.getsockname()[0]
        assert isinstance(self.server, Greeter)
        self.server.visitors.append(at)
        self.request.sendall(GREETINGS[at])


@contextmanager
def greeters() -> Iterator[tuple[int, list[str]]]:
    """Every server of `GREETINGS` on one port, and who was visited."""
    with Greeter(("0.0.0.0", 0), _Greet) as server:  # every address of this machine's loopback network
        server.visitors = []
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        try:
            yield server.server_address[1], server.visitors
        finally:
            server.shutdown()


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], Path]]:
    """Install code as the plug-in, as the import system sees it; the folder of its package."""
    folder = tmp_path / "packages"
    folder.mkdir()

    def put(code: str) -> Path:
        offered(folder, "ssh", "ssh_tilik", code)
        monkeypatch.syspath_prepend(folder)
        return folder

    yield put
    sys.modules.pop("ssh_tilik", None)


@pytest.fixture
def packages(install: Callable[[str], Path]) -> Path:
    """The plug-in as it is."""
    return install(CODE)


def city(folder: Path, port: int, *, enabled: bool = True) -> Path:
    """A city of four hosts, of which one may only be visited."""
    (folder / "tilik.toml").write_text(
        ('plugins = ["ssh"]\n' if enabled else "") + '[network]\nallow_private = ["127.0.0.0/8"]\ntimeout = 2.0\n', "utf-8"
    )
    (folder / "targets.txt").write_text(
        f"[Dinas Contoh]\ncode: dinas\n{OLD}:{port} address=127.0.77.1\n{NEW}:{port} address=127.0.77.2\n"
        f"{WEB}:{port} address=127.0.77.3\n{QUIET}:{port} address=127.0.77.2 level=visit\n",
        "utf-8",
    )
    return folder


def report(folder: Path) -> dict[str, dict[str, Any]]:
    """The hosts of the report as scripts read it."""
    hosts = json.loads(run(folder, "report", "--format", "json").out)["hosts"]
    return {host["target"]["host"]: host for host in hosts}


def verdicts(folder: Path) -> dict[str, tuple[str, str | None]]:
    """Outcome and reason of the plug-in's check."""
    pairs = ((host, v) for host, one in report(folder).items() for v in one["verdicts"] if v["check"] == "ssh-version")
    return {host: (v["outcome"], v["reason"]) for host, v in pairs}


def rows(folder: Path, table: str) -> list[tuple[object, ...]]:
    with sqlite3.connect(folder / "tilik.db") as store:
        return store.execute(f"SELECT * FROM {table} ORDER BY 1, 2, 3").fetchall()  # a table of ours


# RFC 4253 section 5.1: 1.99 speaks version 1, too. What greets as a mail server is no SSH server.
JUDGED = {OLD: ("fail", None), NEW: ("pass", None), WEB: ("unknown", "malformed"), QUIET: ("unknown", "not-asked")}


def test_the_plan_says_what_the_plug_in_would_send_and_keeps_to_the_level(packages: Path, tmp_path: Path) -> None:
    city(tmp_path, 2222)
    lines = run(tmp_path, "targets", "plan", "--only", "ssh-*").out.splitlines()
    assert lines == [f"{host}:2222\tprobe\tssh-greeting {host}:2222" for host in (OLD, NEW, WEB)]
    assert run(tmp_path, "targets", "plan", "--only", "ssh-*", "--level", "visit").out == ""


@pytest.mark.slow
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_it_is_asked_by_one_process_or_several_and_stated_in_every_report(jobs: str, packages: Path, tmp_path: Path) -> None:
    with greeters() as (port, visitors):
        city(tmp_path, port)
        environment = os.environ | {"PYTHONPATH": str(packages)}
        ran = tilik(tmp_path, "scan", "--quiet", "--only", "ssh-*", "--jobs", jobs, env=environment)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert sorted(visitors) == ["127.0.77.1", "127.0.77.2", "127.0.77.3"]
    assert verdicts(tmp_path) == JUDGED
    hosts = report(tmp_path)
    assert hosts[OLD]["evidence"]["topics"]["ssh-server"]["statements"]["software"] == {
        "label": {"id": "Perangkat lunak", "en": "Software"},
        "value": "OpenSSH_7.5",
    }
    assert hosts[WEB]["evidence"]["topics"] == {}
    assert hosts[OLD]["requests"]["count"] == 1
    assert b"rahasia123" not in (tmp_path / "tilik.db").read_bytes()
    for lang, words in (("id", ("Server SSH", "Perangkat lunak")), ("en", ("SSH server", "Software"))):
        assert run(tmp_path, "report", "--lang", lang, "--out", lang).code == 0
        page = (tmp_path / lang / "dinas" / "index.html").read_text("utf-8")
        assert all(word in page for word in (*words, "OpenSSH_9.6p1"))


@pytest.mark.slow
def test_what_was_observed_outlives_the_plug_in(packages: Path, tmp_path: Path) -> None:
    with greeters() as (port, _):
        assert run(city(tmp_path, port), "scan", "--quiet", "--only", "ssh-*").code == 0
    observations, judged = rows(tmp_path, "observation"), rows(tmp_path, "verdict")

    assert run(tmp_path, "judge", "--quiet").code == 0
    assert rows(tmp_path, "verdict") == judged

    # Nothing of it may be loaded any more: the scan was of its checks alone, so that no check is left.
    city(tmp_path, port, enabled=False)
    require_refused(run(tmp_path, "judge", "--quiet"), "scan 1 was limited to 'ssh-*' of plug-in ssh, which is not enabled")
    with sqlite3.connect(tmp_path / "tilik.db") as store:
        store.execute("UPDATE scan_check SET glob = '*'")
    ran = run(tmp_path, "judge", "--quiet")
    assert ran.code == 0
    warning, hint = ran.err.splitlines()
    assert warning.startswith("warning: scan 1 was judged with plug-in ssh, which is not enabled")
    assert "`plugins`" in hint
    assert rows(tmp_path, "observation") == observations
    assert verdicts(tmp_path) == {}
    assert [one["evidence"]["absent"] for one in report(tmp_path).values()] == [["ssh-greeting"], ["ssh-greeting"], [], []]
    assert not [v for one in report(tmp_path).values() for v in one["verdicts"] if v["outcome"] == "pass"]

    city(tmp_path, port)
    assert run(tmp_path, "judge", "--quiet").code == 0
    assert verdicts(tmp_path) == JUDGED
    assert [one["evidence"]["absent"] for one in report(tmp_path).values()] == [[], [], [], []]


@pytest.mark.slow
def test_a_scan_that_was_interrupted_goes_on_with_it(packages: Path, tmp_path: Path) -> None:
    with greeters() as (port, visitors):
        assert run(city(tmp_path, port), "scan", "--quiet", "--only", "ssh-*").code == 0
        with sqlite3.connect(tmp_path / "tilik.db") as store:
            store.execute("UPDATE scan SET finished = NULL")
            store.execute("UPDATE target SET collected = 0, judged = 0 WHERE number = 0")
            store.execute("DELETE FROM observation WHERE number = 0")
        assert run(tmp_path, "scan", "--resume", "--quiet").code == 0
    assert visitors.count("127.0.77.1") == 2
    assert len(visitors) == 4
    assert verdicts(tmp_path) == JUDGED


WRONG = {
    "another port than is registered": ("dialogue(request.port,", "dialogue(request.port + 1,", "out-of-scope", ""),
    "a bug": ("for _ in range(_LINES):", "for _ in [1 / 0]:", "probe-error", "ZeroDivisionError"),
    "something else": ("return Greeting(", "return str(", "probe-error", "TypeError"),
    "more than a line": ("dialogue.line(_LONGEST)", "dialogue.line(9)", "too-large", ""),
    "never": (
        "GREETING = ",
        "async def greet(request, way, see):\n    await __import__('asyncio').sleep(600)\n\n\nGREETING = ",
        "budget",
        "",
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize("how", WRONG)
def test_a_probe_that_goes_wrong_is_an_open_question_of_its_own(how: str, tmp_path: Path, install: Callable[[str], Path]) -> None:
    before, after, reason, trace = WRONG[how]
    assert before in CODE
    install(CODE.replace(before, after, 1))
    with greeters() as (port, _):
        city(tmp_path, port)
        with (tmp_path / "tilik.toml").open("a", encoding="utf-8") as settings:
            settings.write("host_seconds = 1.0\n")
        ran = run(tmp_path, "scan", "--quiet", "--only", "ssh-*")
    assert ran.code == 0, ran
    verdict = report(tmp_path)[OLD]["verdicts"][0]
    assert (verdict["outcome"], verdict["reason"]) == ("unknown", reason)
    assert trace in verdict["detail"]


UNFIT = {
    "a tag of ours": ('tag="ssh-greeting"', 'tag="exchange"', "the tag of Greeting does not start with ssh-"),
    "a key of ours": ('f"ssh-greeting {', 'f"http visit {', "does not start with ssh-"),
    "a level that no connection has": ("Level.PROBE", "Level.PASSIVE", "visits at least"),
    "a need that nobody answers": ("(Ssh,))", "())", "nobody collects a Ssh"),
    "a family of something else": (
        "(GreetingRequest, Greeting,",
        "(GreetingRequest, type('Other', (Observation,), {}, frozen=True, tag='ssh-other'),",
        "does not yield Other",
    ),
    "no probe": ("Greeting, greet, ProbePhase", "Greeting, print, ProbePhase", "no asynchronous function"),
    "a topic of another's name": ('id="ssh-server"', 'id="tls-server"', "topic tls-server does not start with ssh-"),
}


@pytest.mark.slow
@pytest.mark.parametrize("how", UNFIT)
def test_a_family_that_does_not_fit_stops_tilik_before_the_first_packet(how: str, tmp_path: Path, install: Callable[[str], Path]) -> None:
    before, after, words = UNFIT[how]
    assert before in CODE
    install(CODE.replace(before, after))
    require_refused(run(city(tmp_path, 2222), "scan", "--quiet"), words)
    assert not (tmp_path / "tilik.db").exists()


def test_a_version_names_its_plug_ins() -> None:
    # PEP 440: a local version follows a plus, and has no hyphen in its normal form.
    assert registry.plugins_in("11") == ()
    assert registry.plugins_in("11+acme-two-1.0.dev3+ubuntu.1+ssh-0") == ("acme-two", "ssh")
