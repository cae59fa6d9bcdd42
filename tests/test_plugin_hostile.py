"""A plug-in that does the worst: each of its checks is an ERROR with its reason, everything else is judged, and output stays output."""

from __future__ import annotations

import importlib
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from scanner import plugins
from scanner.example_city.sites import sites
from scanner.example_city.sites.dispar import PLAIN_HOST
from scanner.judge import process
from scanner.sandbox import SandboxLimits
from tests.scanner.city import city_in, tilik
from tests.scanner.cli.program import require_refused, run
from tests.test_plugin import CHECK, offered

# A busy machine decides which limit is reached first.
ENDED = "the judging process was ended by it"
# What a check does, and what its ERROR says of it.
BAD = {
    "object": ("yield MISSING(count=object())", "TypeError"),
    "mapping": ("yield MISSING(count={'a': 1})", "ValidationError"),
    "moment": ("yield MISSING(count=home.at)", "ValidationError"),
    "no-number": ("yield MISSING(count=float('nan'))", "no number"),
    "huge-number": ("yield MISSING(count=10 ** 40)", "OverflowError"),
    "half-character": (r"yield MISSING('\ud800', count=1); yield MISSING(count=(1, '\udfff')) ; yield home", "AttributeError"),
    "no-fact": ("yield MISSING()", "needs the fact 'count'"),
    "no-finding": ("yield 'a finding'", "AttributeError"),
    "no-findings": ("return 7", "TypeError"),
    "no-reason": ("from checks import Unknown; raise Unknown('because', 7); yield", "AttributeError"),
    "leaves": ("raise SystemExit(0); yield", "SystemExit"),
    "interrupts": ("raise KeyboardInterrupt; yield", "KeyboardInterrupt"),
    "passes-except": ("raise type('Beyond', (BaseException,), {})('all'); yield", "Beyond: all"),
    "ends-process": ("import os; os._exit(0); yield", "exit status 0"),
    "kills-itself": ("import ctypes; ctypes.string_at(0); yield", "Segmentation fault"),
    "endless": ("while True: pass\n    yield", "Overdue"),
    "endless-stubborn": ("import re\n    while True:\n        try:\n            re.match('(a|a)*b', 'a' * 60)\n        except BaseException: pass\n    yield", ENDED),
    "asleep": ("import time; time.sleep(10 ** 6); yield", ENDED),
    "endless-findings": ("while True: yield MISSING(count=1)", "Overdue"),
    "huge": ("kept = 'x' * 10 ** 10; yield MISSING(count=kept)", "MemoryError"),
    "huge-slowly": ("kept = [bytearray(10 ** 6) for _ in range(10 ** 6)]; yield", "MemoryError"),
    "deep": ("def deeper(n): return deeper(n + 1)\n    deeper(0); yield", "RecursionError"),
    "network": ("import socket; socket.create_connection(('127.0.0.1', 9)); yield", "a check may not reach out of its process: socket."),
    "program": ("import subprocess; subprocess.run(['true']); yield", "a check may not reach out of its process: subprocess.Popen"),
    "shell": ("import os; os.system('true'); yield", "a check may not reach out of its process: os.system"),
    "fork": ("import os; os.fork(); yield", "a check may not reach out of its process: os.fork"),
    "thread": ("import threading; threading.Thread(target=print).start(); yield", "a check may not start a thread"),
    "writes": ("open('planted.txt', 'w'); yield", "a check may not write files: 'planted.txt'"),
    "deletes": ("import os; os.remove('targets.txt'); yield", "a check may not reach out of its process: os.remove"),
}  # fmt: skip
TALKS = "print('spoken'); import os; os.write(1, b'written'); import sys; sys.__stdout__.write('told'); sys.__stdout__.flush()"
HEAD, _, BODY = CHECK.partition("@check(")
DECLARED = BODY.partition("def acme_owner")[0]


def check_of(name: str, body: str) -> str:
    return f"@check({DECLARED.replace('acme-owner', f'acme-{name}')}def {name.replace('-', '_')}(home: Exchange) -> Findings:\n    {body}\n\n\n"


def module() -> str:
    talking = check_of("talks", f"{TALKS}\n    yield MISSING(count=1)")
    return f"{HEAD}{TALKS}\n" + "".join(check_of(name, body) for name, (body, _) in BAD.items()) + talking


