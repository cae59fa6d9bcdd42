"""A stranger's package of one file brings a check: it is off until it is enabled, then it is everywhere; and it cannot trespass."""

from __future__ import annotations

import importlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from scanner.example_city.sites import sites
from scanner.example_city.sites.dispar import PLAIN_HOST
from tests.scanner.city import city_in, tilik
from tests.scanner.cli.program import require_refused, run

PACKAGE = Path(__file__).parent / "plugins" / "check_example"
CHECK = (PACKAGE / "acme_tilik.py").read_text("utf-8")


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The plug-in, installed by pip into a folder of its own."""
    source, environment = tmp_path_factory.mktemp("acme") / PACKAGE.name, tmp_path_factory.mktemp("environment")
    shutil.copytree(PACKAGE, source)
    pip = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--no-deps",
        "--no-build-isolation",
        "--no-index",
    ]
    subprocess.run([*pip, "--target", environment, source], check=True, timeout=120)
    return environment


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """One running site, scanned with the plug-in enabled."""
    folder = tmp_path_factory.mktemp("city")
    with city_in(folder, without={site.host for site in sites()} - {PLAIN_HOST}):
        settings = folder / "tilik.toml"
        settings.write_text('plugins = ["acme"]\n' + settings.read_text("utf-8"), "utf-8")
        yield folder


@pytest.fixture
def installed(environment: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The environment with the plug-in is the one that tests run in."""
    monkeypatch.syspath_prepend(environment)
    yield
    sys.modules.pop("acme_tilik", None)


@pytest.mark.slow
def test_an_installed_plug_in_that_is_not_enabled_changes_nothing(environment: Path, tmp_path: Path) -> None:
    ran = tilik(tmp_path, "checks", "list", env=os.environ | {"PYTHONPATH": str(environment)})
    assert ran.returncode == 0
    assert "http-hsts" in ran.stdout
    assert "acme" not in ran.stdout


@pytest.mark.slow
def test_an_enabled_plug_in_is_listed_after_ours(environment: Path, tmp_path: Path) -> None:
    (tmp_path / "tilik.toml").write_text('plugins = ["acme"]\n', "utf-8")
    ran = tilik(tmp_path, "checks", "list", "--lang", "en", env=os.environ | {"PYTHONPATH": str(environment)})
    assert ran.returncode == 0
    assert ran.stdout.splitlines()[-1] == "acme-owner\tvisit\tThe site names its keeper"


@pytest.mark.slow
@pytest.mark.usefixtures("installed")
def test_it_is_shown_and_tested_like_ours(tmp_path: Path) -> None:
    (tmp_path / "tilik.toml").write_text('plugins = ["acme"]\n', "utf-8")
    assert "Tanpa pengelola, laporan warga tidak sampai." in run(tmp_path, "checks", "show", "acme-owner").out
    assert run(tmp_path, "checks", "test", "acme-*") == (0, "1 checks, 2 examples, 0 faults\n", "")


@pytest.mark.slow
@pytest.mark.usefixtures("installed")
def test_it_is_planned_scanned_and_reported_in_both_languages(city: Path) -> None:
    assert "site visit" in run(city, "targets", "plan", "--only", "acme-*").out
    assert run(city, "scan", "--quiet").code == 0
    for lang, words in (("id", "Header X-Pengelola tidak dikirim (0)."), ("en", "The X-Pengelola header is not sent (0).")):
        assert run(city, "report", "--lang", lang, "--out", lang).code == 0
        page = (city / lang / "dispar" / "index.html").read_text("utf-8")
        assert words in page
        assert {"id": "Sebutkan pengelola situs", "en": "Name the keeper of the site"}[lang] in page
    report = json.loads((city / "en" / "report.json").read_bytes())
    assert report["rules"].endswith("+acme-1.2")
    (verdict,) = [v for v in report["hosts"][0]["verdicts"] if v["check"] == "acme-owner"]
    assert verdict["findings"][0]["text"] == {
        "id": "Header X-Pengelola tidak dikirim (0).",
        "en": "The X-Pengelola header is not sent (0).",
    }


