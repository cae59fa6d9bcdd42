"""A product that is added as one file, and one that a plug-in's package brings, is in every output of a scan without another line changed."""

from __future__ import annotations

import csv
import io
import json
import shutil
import sys
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import openpyxl
import pytest

from checks.core.software import data_files
from checks.core.software.data_files import bring_products, forget_products
from scanner.example_city import ExampleCity, start
from scanner.example_city.page import example_page
from scanner.example_city.site import IncomingRequest, ServedAnswer, Site
from tests.generated_docs import products_page
from tests.scanner.cli.program import Ran, require_refused, run

PLUGIN = Path(__file__).parent / "plugins" / "product_example"
FILE = "balai-kota.toml"
HOST, OPD = "balai.kotacontoh.go.id", "Dinas Contoh"
# What is asked where PHP runs, which the product implies.
PHP_PATH = "/vendor/composer/installed.json"
# Nothing on its pages tells the version: a path does that only this product has, so that nobody else is asked for it.
FRONT = example_page("Beranda", "<p>Layanan kota.</p>", OPD, head='<meta name="generator" content="Balai Kota">')
TELLING = ServedAnswer(200, (("Content-Type", "application/json"),), b'{"balaikota":"2.1.4"}')


PATHS: list[str] = []


async def respond(request: IncomingRequest) -> ServedAnswer:
    PATHS.append(request.target)
    pages = {"/": FRONT, "/balaikota.json": TELLING}
    return pages.get(request.target) or example_page("Tidak ditemukan", "<p>Halaman tidak ada.</p>", OPD, status=404)


@pytest.fixture(scope="module")
def city() -> Iterator[ExampleCity]:
    with start([Site(host=HOST, address="127.0.21.7", https=respond)]) as running:
        yield running