@pytest.fixture
def acme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A city of one site, whose settings enable the plug-in."""
    packages = tmp_path / "packages"
    packages.mkdir()
    offered(packages, "acme", "acme_worst", module())
    monkeypatch.syspath_prepend(packages)
    monkeypatch.setattr(process, "LIMITS", SandboxLimits(cpu=0.3, patience=5.0))
    monkeypatch.setattr(process, "HOST_SECONDS", 120.0)
    with city_in(tmp_path, without={site.host for site in sites()} - {PLAIN_HOST}):
        settings = tmp_path / "tilik.toml"
        settings.write_text('plugins = ["acme"]\n' + settings.read_text("utf-8"), "utf-8")
        yield tmp_path
    sys.modules.pop("acme_worst", None)
    plugins._harmless.clear()


def outcomes(output: str) -> dict[str, tuple[str, str]]:
    (host,) = json.loads(output)["hosts"]
    return {verdict["check"]: (verdict["outcome"], verdict["detail"]) for verdict in host["verdicts"]}


def require_errors(outcome_by_check: dict[str, tuple[str, str]]) -> None:
    assert outcome_by_check.pop("acme-talks")[0] == "fail"
    assert outcome_by_check.pop("http-https")[0] == "fail"
    for name, (_, words) in BAD.items():
        outcome, detail = outcome_by_check[f"acme-{name}"]
        assert (outcome, words in detail) == ("error", True), (name, detail)


@pytest.mark.slow
def test_every_bad_check_is_an_error_with_its_reason_and_nothing_else_is_touched(acme: Path) -> None:
    only = ("--only", "acme-*", "--only", "http-https")
    assert run(acme, "scan", "--quiet", *only).code == 3
    output = run(acme, "report", "--format", "json")
    assert output.code == 0
    require_errors(outcomes(output.out))
    assert not (acme / "planted.txt").exists()
    assert (acme / "targets.txt").exists()
    assert run(acme, "report").code == 0
    ran = run(acme, "checks", "list", "--only", "acme-*")
    assert (ran.code, len(ran.out.splitlines())) == (0, len(BAD) + 1)


def test_what_it_prints_is_no_output(acme: Path, capfd: pytest.CaptureFixture[str]) -> None:
    ran = run(acme, "check", PLAIN_HOST, "--only", "acme-talks", "--format", "json", "--level", "visit", "--targets", "targets.txt")
    assert json.loads(ran.out)["verdicts"][0]["outcome"] == "fail"
    assert capfd.readouterr().out == ""


@pytest.mark.slow
def test_what_it_has_done_at_the_end_is_no_output(tmp_path: Path) -> None:
    offered(tmp_path, "acme", "acme_last_words", f"import atexit, os; atexit.register(os.write, 1, b'last words')\n{CHECK}")
    (tmp_path / "tilik.toml").write_text('plugins = ["acme"]\n', "utf-8")
    ran = tilik(tmp_path, "checks", "list", env=os.environ | {"PYTHONPATH": str(tmp_path)})
    assert "acme-owner" in ran.stdout
    assert "last words" not in ran.stdout
    assert "last words" in ran.stderr


IMPORTS = {
    "endless": ("while True: pass\n", "seconds"),
    "endless, stubborn": ("import re\nwhile True:\n    try:\n        re.match('(a|a)*b', 'a' * 60)\n    except BaseException: pass\n", "seconds"),
    "ends the process": ("import os; os._exit(0)\n", "exit status 0"),
    "interrupts": ("raise KeyboardInterrupt\n", "KeyboardInterrupt"),
    "passes except": ("raise type('Beyond', (BaseException,), {})('all')\n", "all"),
    "starts a thread": ("import threading, time; threading.Thread(target=time.sleep, args=(60,), daemon=True).start()\n" + CHECK, "starts a thread"),
    "a number for a text": (CHECK.replace('en="The site names its keeper"', "en=7"), "int"),
    "a text that cannot be filled": (CHECK.replace('({count}).", en', '({count:d}).", en'), "acme"),
    "a risk of its own": (CHECK.replace("Risk(2, 2)", "'high'"), "likelihood"),
    "a need of its own": (
        CHECK.replace('Page("/")}', "Own()}").replace(
            "MISSING =", 'class Own:\n    yields = Exchange\n    level = Page("/").level\n    at = Page("/").at\n\nMISSING =', 1
        ),
        "is no Need",
    ),
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("how", IMPORTS)
def test_a_module_that_cannot_be_imported_is_two_lines_and_costs_a_report_only_its_texts(
    how: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code, words = IMPORTS[how]
    offered(tmp_path, "acme", "acme_import", code)
    monkeypatch.syspath_prepend(tmp_path)
    importlib.invalidate_caches()
    monkeypatch.setattr(plugins, "_IMPORT", SandboxLimits(cpu=0.3, patience=1.0, memory=1 << 30, sealed=False))
    (tmp_path / "tilik.toml").write_text('plugins = ["acme"]\n', "utf-8")
    try:
        require_refused(run(tmp_path, "checks", "list"), words)
        assert len(plugins.usable(("acme",))) > 50
    finally:
        sys.modules.pop("acme_import", None)
