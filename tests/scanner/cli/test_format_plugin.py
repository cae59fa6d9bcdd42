"""A stranger's package of one file brings a format: it is off until it is enabled, then `tilik report` writes it; and it cannot take the place of ours."""

from __future__ import annotations

import importlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from scanner import plugins
from scanner.sandbox import SandboxLimits
from tests.scanner.cli.program import require_refused, run
from tests.scanner.log.capture import is_log

EXAMPLE = Path(__file__).parents[2] / "plugins" / "format_example"
CODE = (EXAMPLE / "markdown_tilik.py").read_text("utf-8")


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example package, installed by pip into a folder of its own."""
    folder = tmp_path_factory.mktemp("environment")
    options = ["--quiet", "--disable-pip-version-check", "--no-deps", "--no-build-isolation", "--no-index", "--target", str(folder)]
    subprocess.run([sys.executable, "-m", "pip", "install", *options, str(EXAMPLE)], check=True, timeout=120)
    return folder


@pytest.fixture
def offer(environment: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the installed package, which tests run with and may change: its module."""
    packages = tmp_path / "packages"
    for path in environment.rglob("*"):
        if path.is_file() and path.suffix != ".pyc":
            there = packages / path.relative_to(environment)
            there.parent.mkdir(parents=True, exist_ok=True)
            there.write_bytes(path.read_bytes())
    monkeypatch.syspath_prepend(packages)
    monkeypatch.setattr(plugins, "_harmless", set())
    yield packages / "markdown_tilik.py"
    sys.modules.pop("markdown_tilik", None)
    importlib.invalidate_caches()


def enable(folder: Path, *names: str) -> None:
    settings = folder / "tilik.toml"
    settings.write_text(f"{settings.read_text('utf-8')}\n[report]\nformats = {list(names)}\n", "utf-8")


@pytest.mark.slow
@pytest.mark.usefixtures("offer")
def test_an_installed_format_that_is_not_enabled_changes_nothing(scanned: Path) -> None:
    require_refused(run(scanned, "report", "--format", "markdown", "--out", "laporan"), "'markdown' is not one of csv")


@pytest.mark.slow
@pytest.mark.usefixtures("offer")
def test_an_enabled_format_is_written_beside_ours(scanned: Path) -> None:
    enable(scanned, "markdown")
    ran = run(scanned, "report", "--format", "markdown,csv", "--opd", "dinkes", "--out", "laporan", "--lang", "en")
    assert (ran.code, ran.out.splitlines(), ran.err) == (0, ["laporan/dinkes/tasks.md", "laporan/dinkes/register.csv"], "")
    text = (scanned / "laporan" / "dinkes" / "tasks.md").read_text("utf-8")
    assert text.startswith("# Dinas Kesehatan\n")
    assert "\n1. " in text


@pytest.mark.usefixtures("offer")
def test_alone_it_is_printed_and_in_a_package_it_is_packed(scanned: Path) -> None:
    enable(scanned, "markdown")
    assert run(scanned, "report", "--format", "markdown", "--opd", "dinkes").out.startswith("# Dinas Kesehatan\n")
    ran = run(scanned, "handover", "--opd", "dinkes", "--to", "Kepala", "--who", "Sari", "--format", "markdown")
    assert (ran.code, ran.err) == (0, "")


WRONG = {
    "a name of ours": (CODE.replace('one_file("markdown"', 'one_file("json"'), "format json exists already"),
    "a file of ours": (CODE.replace("tasks.md", "report.json"), "report.json is another format's file"),
    "a file elsewhere": (CODE.replace("tasks.md", "../tasks.md"), "its name or that of a file is no plain name"),
    "no Python": ("def\n", "plug-in markdown cannot be loaded"),
    "leaving": ("import os\nos._exit(0)\n", "plug-in markdown cannot be loaded"),
}


@pytest.mark.parametrize("how", WRONG)
def test_a_format_that_cannot_be_used_stops_the_report(how: str, scanned: Path, offer: Path) -> None:
    code, words = WRONG[how]
    offer.write_text(code, "utf-8")
    enable(scanned, "markdown")
    require_refused(run(scanned, "report", "--format", "html", "--out", "laporan"), words)
    assert not (scanned / "laporan").exists()


def test_a_format_that_is_not_installed(scanned: Path) -> None:
    enable(scanned, "absent")
    require_refused(run(scanned, "report", "--out", "laporan"), "plug-in absent is not installed")


@pytest.mark.usefixtures("offer")
def test_a_bug_of_a_format_is_named_and_costs_only_its_file(scanned: Path, offer: Path) -> None:
    offer.write_text(CODE.replace("view = of.view()", "view = of.view()\n    1 / 0"), "utf-8")
    enable(scanned, "markdown")
    ran = run(scanned, "report", "--format", "csv,markdown", "--opd", "dinkes", "--out", "laporan")
    assert ran.code == 3
    assert "dinkes/tasks.md: could not be shown" in ran.err
    assert (scanned / "laporan" / "dinkes" / "register.csv").exists()
    assert not (scanned / "laporan" / "dinkes" / "tasks.md").exists()


@pytest.mark.slow
def test_one_that_never_ends_is_refused_with_the_setting_to_take_it_out_of(
    scanned: Path, offer: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plugins, "_IMPORT", SandboxLimits(cpu=0.3, patience=1.0, memory=1 << 30, sealed=False))
    offer.write_text("while True: pass\n", "utf-8")
    enable(scanned, "markdown")
    ran = run(scanned, "report", "--out", "laporan")
    require_refused(ran, "plug-in markdown cannot be loaded")
    assert ran.err.endswith("Repair it or take it out of `report.formats`.\n")
    *log, _, _ = run(scanned, "report", "--out", "laporan", "-v").err.splitlines()
    assert len(log) == 1
    assert is_log(f"{log[0]}\n")
    assert " WARNING scanner.plugins: plug-in markdown is refused: " in log[0]


def test_one_that_starts_a_thread_is_refused_with_that_setting(scanned: Path, offer: Path) -> None:
    offer.write_text(CODE + "\nimport threading, time\nthreading.Thread(target=time.sleep, args=(60,), daemon=True).start()\n", "utf-8")
    enable(scanned, "markdown")
    ran = run(scanned, "report", "--out", "laporan")
    require_refused(ran, "starts a thread")
    assert ran.err.endswith("Repair it or take it out of `report.formats`.\n")