def test_a_report_outlives_the_plug_in(city: Path, environment: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What it found is in the store; that it is gone later must not keep an OPD from its report."""
    store = tmp_path / "tilik.db"
    with monkeypatch.context() as there:
        there.syspath_prepend(environment)
        assert run(city, "scan", "--quiet", "--only", "acme-*", "--store", store).code == 0
    sys.modules.pop("acme_tilik", None)
    importlib.invalidate_caches()
    ran = run(tmp_path, "report", "--format", "json", "--store", store)
    assert ran.code == 0
    assert json.loads(ran.out)["hosts"][0]["verdicts"][0]["check"] == "acme-owner"


WRONG = {
    "missing": (None, "plug-in acme is not installed"),
    "without prefix": (CHECK.replace("acme-owner", "http-owner"), "check http-owner does not start with acme-"),
    "broken": ("1 / 0\n", "plug-in acme cannot be loaded: division by zero"),
    "not Python": ("def\n", "plug-in acme cannot be loaded"),
    "half a check": (CHECK.replace('needs={"home": Page("/")}', 'needs={"front": Page("/")}'), "plug-in acme cannot be loaded: acme-owner"),
    "leaving": ("raise SystemExit(0)\n", "plug-in acme cannot be loaded"),
}


def offered(folder: Path, name: str, module: str, code: str) -> None:
    """An installed distribution as the import system sees one: a module and its metadata."""
    (folder / f"{module}.py").write_text(code, "utf-8")
    information = folder / f"{module}-1.0.dist-info"
    information.mkdir(parents=True)
    (information / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {module}\nVersion: 1.0\n", "utf-8")
    (information / "entry_points.txt").write_text(f"[tilik.checks]\n{name} = {module}\n", "utf-8")


@pytest.mark.parametrize("command", [("scan",), ("check", PLAIN_HOST), ("checks", "list"), ("targets", "plan")], ids=" ".join)
@pytest.mark.parametrize("how", WRONG)
def test_a_plug_in_that_cannot_be_used_stops_tilik_before_the_first_packet(
    how: str, command: tuple[str, ...], city: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code, words = WRONG[how]
    packages = tmp_path / "packages"
    packages.mkdir()
    if code is not None:
        offered(packages, "acme", "acme_wrong", code)
    monkeypatch.syspath_prepend(packages)
    for name in ("tilik.toml", "targets.txt"):
        shutil.copy(city / name, tmp_path)
    try:
        require_refused(run(tmp_path, *command), words)
    finally:
        sys.modules.pop("acme_wrong", None)
    assert {path.name for path in tmp_path.iterdir()} == {"packages", "tilik.toml", "targets.txt"}, "a scan was begun"


@pytest.mark.parametrize("plugins", ['["acme", "acme-owner"]', '["acme", "acme"]'], ids=["two", "one twice"])
def test_a_check_is_brought_once(plugins: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Both names are a prefix of the one id.
    offered(tmp_path, "acme", "acme_one", CHECK.replace('"acme-owner"', '"acme-owner-named"'))
    offered(tmp_path, "acme-owner", "acme_two", CHECK.replace('"acme-owner"', '"acme-owner-named"'))
    monkeypatch.syspath_prepend(tmp_path)
    (tmp_path / "tilik.toml").write_text(f"plugins = {plugins}\n", "utf-8")
    require_refused(run(tmp_path, "checks", "list"), "check acme-owner-named exists already")


@pytest.mark.slow
def test_a_check_with_a_bug_is_an_error_of_the_check_and_exit_code_3(city: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    offered(tmp_path, "acme", "acme_buggy", CHECK.replace("if not owners:", "if owners[0]:"))
    monkeypatch.syspath_prepend(tmp_path)
    ran = run(city, "scan", "--only", "acme-*", "--only", "http-hsts", "--store", tmp_path / "tilik.db")
    report = json.loads(run(city, "report", "--store", tmp_path / "tilik.db", "--format", "json").out)
    result = run(city, "checks", "test", "acme-*")
    sys.modules.pop("acme_buggy", None)
    assert ran.code == 3
    assert "1 kesalahan tilik" in ran.err
    assert {v["check"]: v["outcome"] for v in report["hosts"][0]["verdicts"]} == {"acme-owner": "error", "http-hsts": "unknown"}
    assert result.code == 3
    assert "IndexError" in result.out