@pytest.fixture(params=["file", "plug-in"])
def folder(request: pytest.FixtureRequest, city: ExampleCity, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder with settings and targets, where the product is known."""
    plugins = ""
    if request.param == "plug-in":
        monkeypatch.syspath_prepend(package(tmp_path))
        plugins = 'plugins = ["balai"]\n'
    else:
        shipped, copy = Path(data_files.__file__).parent, tmp_path / "software"
        copy.mkdir()
        for other in shipped.iterdir():
            if other.name not in ("products", "releases"):
                (copy / other.name).symlink_to(other)
        for name in ("products", "releases"):
            (copy / name).mkdir()
            for file in (shipped / name).glob("*.toml"):
                (copy / name / file.name).symlink_to(file)
            shutil.copy(PLUGIN / "balai_tilik" / name / FILE, copy / name)
        files = resources.files
        monkeypatch.setattr("importlib.resources.files", lambda package: copy if package == "checks.core.software" else files(package))
        forget_products()
    network = city.network
    (tmp_path / "tilik.toml").write_text(
        f"{plugins}[network]\nresolver = {network.resolver!r}\nallow_private = {list(network.allow_private)!r}\nrate = 200.0\n"
        f"trusted_roots = {list(network.trusted_roots)!r}\n[network.ports]\n443 = {network.ports['443']}\n80 = {network.ports['80']}\n",
        "utf-8",
    )
    (tmp_path / "targets.txt").write_text(f"# Kota Contoh\n[{OPD}]\ncode: contoh\n{HOST}\n", "utf-8")
    yield tmp_path
    monkeypatch.undo()
    bring_products({})
    forget_products()
    sys.modules.pop("balai_tilik", None)


def package(folder: Path) -> Path:
    """The plug-in as pip would install it."""
    shutil.copytree(PLUGIN / "balai_tilik", folder / "packages" / "balai_tilik")
    metadata = folder / "packages" / "balai_tilik-1.0.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: balai-tilik\nVersion: 1.0\n", "utf-8")
    (metadata / "entry_points.txt").write_text("[tilik.checks]\nbalai = balai_tilik\n", "utf-8")
    return folder / "packages"


def done(folder: Path, *arguments: object) -> Ran:
    ran = run(folder, *arguments)
    assert ran.code in (0, 1), ran
    return ran


@pytest.mark.slow
def test_it_is_everywhere(folder: Path) -> None:
    assert "0 faults" in done(folder, "checks", "test").out
    assert "Balai Kota" in done(folder, "catalogue", "status").out
    assert "| Balai Kota | cms |" in products_page()
    done(folder, "scan", "--quiet", "--only", "software-*", "--only", "exposed-config")
    for lang, sentence in {
        "id": "Balai Kota 2.1.4 di / tidak dirawat lagi: dukungan serinya berakhir selambat-lambatnya 31 Desember 2025",
        "en": "Balai Kota 2.1.4 at / is no longer maintained: support of its branch ended by 31 December 2025",
    }.items():
        done(folder, "report", "--lang", lang, "--format", "html,json,xlsx,csv,inventory,sarif,defectdojo,text", "--out", lang)
        for page in ("index.html", "contoh/index.html"):
            assert "Balai Kota" in (folder / lang / page).read_text("utf-8")
        assert sentence in " ".join((folder / lang / "contoh/index.html").read_text("utf-8").split())
        lines = csv.reader(io.StringIO((folder / lang / "inventory.csv").read_text("utf-8-sig"), newline=""), strict=True)
        (line,) = [line for line in lines if line[2] == "Balai Kota"]
        assert (line[0], line[2:5], line[6:8]) == (HOST, ["Balai Kota", "2.1.4", "/"], ["2025-12-31", "3.0.2"])
        for form in ("register.csv", "report.sarif", "defectdojo.json"):
            assert "Balai Kota 2.1.4" in (folder / lang / form).read_text("utf-8-sig")
        book = openpyxl.load_workbook(folder / lang / "register.xlsx")
        assert "Balai Kota" in {cell.value for row in book[{"id": "Perangkat Lunak", "en": "Software"}[lang]].iter_rows() for cell in row}
    (host,) = json.loads((folder / "en" / "report.json").read_bytes())["hosts"]
    (software,) = [one for one in host["evidence"]["software"] if one["name"] == "Balai Kota"]
    assert (software["version"], software["certainty"], software["support"], software["place"]) == ("2.1.4", "certain", "ended", "/")


@pytest.mark.slow
def test_it_chooses_what_is_asked(folder: Path) -> None:
    """Its own path for its version, and what is asked only of sites in the language that it implies."""
    knowing = paths_of(folder)
    (folder / "tilik.toml").write_text((folder / "tilik.toml").read_text("utf-8").replace('plugins = ["balai"]\n', ""), "utf-8")
    for name in ("products", "releases"):
        (folder / "software" / name / FILE).unlink(missing_ok=True)
    forget_products()
    ignorant = paths_of(folder)
    assert {"/balaikota.json", PHP_PATH} <= knowing - ignorant


def paths_of(folder: Path) -> set[str]:
    """The paths that a full look asks for."""
    PATHS.clear()
    done(folder, "scan", "--quiet", "--only", "software-*", "--only", "exposed-*", "--store", folder / "looks.db")
    return set(PATHS)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("products/wordpress.toml", 'name = "WordPress"\nsort = "cms"\n', "products/wordpress.toml does not start with balai-"),
        ("products/balai-lain.toml", 'name = "Lain"\n', "missing required field `sort`"),
        ("products/balai-lain.toml", 'name = "Lain"\nsort = "cms"\nsigns = [{ body = "(" }]\n', "unterminated subpattern"),
        ("releases/balai-kota.toml", 'as_of = 2026-08-22\nlines = "3.0"\n', "Expected `array`, got `str`"),
    ],
)
def test_a_plug_in_whose_product_is_wrong_is_refused(
    name: str, text: str, line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    packages = package(tmp_path)
    (packages / "balai_tilik" / name).write_text(text, "utf-8")
    monkeypatch.syspath_prepend(packages)
    (tmp_path / "tilik.toml").write_text('plugins = ["balai"]\n', "utf-8")
    ran = run(tmp_path, "checks", "test")
    sys.modules.pop("balai_tilik", None)
    require_refused(ran, "a plug-in's product cannot be read", line)
